package dev.wadi.identity.postgres;

import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.IdentitySpec.Kind;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Tenant;
import dev.wadi.identity.register.Membership;
import dev.wadi.identity.register.RecordName;
import dev.wadi.identity.register.RegisterSettings;
import dev.wadi.identity.register.Review;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What RESOLVE does for customers: whose the records are that changed, and what that does to others. It remembers everybody
 * between transactions, and reads all anew where the last of them was not its own. For one thread.
 */
final class CustomerResolution {

    private static final int FETCH = 5_000;

    private final Contracts contracts;
    private final Tenant tenant;
    private final KeyedHash hash;
    private final RegisterSettings settings;
    private final SubjectReader subjects;
    private Optional<Registers> registers = Optional.empty();
    private Optional<Hearing> hearing = Optional.empty();
    private long times = -1;

    CustomerResolution(Contracts contracts, Tenant tenant, KeyedHash hash, RegisterSettings settings) {
        this.contracts = contracts;
        this.tenant = tenant;
        this.hash = hash;
        this.settings = settings;
        this.subjects = new SubjectReader(contracts);
    }

    /** Remembers everybody as of before this transaction. */
    void begin(Handle handle) {
        var last = handle.createQuery("SELECT times FROM identity.settled WHERE tenant = :tenant")
                .bind("tenant", tenant.name())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
        if (registers.isEmpty() || times != last) {
            registers = Optional.of(read(handle));
            times = last;
        }
        hearing = registers.map(Hearing::new);
    }

    /** Remembers everybody while there is nothing to do, where it does not yet: the first to come need not wait for it. */
    void prepare(Handle handle) {
        if (registers.isEmpty()) {
            begin(handle);
            registers.ifPresent(Registers::takeIn);
        }
    }

    /** Takes in what the records of a stream say that are in the working table of {@link StreamResolution}. */
    void hear(Handle handle, Contract contract) {
        if (contract.identity().isPresent()) {
            var here = hearing.orElseThrow();
            handle.createQuery(subjects.select(contract, StreamResolution.CHANGED + " c"))
                    .bind("tenant", tenant.name())
                    .setFetchSize(FETCH)
                    .map((row, context) -> subjects.read(row))
                    .forEach(subject -> here.say(contract.stream(), subject));
        }
    }

    /** Settles customers into the candidate. */
    void settle(Handle handle, int candidate) {
        hearing.orElseThrow().end();
        var links = new LinkRows(handle, tenant, candidate);
        links.write(registers.orElseThrow().settle());
        times++;
        handle.createUpdate("""
                        INSERT INTO identity.settled (tenant, times) VALUES (:tenant, :times)
                        ON CONFLICT (tenant) DO UPDATE SET times = excluded.times
                        """)
                .bind("tenant", tenant.name())
                .bind("times", times)
                .execute();
    }

    /** The transaction failed: what is remembered may never have been. */
    void forget() {
        registers = Optional.empty();
    }

    private Registers read(Handle handle) {
        var retired = new HashSet<>(handle.createQuery("SELECT customer_id FROM identity.merge WHERE tenant = :tenant")
                .bind("tenant", tenant.name())
                .mapTo(UUID.class)
                .list());
        var read = new Registers(subjects, settings, tenant, hash, retired);
        for (var contract : contracts.all()) {
            if (contract.identity().isPresent()) {
                restore(handle, contract, read);
            }
        }
        handle.createQuery("""
                        SELECT kind, left_stream, left_key, right_stream, right_key, probability, reason
                        FROM identity.review WHERE tenant = :tenant AND to_publication IS NULL
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> new Open(kind(row.getString("kind")), review(row)))
                .forEach(open -> read.restore(open.kind, open.review));
        return read;
    }

    private void restore(Handle handle, Contract contract, Registers read) {
        var sql = "SELECT s.*, l.kind AS customer_kind, l.customer_id, l.confidence, l.reason FROM ("
                + subjects.select(
                        contract,
                        "(SELECT * FROM identity.record WHERE tenant = :tenant AND stream = :stream "
                                + "AND to_publication IS NULL) c")
                + ") s LEFT JOIN identity.link l ON l.tenant = :tenant AND l.stream = :stream "
                + "AND l.record_key = s.record_key AND l.to_publication IS NULL";
        handle.createQuery(sql)
                .bind("tenant", tenant.name())
                .bind("stream", contract.stream())
                .setFetchSize(FETCH)
                .map((row, context) -> new Known(subjects.read(row), tie(row)))
                .forEach(known -> known.tie.ifPresentOrElse(
                        tie -> read.restore(contract.stream(), known.subject, tie.kind, tie.membership),
                        () -> read.say(contract.stream(), known.subject)));
    }

    private record Open(Kind kind, Review review) {}

    private record Known(Subject subject, Optional<Tie> tie) {}

    /** To which customer a record is linked, and what that is. */
    private record Tie(Kind kind, Membership membership) {}

    private static Optional<Tie> tie(ResultSet row) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        return customer == null
                ? Optional.empty()
                : Optional.of(new Tie(
                        kind(row.getString("customer_kind")),
                        new Membership(customer, row.getDouble("confidence"), row.getString("reason"))));
    }

    private static Review review(ResultSet row) throws SQLException {
        return new Review(
                new RecordName(row.getString("left_stream"), row.getString("left_key")),
                new RecordName(row.getString("right_stream"), row.getString("right_key")),
                row.getDouble("probability"),
                row.getString("reason"));
    }

    private static Kind kind(String label) {
        return Kind.valueOf(label.toUpperCase(Locale.ROOT));
    }
}
