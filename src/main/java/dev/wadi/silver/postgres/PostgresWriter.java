package dev.wadi.silver.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.bronze.StaleClaim;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Batch;
import dev.wadi.core.Claim;
import dev.wadi.core.Disposition;
import dev.wadi.core.Reject;
import dev.wadi.core.Stage;
import dev.wadi.core.Version;
import dev.wadi.core.poison.Poison;
import dev.wadi.failpoint.Failpoint;
import dev.wadi.postgres.CopyText;
import dev.wadi.postgres.Database;
import dev.wadi.silver.Writer;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** WRITE in Postgres, by COPY: the attempt, its versions, its rejects, its dispositions, and the end of the claim. */
public final class PostgresWriter implements Writer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Contracts contracts;

    public PostgresWriter(Database database, Contracts contracts) {
        this.database = database;
        this.contracts = contracts;
    }

    @Override
    public void write(Batch<Version> batch) {
        try {
            writeAll(batch);
        } catch (RuntimeException e) {
            if (!RefusedRows.isRefusal(e)) {
                throw e;
            }
            writeAll(Poison.without(batch, Stage.WRITE, e, this::isTaken, Version::origin));
        }
    }

    /** Whether Postgres takes all rows of a batch; leaves none of them. */
    private boolean isTaken(Batch<Version> batch) {
        return RefusedRows.takes(database, handle -> {
            var attempt = beginAttempt(handle, batch);
            copyVersions(handle, batch, attempt);
            copyRejects(handle, batch, attempt);
        });
    }

    private void writeAll(Batch<Version> batch) {
        var stream = batch.claim().page().stream();
        database.useTransaction(handle -> {
            hold(handle, batch.claim()).ifPresent(before -> {
                var attempt = beginAttempt(handle, batch);
                copyVersions(handle, batch, attempt);
                Failpoint.at("write.versions", stream);
                copyRejects(handle, batch, attempt);
                copyAmended(handle, batch, attempt);
                endClaim(handle, batch.claim());
                if (before > 0) {
                    judgeAgain(handle, batch);
                }
                Failpoint.at("write.kept", stream);
            });
        });
        Failpoint.at("write.done", stream);
    }

    /**
     * Locks the claim and says what the newest deployment is that the page has an attempt of, 0 where it has none; empty where
     * this very batch has been written before and only the answer was lost.
     */
    private static OptionalInt hold(Handle handle, Claim claim) {
        var state = ofPage(handle.createQuery("""
                                SELECT state FROM bronze.claim
                                WHERE tenant = :tenant AND page_id = :page AND epoch = :epoch AND owner = :owner
                                FOR UPDATE
                                """), claim)
                .bind("epoch", claim.epoch())
                .bind("owner", claim.owner())
                .mapTo(String.class)
                .findOne()
                .orElse("another's");
        if (state.equals("done")) {
            return OptionalInt.empty();
        }
        if (!state.equals("claimed")) {
            throw new StaleClaim("page " + claim.page().id() + " is " + state);
        }
        var newest = ofPage(handle.createQuery("""
                                SELECT coalesce(max(deployment), 0) FROM ops.attempt
                                WHERE tenant = :tenant AND page_id = :page
                                """), claim).mapTo(Integer.class).one();
        if (newest > claim.deployment()) {
            throw new StaleClaim("page " + claim.page().id() + " has an attempt of the newer deployment " + newest);
        }
        return OptionalInt.of(newest);
    }

    private static long beginAttempt(Handle handle, Batch<Version> batch) {
        return ofPage(handle.createQuery("""
                                INSERT INTO ops.attempt (tenant, page_id, run_id, stream, deployment, epoch, dispositions,
                                  amended_upto)
                                VALUES (:tenant, :page, :run, :stream, :deployment, :epoch, :dispositions, :amended)
                                RETURNING attempt_id
                                """), batch.claim())
                .bind("run", batch.page().runId())
                .bind("stream", batch.page().stream())
                .bind("deployment", batch.claim().deployment())
                .bind("epoch", batch.claim().epoch())
                .bind("dispositions", dispositions(batch))
                .bind("amended", batch.claim().amendments().upto())
                .mapTo(Long.class)
                .one();
    }

    /** One letter for each record of the page, in order. */
    private static String dispositions(Batch<Version> batch) {
        var letters = new char[batch.page().frames().size()];
        batch.accepted().forEach(version -> letters[version.origin().ordinal()] = Disposition.LOADED.letter());
        batch.rejects()
                .forEach(reject -> letters[reject.origin().ordinal()] =
                        reject.disposition().letter());
        for (var letter : letters) {
            if (letter == 0) {
                throw new IllegalStateException(batch + " disposes of a record twice and of another not at all");
            }
        }
        return new String(letters);
    }

    private void copyVersions(Handle handle, Batch<Version> batch, long attempt) {
        var page = batch.page();
        var rows = new CopyText();
        var table = new SilverTable(contracts.of(page.stream()));
        rows.stream(handle, table.name(), table.columns(), () -> {
            for (var version : batch.accepted()) {
                rows.add(page.tenant().name())
                        .add(attempt)
                        .add(version.origin().ordinal())
                        .add(page.id())
                        .add(version.key())
                        .add(version.sourceVersion())
                        .add(page.readAt())
                        .add(version.deleted())
                        .add(version.rowHash());
                version.values().forEach(rows::add);
                rows.add(version.extra().isEmpty() ? "{}" : version.extra().toString());
                rows.endRow();
            }
        });
    }

    private static void copyRejects(Handle handle, Batch<Version> batch, long attempt) {
        var page = batch.page();
        var tenant = page.tenant().name();
        var quarantine = new CopyText();
        var dispositions = new CopyText();
        for (var reject : batch.rejects()) {
            var origin = reject.origin();
            dispositions
                    .add(tenant)
                    .add(attempt)
                    .add(origin.ordinal())
                    .add(reject.disposition().label());
            dispositions.endRow();
            if (reject.disposition() == Disposition.FILTERED) {
                continue;
            }
            quarantine
                    .add(tenant)
                    .add(attempt)
                    .add(origin.ordinal())
                    .add(page.id())
                    .add(page.stream())
                    .add(reject.stage().label())
                    .add(problems(reject))
                    .add(page.partition())
                    .add(origin.offset())
                    .add(origin.length())
                    .add(page.original(origin.ordinal()));
            quarantine.endRow();
        }
        quarantine.into(
                handle,
                "ops.quarantine",
                "tenant, attempt_id, ordinal, page_id, stream, stage, problems, partition, byte_start, byte_count, original");
        dispositions.into(handle, "ops.disposition", "tenant, attempt_id, ordinal, disposition");
    }

    private static void copyAmended(Handle handle, Batch<Version> batch, long attempt) {
        var rows = new CopyText();
        batch.claim().amendments().byRecord().forEach((ordinal, decision) -> {
            rows.add(batch.page().tenant().name()).add(attempt).add(ordinal).add(decision.number());
            rows.endRow();
        });
        rows.into(handle, "ops.amended", "tenant, attempt_id, ordinal, number");
    }

    private static void endClaim(Handle handle, Claim claim) {
        ofPage(handle.createUpdate("""
                                UPDATE bronze.claim SET state = 'done', lease_until = NULL
                                WHERE tenant = :tenant AND page_id = :page
                                """), claim).execute();
    }

    /** What the gates said was of the attempt before. */
    private static void judgeAgain(Handle handle, Batch<Version> batch) {
        handle.createUpdate("UPDATE ops.run SET judged_at = NULL WHERE tenant = :tenant AND run_id = :run")
                .bind("tenant", batch.page().tenant().name())
                .bind("run", batch.page().runId())
                .execute();
    }

    private static String problems(Reject reject) {
        try {
            return JSON.writeValueAsString(reject.problems());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("problems are plain text", e);
        }
    }

    private static <S extends SqlStatement<S>> S ofPage(S statement, Claim claim) {
        return statement
                .bind("tenant", claim.page().tenant().name())
                .bind("page", claim.page().id());
    }
}
