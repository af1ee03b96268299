package dev.wadi.gold.postgres;

import static dev.wadi.testkit.postgres.Streams.BUYERS;
import static dev.wadi.testkit.postgres.Streams.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sums of orders by buyer: kept from publication to publication, they are what adding up all orders gives. */
class TalliesIT {

    private static final String RECOUNT = """
            SELECT v.buyer, coalesce(v.currency, ''), count(*) FILTER (WHERE v.status IS DISTINCT FROM 'returned'),
              count(*) FILTER (WHERE v.status IN ('placed', 'shipped')),
              min(v.at) FILTER (WHERE v.status IS DISTINCT FROM 'returned'),
              max(v.at) FILTER (WHERE v.status IS DISTINCT FROM 'returned'),
              sum(v.total) FILTER (WHERE v.status IS DISTINCT FROM 'returned')
            FROM gold.purchase v WHERE v.tenant = ? AND v.buyer IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
            """;
    private static final String KEPT = """
            SELECT reference, currency, counted, open, first_at, last_at, worth
            FROM gold.tally WHERE tenant = ? AND stream = 'shop.order' ORDER BY 1, 2
            """;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @SuppressWarnings("NullAway.Init") // set before each
    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.shop());
        warehouse.deliver(
                BUYERS, "buyers", "b1,1,person,Ann,Lee,,ann@x.test,,,,,,,", "b2,1,person,Bob,Orr,,bob@x.test,,,,,,,");
    }

    @Test
    void areWhatAddingUpAllGivesWhateverChanges() {
        var chance = new Random(7);
        for (var delivery = 0; delivery < 15; delivery++) {
            var lines = new ArrayList<String>();
            for (var line = 0; line < 6; line++) {
                lines.add(order(chance, delivery));
            }
            warehouse.deliver(ORDERS, "orders " + delivery, lines.toArray(String[]::new));

            assertThat(kept())
                    .isEqualTo(DATABASE.rows(RECOUNT, warehouse.tenant()))
                    .isNotEmpty();
        }
    }

    @Test
    void areMadeAnewWhereThePublicationBeforeDidNotKeepThem() {
        warehouse.deliver(ORDERS, "one", "o1,1,b1,2026-02-01T10:00:00Z,10.00,EUR,placed");
        DATABASE.change("UPDATE gold.tally SET counted = 99 WHERE tenant = ?", warehouse.tenant());
        DATABASE.change("UPDATE gold.tallied SET publication = publication - 1 WHERE tenant = ?", warehouse.tenant());

        warehouse.deliver(ORDERS, "two", "o2,1,b1,2026-02-02T10:00:00Z,5.00,EUR,placed");

        assertThat(kept()).isEqualTo(DATABASE.rows(RECOUNT, warehouse.tenant())).hasSize(1);
    }

    @Test
    void areMadeAnewWhereTheContractSaysOtherwiseWhatCounts() {
        warehouse.deliver(ORDERS, "one", "o1,1,b1,2026-02-01T10:00:00Z,10.00,EUR,returned");
        DATABASE.change(
                "UPDATE gold.tallied SET definition = 'of before' WHERE tenant = ? AND stream = 'shop.order'",
                warehouse.tenant());
        DATABASE.change("UPDATE gold.tally SET counted = 99 WHERE tenant = ?", warehouse.tenant());

        warehouse.deliver(BUYERS, "more", "b3,1,person,Cid,Roe,,cid@x.test,,,,,,,");

        assertThat(kept()).isEqualTo(DATABASE.rows(RECOUNT, warehouse.tenant())).hasSize(1);
    }

    /** One of few, so that most change one that is there: whose it is, what it comes to, when, or how far it is. */
    private static String order(Random chance, int version) {
        return "o" + chance.nextInt(12) + "," + version + "," + pick(chance, "b1", "b2", "b9", "") + ",2026-02-0"
                + (1 + chance.nextInt(9)) + "T10:00:00Z," + chance.nextInt(50) + ".50,"
                + pick(chance, "EUR", "USD") + "," + pick(chance, "placed", "shipped", "done", "returned", "");
    }

    private static String pick(Random chance, String... words) {
        return List.of(words).get(chance.nextInt(words.length));
    }

    private List<String> kept() {
        return DATABASE.rows(KEPT, warehouse.tenant());
    }
}
