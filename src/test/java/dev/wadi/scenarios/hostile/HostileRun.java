package dev.wadi.scenarios.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.bronze.Landing.Outcome;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.postgres.PostgresLanding;
import dev.wadi.contract.Contracts;
import dev.wadi.scenarios.hostile.HostileSource.Row;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What schedules of all kinds of sources share: a tenant of its own, the real LAND, and the count of what the source gave. How many
 * schedules there are: {@code -Dwadi.hostile.seeds=1000}. A seed that fails fails again.
 */
final class HostileRun {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ALL = 10_000;

    final PostgresLanding landing;
    final Warehouse warehouse;

    private final TestDatabase database;
    private final Contracts contracts;
    private final Set<Row> rows = new HashSet<>();
    private Instant time = Instant.EPOCH;
    private long given;

    HostileRun(TestDatabase database, Contracts contracts) {
        this.database = database;
        this.contracts = contracts;
        this.landing = new PostgresLanding(database.database());
        this.warehouse = new Warehouse(database, contracts);
    }

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("wadi.hostile.seeds", 50));
    }

    /** The beginnings of a read, which is named by a time of its own. */
    QueryStreams streams() {
        return new QueryStreams(landing, contracts, warehouse.tenant(), Warehouse.HASH, clock());
    }

    Clock clock() {
        time = time.plus(Duration.ofSeconds(1));
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    /**
     * LAND.
     *
     * @param again whether it is tried once more, as after a commit of which nobody knows
     */
    void land(PageDraft draft, boolean again) {
        assertThat(landing.land(draft)).isEqualTo(Outcome.LANDED);
        given += draft.frames().size();
        if (again) {
            assertThat(landing.land(draft)).as("after an ambiguous commit").isEqualTo(Outcome.KNOWN);
        }
    }

    /** LAND, remembering what the rows of a {@link HostileSource} say. */
    void landRows(PageDraft draft, boolean again) {
        land(draft, again);
        for (var i = 0; i < draft.frames().size(); i++) {
            rows.add(row(new String(
                    draft.payload(), draft.frames().offset(i), draft.frames().length(i), UTF_8)));
        }
    }

    /** What {@link #landRows} was given, so far. */
    Set<Row> given() {
        return rows;
    }

    /** The records on all pages, as they stand there. */
    List<String> landed() {
        var records = new ArrayList<String>();
        for (var claim : warehouse.claims("me").take(ALL)) {
            var page = claim.page();
            for (var i = 0; i < page.frames().size(); i++) {
                records.add(new String(page.original(i), UTF_8));
            }
        }
        return records;
    }

    static Row row(String json) {
        try {
            return Row.of(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    /**
     * What landed holds all of these rows, and the ledger agrees with what the source gave and with what is on pages.
     */
    void holds(Iterable<Row> wanted) {
        var landed = landed();
        assertThat(landed.stream().map(HostileRun::row)).containsAll(wanted);
        agrees(landed.size());
    }

    /** How many records stand on pages. */
    int onPages() {
        return Integer.parseInt(
                database.one("SELECT coalesce(sum(records), 0) FROM bronze.page WHERE tenant = ?", warehouse.tenant()));
    }

    /** The ledger agrees with what the source gave, and with so many records on pages. */
    void agrees(int onPages) {
        assertThat(count("read")).as("read as the source counts").isEqualTo(given);
        assertThat(count("landed") + count("duplicate")).as("landed or known").isEqualTo(count("read"));
        assertThat(count("landed")).as("records on pages").isEqualTo(onPages);
    }

    /** What the runs of the tenant say in a column, added up. */
    long count(String column) {
        return Long.parseLong(database.one(
                "SELECT coalesce(sum(" + column + "), 0) FROM ops.run WHERE tenant = ?", warehouse.tenant()));
    }
}
