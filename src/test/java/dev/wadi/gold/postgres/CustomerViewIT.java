package dev.wadi.gold.postgres;

import static dev.wadi.testkit.postgres.Streams.BUYERS;
import static dev.wadi.testkit.postgres.Streams.CALLS;
import static dev.wadi.testkit.postgres.Streams.DEALS;
import static dev.wadi.testkit.postgres.Streams.NOTES;
import static dev.wadi.testkit.postgres.Streams.ORDERS;
import static dev.wadi.testkit.postgres.Streams.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.enrich.Answer;
import dev.wadi.enrich.Subject;
import dev.wadi.enrich.postgres.PostgresAnswers;
import dev.wadi.testkit.enrich.TellingEnricher;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code gold.customer_360} shows, and when it changes. */
class CustomerViewIT {

    private static final String ANN = "a,1,person,Ann,Lee,,ann.lee@x.test,+12025550143,1980-05-17,,,,,";
    private static final String BOB = "b,1,person,Bob,Ray,,bob.ray@x.test,+12025550199,1975-01-02,,,,,";
    private static final String ACME = "c,1,company,,,Acme Freight,info@acme.test,,,,,acme.test,,";

    private static final TellingEnricher PLACES = new TellingEnricher("geoip", Attribute.IP);
    private static final TellingEnricher TRADES = new TellingEnricher("industry", Attribute.COMPANY, Attribute.WEBSITE);

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.shop());
    }

    @Test
    void countsOrdersAndAddsThemUpByCurrencyButForThoseThatAreVoid() {
        warehouse.deliver(BUYERS, "buyers", ANN, BOB);

        warehouse.deliver(
                ORDERS,
                "orders",
                "1,1,a,2026-02-01T10:00:00Z,100.10,EUR,placed",
                "2,1,a,2026-02-03T10:00:00Z,50.00,EUR,done",
                "3,1,a,2026-02-09T10:00:00Z,999.00,USD,returned",
                "4,1,a,2026-02-02T10:00:00Z,20.00,USD,shipped",
                "5,1,nobody,2026-02-02T10:00:00Z,20.00,USD,placed");

        assertThat(DATABASE.rows("""
                        SELECT name, orders, revenue, first_order_at = '2026-02-01T10:00:00Z',
                          last_order_at = '2026-02-03T10:00:00Z' FROM gold.customer_360 WHERE tenant = ? ORDER BY 1
                        """, warehouse.tenant()))
                .containsExactly("Ann Lee|3|{\"EUR\": 150.1, \"USD\": 20}|t|t", "Bob Ray|0|{}|-|-");
    }

    @Test
    void anOrderThatMovesToAnotherCustomerChangesBoth() {
        warehouse.deliver(BUYERS, "buyers", ANN, BOB);
        warehouse.deliver(ORDERS, "one", "1,1,a,2026-02-01T10:00:00Z,100.00,EUR,placed");

        var publication = warehouse.deliver(ORDERS, "two", "1,2,b,2026-02-01T10:00:00Z,100.00,EUR,placed");

        assertThat(orders()).containsExactly("Ann Lee|0|{}", "Bob Ray|1|{\"EUR\": 100}");
        assertThat(publication.customers()).as("two ended, two begun").isEqualTo(4);
    }

    @Test
    void anOrderThatIsThereBeforeItsBuyerCountsOnceTheyCome() {
        warehouse.deliver(ORDERS, "orders", "1,1,a,2026-02-01T10:00:00Z,100.00,EUR,placed");
        assertThat(orders()).isEmpty();

        warehouse.deliver(BUYERS, "buyers", ANN);

        assertThat(orders()).containsExactly("Ann Lee|1|{\"EUR\": 100}");
    }

    @Test
    void addsUpWhatAllRecordsOfACustomerOrdered() {
        warehouse.deliver(BUYERS, "buyers", ANN, BOB);
        warehouse.deliver(
                ORDERS,
                "orders",
                "1,1,a,2026-02-01T10:00:00Z,100.00,EUR,placed",
                "2,1,b,2026-02-01T10:00:00Z,1.00,EUR,placed");

        warehouse.deliver(BUYERS, "it was Ann", ANN.replace("a,1,", "b,2,"));

        assertThat(orders()).containsExactly("Ann Lee|2|{\"EUR\": 101}");
    }

    @Test
    void countsTicketsAndWhatIsOpenOfThem() {
        warehouse.deliver(BUYERS, "buyers", ANN);

        warehouse.deliver(
                TICKETS,
                "tickets",
                "1,1,Ann Lee,ann.lee@x.test,2026-02-01T10:00:00Z,new",
                "2,1,Ann Lee,ann.lee@x.test,2026-02-05T10:00:00Z,done",
                "3,1,Eve Fox,eve@x.test,2026-02-01T10:00:00Z,new");

        assertThat(DATABASE.rows("""
                        SELECT name, records, tickets, open_tickets, last_ticket_at = '2026-02-05T10:00:00Z'
                        FROM gold.customer_360 WHERE tenant = ? ORDER BY 1
                        """, warehouse.tenant())).containsExactly("Ann Lee|3|2|1|t", "Eve Fox|1|1|1|f");
    }

    @Test
    void showsDealsThatAreOpenOrWon() {
        warehouse.deliver(BUYERS, "buyers", ACME);

        warehouse.deliver(
                DEALS,
                "deals",
                "1,1,c,2026-02-01T10:00:00Z,100.00,EUR,offered",
                "2,1,c,2026-02-01T10:00:00Z,10.00,EUR,won",
                "3,1,c,2026-02-01T10:00:00Z,1.00,EUR,lost");

        assertThat(DATABASE.rows(
                        "SELECT opportunities, open_opportunities, pipeline FROM gold.customer_360 WHERE tenant = ?",
                        warehouse.tenant()))
                .containsExactly("2|1|{\"EUR\": 110}");
    }

    @Test
    void addsUpRevenueByDayAndCurrencyAsOfAnyPublication() {
        var seen = new HashMap<Integer, List<String>>();
        warehouse.deliver(BUYERS, "buyers", ANN, BOB);
        seen.put(1, revenue("gold.daily_revenue"));
        warehouse.deliver(
                ORDERS,
                "one",
                "1,1,a,2026-02-01T23:59:59Z,100.00,EUR,placed",
                "2,1,a,2026-02-01T00:00:00Z,50.50,EUR,done",
                "3,1,b,2026-02-01T10:00:00Z,7.00,USD,placed",
                "4,1,b,2026-02-02T00:00:00Z,1.00,EUR,placed");
        seen.put(2, revenue("gold.daily_revenue"));
        warehouse.deliver(
                ORDERS,
                "two",
                "1,2,a,2026-02-01T23:59:59Z,100.00,EUR,returned",
                "5,1,b,2026-02-01T12:00:00Z,2.00,EUR,placed");
        seen.put(3, revenue("gold.daily_revenue"));
        warehouse.deliver(BUYERS, "it was Ann", ANN.replace("a,1,", "b,2,"));
        seen.put(4, revenue("gold.daily_revenue"));

        assertThat(seen.get(1)).isEmpty();
        assertThat(seen.get(2))
                .containsExactly("2026-02-01|EUR|2|1|150.50", "2026-02-01|USD|1|1|7.00", "2026-02-02|EUR|1|1|1.00");
        assertThat(seen.get(3)).contains("2026-02-01|EUR|2|2|52.50");
        assertThat(seen.get(4)).as("of one customer").contains("2026-02-01|EUR|2|1|52.50");
        seen.forEach((publication, rows) -> assertThat(revenue("gold.daily_revenue_as_of(" + publication + ")"))
                .isEqualTo(rows));
    }

    @Test
    void showsWhatEnrichersSaidInTime() {
        resolve(BUYERS, "buyers", ACME, ANN.replace(",,,,,", ",,,,8.8.4.4,"));
        say(PLACES, Attribute.IP, "8.8.4.4", Map.of("country", "EG", "city", "Cairo"));
        say(TRADES, Attribute.COMPANY, "Acme Freight", Map.of("industry", "Retail", "place", "9"));
        say(TRADES, Attribute.WEBSITE, "acme.test", Map.of("industry", "Transportation", "place", "2"));
        warehouse.publish();

        assertThat(found())
                .as("of two answers about one company the rule that comes first counts")
                .containsExactly("Acme Freight|Transportation|-|-", "Ann Lee|-|EG|Cairo");
    }

    @Test
    void showsWhatEnrichersSayLateAndOnlyToThoseItIsAbout() {
        warehouse.deliver(BUYERS, "buyers", ACME, ANN.replace(",,,,,", ",,,,8.8.4.4,"), BOB);
        assertThat(found()).containsExactly("Acme Freight|-|-|-", "Ann Lee|-|-|-", "Bob Ray|-|-|-");

        say(PLACES, Attribute.IP, "8.8.4.4", Map.of("country", "EG"));
        warehouse.resolve();
        var publication = warehouse.publish();

        assertThat(found()).containsExactly("Acme Freight|-|-|-", "Ann Lee|-|EG|-", "Bob Ray|-|-|-");
        assertThat(publication)
                .hasValueSatisfying(late -> assertThat(late.customers()).isEqualTo(2));
    }

    @Test
    void showsWhatEnrichersSayOtherwiseFromOtherData() {
        var trades = new TellingEnricher("industry", Attribute.COMPANY);
        resolve(BUYERS, "buyers", ACME);
        say(trades, Attribute.COMPANY, "Acme Freight", Map.of("industry", "Retail", "place", "9"));
        warehouse.publish();
        answers().open(trades, 9);

        trades.answersFrom("second");
        say(trades, Attribute.COMPANY, "Acme Freight", Map.of("industry", "Transportation", "place", "1"));
        warehouse.resolve();
        warehouse.publish();

        assertThat(found()).containsExactly("Acme Freight|Transportation|-|-");
    }

    @Test
    void theFirstPublicationOfADayMovesStandingsAndNotTheContent() {
        warehouse.deliver(BUYERS, "buyers", ANN, BOB);
        var before = warehouse.deliver(ORDERS, "one", "1,1,a,2026-02-01T10:00:00Z,100.00,EUR,done");
        assertThat(stages("gold.customer_360")).containsExactly("Ann Lee|new", "Bob Ray|prospect");

        warehouse.onDay(Warehouse.DAY.plusYears(3));
        var after = warehouse.deliver(ORDERS, "the same", "1,1,a,2026-02-01T10:00:00Z,100.00,EUR,done");

        assertThat(stages("gold.customer_360")).containsExactly("Ann Lee|lapsed", "Bob Ray|prospect");
        assertThat(stages("gold.customer_360_as_of(2)")).containsExactly("Ann Lee|new", "Bob Ray|prospect");
        assertThat(after.contentHash()).isEqualTo(before.contentHash());
        assertThat(after.customers()).isEqualTo(2);
    }

    @Test
    void aSecondPublicationOfADayMovesNothing() {
        warehouse.deliver(BUYERS, "buyers", ANN);
        warehouse.deliver(ORDERS, "one", "1,1,a,2026-02-01T10:00:00Z,100.00,EUR,done");

        var again = warehouse.deliver(ORDERS, "the same", "1,1,a,2026-02-01T10:00:00Z,100.00,EUR,done");

        assertThat(again.customers()).isZero();
    }

    @Test
    void aPersonThatTurnsOutToBeACompanyIsAnotherCustomer() {
        warehouse.deliver(BUYERS, "one", ANN);
        var person = DATABASE.one("SELECT customer_id FROM gold.customer_360 WHERE tenant = ?", warehouse.tenant());

        warehouse.deliver(BUYERS, "two", ACME.replace("c,1", "a,2"));

        assertThat(DATABASE.one(
                        "SELECT kind, name, records, customer_id <> ?::uuid FROM gold.customer_360 WHERE tenant = ?",
                        person,
                        warehouse.tenant()))
                .isEqualTo("company|Acme Freight|1|t");
    }

    @Test
    void aContractThatReadsRecordsAsCompaniesMakesCompaniesOfThem() {
        warehouse = new Warehouse(DATABASE, Streams.both());
        warehouse.deliver(NOTES, "notes", "a,1,ann@x.test,Ann Lee,+12025550143,");
        warehouse.deliver(CALLS, "calls", "a,1,ann@x.test,Acme");
        assertThat(kinds()).containsExactly("person|Ann Lee|2");

        warehouse.deploy(Streams.withCallsByCompanies(), "1");
        warehouse.deliver(NOTES, "more", "b,1,bob@x.test,Bob Ray,+12025550199,");

        assertThat(kinds()).containsExactly("company|Acme|1", "person|Ann Lee|1", "person|Bob Ray|1");
        assertThat(DATABASE.one(
                        "SELECT count(DISTINCT customer_id) FROM gold.customer_360 WHERE tenant = ?",
                        warehouse.tenant()))
                .isEqualTo("3");
    }

    @Test
    void saysOfEachAttributeWhichRecordSaysSo() {
        warehouse.deliver(BUYERS, "buyers", ANN.replace("Ann,Lee", ",Lee"));
        warehouse.deliver(TICKETS, "tickets", "1,9,Ann Lee,ann.lee@x.test,2026-02-01T10:00:00Z,new");

        assertThat(DATABASE.rows("""
                        SELECT name, provenance ->> 'family_name', provenance ->> 'full_name', provenance ->> 'phone'
                        FROM gold.customer_360 WHERE tenant = ?
                        """, warehouse.tenant())).containsExactly("Lee|shop.buyer a|-|shop.buyer a");
    }

    @Test
    void prefersTheMostTrustedThenTheNewestRecord() {
        warehouse.deliver(
                BUYERS,
                "buyers",
                ANN.replace("Ann,Lee", "Anne,Lee").replace(",,,,,", ",1 Old Rd,Oslo,,,"),
                ANN.replace("a,1,", "b,2,").replace("Ann,Lee", "Annie,Lee"));
        warehouse.deliver(TICKETS, "tickets", "1,9,A. Lee,ann.lee@x.test,2026-02-01T10:00:00Z,new");

        assertThat(DATABASE.rows(
                        "SELECT name, street, city, records FROM gold.customer_360 WHERE tenant = ?",
                        warehouse.tenant()))
                .containsExactly("Annie Lee|1 Old Rd|Oslo|3");
    }

    @Test
    void endsACustomerWhoseOnlyRecordIsGone() {
        warehouse.deliver(BUYERS, "one", ANN, BOB);

        warehouse.deliver(BUYERS, "two", "a,2,,,,,,,,,,,,true");

        assertThat(kinds()).containsExactly("person|Bob Ray|1");
        assertThat(DATABASE.one("SELECT count(*) FROM gold.customer_360_as_of(1) WHERE tenant = ?", warehouse.tenant()))
                .isEqualTo("2");
    }

    private void resolve(String stream, String object, String... lines) {
        warehouse.land(stream, object, lines);
        warehouse.work();
        warehouse.resolve();
    }

    private void say(TellingEnricher enricher, Attribute attribute, String subject, Map<String, String> said) {
        answers().record(enricher, List.of(new Answer(new Subject(attribute, subject), said)));
    }

    private PostgresAnswers answers() {
        return new PostgresAnswers(DATABASE.database(), Streams.shop(), warehouse.tenant());
    }

    private List<String> orders() {
        return DATABASE.rows(
                "SELECT name, orders, revenue FROM gold.customer_360 WHERE tenant = ? ORDER BY 1", warehouse.tenant());
    }

    private List<String> found() {
        return DATABASE.rows(
                "SELECT name, industry, seen_country, seen_city FROM gold.customer_360 WHERE tenant = ? ORDER BY 1",
                warehouse.tenant());
    }

    private List<String> kinds() {
        return DATABASE.rows(
                "SELECT kind, name, records FROM gold.customer_360 WHERE tenant = ? ORDER BY 1, 2", warehouse.tenant());
    }

    private List<String> stages(String from) {
        return DATABASE.rows(
                "SELECT name, lifecycle_stage FROM " + from + " WHERE tenant = ? ORDER BY 1", warehouse.tenant());
    }

    private List<String> revenue(String from) {
        return DATABASE.rows(
                "SELECT day, currency, orders, customers, revenue FROM " + from + " WHERE tenant = ? ORDER BY 1, 2",
                warehouse.tenant());
    }
}
