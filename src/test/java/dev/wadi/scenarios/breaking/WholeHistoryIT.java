package dev.wadi.scenarios.breaking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.core.Tenant;
import dev.wadi.ledger.Balance;
import dev.wadi.quarantine.By;
import dev.wadi.quarantine.Replay.Range;
import dev.wadi.quarantine.Replay.Scope;
import dev.wadi.quarantine.postgres.PostgresReplay;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.scenarios.Installation;
import dev.wadi.testkit.chaos.ChaosReport;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All pages of all streams of a day, attempted again and again by the real service, each time in another order: no row that
 * readers see now changes. {@code -Dwadi.chaos.scale=1} takes a day of 12,000 profiles, ten times.
 */
@Tag(ChaosReport.TAG)
@Tag(ChaosReport.ALONE)
class WholeHistoryIT {

    private static final By CHAOS = new By("chaos", "to see that nothing changes");
    private static final int ALL = 10;
    private static final int PROFILES = 12_000;
    private static final int LEAST = 400;

    @Test
    void replayedInAnyOrderChangesNoRowThatCounts() {
        var scale = ChaosReport.scale();
        var profiles = (int) Math.max(LEAST, PROFILES * scale * scale * scale);
        var day = Day.of(DaySize.of(profiles), 1);
        var times = ChaosReport.share(ALL);
        try (var installation = Installation.shipped()
                .withHeap("512m")
                .with("wadi.land.records", String.valueOf(profiles < 10_000 ? 50 : 2_000))
                .withCrmAndShop(day)) {
            Installation.tickets(day).forEach(object -> installation.put(object.key(), object.bytes()));
            installation.start();
            installation.awaitPublished();
            installation.goOn(day).awaitPublished();
            var hash = installation.contentHash();
            var publication = publication(installation);
            var pages = installation.count("SELECT count(*) FROM bronze.page");

            for (var time = 0; time < times; time++) {
                installation.stop();
                replayAll(installation);
                shuffle(installation, time);
                assertThat(installation.count("SELECT count(*) FROM bronze.claim WHERE state = 'waiting'"))
                        .isEqualTo(pages);
                installation.start();
                installation.awaitPublished();

                assertThat(installation.contentHash()).isEqualTo(hash);
                assertThat(changedSince(publication, installation)).isZero();
                assertThat(installation.balances()).allMatch(Balance::balanced);
                assertThat(installation.silverBesideLedger()).isEmpty();
            }
            assertThat(publication(installation)).isGreaterThan(publication);
            ChaosReport.tell(
                    "whole history replayed",
                    Map.of(
                            "times",
                            times,
                            "pages",
                            pages,
                            "records",
                            installation.count("SELECT sum(records) FROM bronze.page"),
                            "changedRows",
                            changedSince(publication, installation)));
        }
    }

    private static void replayAll(Installation installation) {
        var replay = new PostgresReplay(installation.database(), Tenant.DEFAULT);
        installation
                .contracts()
                .all()
                .forEach(contract -> replay.start(
                        new Range(contract.stream(), Optional.empty(), Optional.empty(), Scope.ALL), CHAOS));
    }

    /** Claims go by rank, then by page. */
    private static void shuffle(Installation installation, int seed) {
        installation
                .database()
                .useTransaction(
                        handle -> handle.createUpdate("""
                        UPDATE bronze.claim SET rank = abs(hashtext(page_id::text || ' ' || :seed::text)) % 1000
                        WHERE state = 'waiting'
                        """).bind("seed", seed).execute());
    }

    private static long publication(Installation installation) {
        return installation.count("SELECT max(publication) FROM ops.publication WHERE published_at IS NOT NULL");
    }

    /** Customers that are not what they were; how they stand may follow the calendar, and does where midnight comes meanwhile. */
    private static long changedSince(long publication, Installation installation) {
        return installation.count("""
                SELECT count(*) FROM gold.customer_history changed
                WHERE (from_publication > since OR to_publication > since) AND NOT EXISTS (
                  SELECT FROM gold.customer_history other
                  WHERE other.customer_id = changed.customer_id AND other.row_hash = changed.row_hash
                    AND (other.to_publication = changed.from_publication OR other.from_publication = changed.to_publication))
                """.replace("since", String.valueOf(publication)));
    }
}
