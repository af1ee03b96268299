package dev.wadi.scenarios.breaking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.bronze.PageReader;
import dev.wadi.core.Tenant;
import dev.wadi.journal.PageProcess;
import dev.wadi.journal.Rebuilt;
import dev.wadi.journal.postgres.JournalReplay;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.map.Mapper;
import dev.wadi.postgres.Database;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.scenarios.Installation;
import dev.wadi.silver.postgres.PostgresWriter;
import dev.wadi.testkit.postgres.Warehouse;
import dev.wadi.validate.Validator;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The warehouse is a function of its journal: what readers see, the ledger, and which customer is which. */
class JournalReplayIT {

    @Test
    void makesTheSameContentAtEveryPublication() throws SQLException {
        var day = Day.of(DaySize.of(1_000), 3);
        try (var installation =
                Installation.shipped().with("wadi.land.records", "100").withCrmAndShop(day)) {
            Installation.tickets(day).forEach(object -> installation.put(object.key(), object.bytes()));
            installation.start();
            installation.awaitPublished();
            installation.goOn(day).awaitPublished();

            try (var empty = installation.emptyDatabase()) {
                var rebuilt = new ArrayList<Rebuilt>();
                new JournalReplay(
                                installation.database(),
                                empty,
                                Tenant.DEFAULT,
                                Installation.hash(),
                                Warehouse.LIFECYCLE,
                                stages(empty))
                        .replay(rebuilt::add);

                assertThat(rebuilt)
                        .isNotEmpty()
                        .allSatisfy(
                                publication -> assertThat(publication.rebuilt()).isEqualTo(publication.attested()));
                assertThat(new PostgresLedger(empty).balances(Tenant.DEFAULT))
                        .allMatch(Balance::balanced)
                        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("read", "duplicate")
                        .isEqualTo(installation.balances());
                assertThat(customers(empty)).isNotEmpty().isEqualTo(customers(installation.database()));
            }
        }
    }

    /** As they are but for their scores, which the replay here makes by other settings. */
    private static List<String> customers(Database database) {
        return database.inTransaction(
                handle -> handle.createQuery("""
                        SELECT (to_jsonb(c) - 'lifecycle_score' - 'lifecycle_stage')::text FROM gold.customer_360 c ORDER BY customer_id
                        """).mapTo(String.class).list());
    }

    private static PageProcess stages(Database empty) {
        return (claim, contracts) -> {
            var read = new PageReader(contracts).read(claim);
            var mapped = new Mapper(contracts, Installation.hash()).map(new Validator(contracts).validate(read));
            new PostgresWriter(empty, contracts).write(mapped);
        };
    }
}
