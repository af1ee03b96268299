package dev.wadi.sandbox.salesforce;

import static dev.wadi.sandbox.salesforce.Caller.ROOT;
import static dev.wadi.sandbox.salesforce.Caller.encoded;
import static dev.wadi.sandbox.salesforce.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.SettableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryTest {

    private final SettableClock clock = SettableClock.at("2026-01-05T08:15:30Z");
    private final RecordStore store = new RecordStore(clock);
    private SalesforceServer server;
    private Caller caller;

    @BeforeEach
    void start() {
        server = SalesforceServer.start(store);
        caller = Caller.loggedIn(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersRecordsAsDocumented() {
        var account =
                store.upsert("Account", Map.of("Name", "Acme", "NumberOfEmployees", 120, "AnnualRevenue", 1_250_000));
        var contact = store.upsert(
                "Contact", Map.of("LastName", "Ámari \"A\"", "AccountId", account, "Birthdate", "1990-02-28"));

        var answer = caller.query("SELECT Id, lastname, Email, Birthdate, IsDeleted, SystemModstamp, Account.Name,"
                + " Account.NumberOfEmployees, Account.AnnualRevenue FROM Contact");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(answer.headers().firstValue("Sforce-Limit-Info")).contains("api-usage=1/100000");
        assertThat(answer.body()).isEqualTo("""
                {"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact",\
                "url":"/services/data/v62.0/sobjects/Contact/%s"},"Id":"%s","LastName":"Ámari \\"A\\"","Email":null,\
                "Birthdate":"1990-02-28","IsDeleted":false,"SystemModstamp":"2026-01-05T08:15:30.000+0000",\
                "Account":{"attributes":{"type":"Account","url":"/services/data/v62.0/sobjects/Account/%s"},\
                "Name":"Acme","NumberOfEmployees":120,"AnnualRevenue":1250000.0}}]}""".formatted(contact, contact, account));
    }

    @Test
    void showsNoParentAsNull() {
        store.upsert("Contact", Map.of("LastName", "Amari"));

        var answer = caller.query("SELECT Account.Name FROM Contact");

        assertThat(json(answer).at("/records/0/Account").isNull()).isTrue();
    }

    @Test
    void countsWithoutRecords() {
        store.upsert("Contact", Map.of("LastName", "Amari"));

        assertThat(caller.query("SELECT COUNT() FROM Contact").body())
                .isEqualTo("{\"totalSize\":1,\"done\":true,\"records\":[]}");
    }

    @Test
    void refusesWithAnArray() {
        var answer = caller.query("SELECT Id FROM Contact WHERE");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/0/errorCode").asText()).isEqualTo("MALFORMED_QUERY");
        assertThat(json(answer).at("/0/message").asText()).isEqualTo("""

                SELECT Id FROM Contact WHERE
                                            ^
                ERROR at Row:1:Column:29
                unexpected token: '<EOF>'""");
        assertThat(caller.get(ROOT + "/query").statusCode()).isEqualTo(400);
    }

    @Test
    void missesThePlusThatSomeoneForgotToEncode() {
        var where = "SELECT+Id+FROM+Contact+WHERE+SystemModstamp+%3E=+2026-01-05T08:15:30.000";

        assertThat(caller.get(ROOT + "/query?q=" + where + "+0000").body())
                .contains("no viable alternative at character ' '");
        assertThat(caller.get(ROOT + "/query?q=" + where + encoded("+0000")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void pagesByNextRecordsUrl() {
        contacts(4500);

        var first = caller.query("SELECT Id FROM Contact ORDER BY SystemModstamp, Id");
        var second = caller.next(first);
        var third = caller.next(second);

        assertThat(json(first).path("nextRecordsUrl").asText()).matches("/services/data/v62\\.0/query/01g\\w{15}-2000");
        assertThat(json(second).path("nextRecordsUrl").asText()).endsWith("-4000");
        assertThat(json(third).has("nextRecordsUrl")).isFalse();
        assertThat(sizes(first, second, third)).containsExactly(2000, 2000, 500);
        assertThat(json(second).path("totalSize").asInt()).isEqualTo(4500);
        assertThat(json(second).path("done").asBoolean()).isFalse();
        assertThat(json(third).path("done").asBoolean()).isTrue();
        assertThat(ids(first, second, third)).hasSize(4500);
    }

    @Test
    void keepsBatchSizesWithinBounds() {
        contacts(2500);
        var soql = "SELECT Id FROM Contact";

        assertThat(sizes(caller.query(soql, "Sforce-Query-Options", "batchSize=500")))
                .containsExactly(500);
        assertThat(sizes(caller.query(soql, "Sforce-Query-Options", "batchSize=20")))
                .containsExactly(200);
        assertThat(sizes(caller.query(soql, "Sforce-Query-Options", "batchSize=9000")))
                .containsExactly(2000);
        assertThat(sizes(caller.next(caller.query(soql, "Sforce-Query-Options", "batchSize=300"))))
                .containsExactly(300);
    }

    @Test
    void doesNotChangeAResultThatIsBeingRead() {
        contacts(2500);
        var first = caller.query("SELECT Id FROM Contact ORDER BY SystemModstamp, Id");
        clock.advanceSeconds(3600);
        store.touch(json(first).at("/records/0/Id").asText());

        var second = caller.next(first);

        assertThat(ids(first, second)).hasSize(2500);
    }

    @Test
    void forgetsTheOldestOfMoreThanTenCursors() {
        contacts(2001);
        var first = caller.query("SELECT Id FROM Contact");
        IntStream.range(0, 10).forEach(i -> caller.query("SELECT Id FROM Contact"));

        var lost = caller.next(first);

        assertThat(lost.statusCode()).isEqualTo(400);
        assertThat(lost.body())
                .isEqualTo("[{\"message\":\"invalid query locator\",\"errorCode\":\"INVALID_QUERY_LOCATOR\"}]");
        assertThat(caller.get(ROOT + "/query/nonsense").body()).contains("INVALID_QUERY_LOCATOR");
    }

    @Test
    void showsDeletedRecordsToQueryAllOnly() {
        var id = store.upsert("Contact", Map.of("LastName", "Amari"));
        store.delete(id);

        assertThat(json(caller.query("SELECT Id FROM Contact"))
                        .path("totalSize")
                        .asInt())
                .isZero();
        assertThat(json(caller.queryAll("SELECT Id, IsDeleted FROM Contact"))
                        .at("/records/0/IsDeleted")
                        .asBoolean())
                .isTrue();
        store.purge(id);
        assertThat(json(caller.queryAll("SELECT Id FROM Contact"))
                        .path("totalSize")
                        .asInt())
                .isZero();
    }

    @Test
    void loadsAndPagesFiftyThousand() {
        var begin = Instant.now();
        contacts(50_000);
        var loaded = Instant.now();

        var seen = new HashSet<String>();
        var page = caller.query("SELECT Id, LastName, Email, SystemModstamp, Account.Name FROM Contact"
                + " WHERE SystemModstamp >= 2026-01-05T08:15:30Z ORDER BY SystemModstamp, Id");
        seen.addAll(ids(page));
        while (json(page).has("nextRecordsUrl")) {
            page = caller.next(page);
            seen.addAll(ids(page));
        }
        var read = Instant.now();
        var one = caller.query("SELECT Id FROM Contact WHERE SystemModstamp >= 2026-01-05T08:16:19Z"
                + " ORDER BY SystemModstamp, Id LIMIT 200");
        var looked = Duration.between(read, Instant.now());

        assertThat(seen).hasSize(50_000);
        assertThat(sizes(one)).containsExactly(200);
        // an idle machine takes tenths of these
        assertThat(Duration.between(begin, loaded)).isLessThan(Duration.ofSeconds(5));
        assertThat(Duration.between(loaded, read)).isLessThan(Duration.ofSeconds(15));
        assertThat(looked).isLessThan(Duration.ofSeconds(1));
    }

    /** A thousand in each second. */
    private void contacts(int count) {
        for (int from = 0; from < count; from += 1000) {
            store.upsertAll(
                    "Contact",
                    IntStream.range(from, Math.min(count, from + 1000))
                            .mapToObj(i -> Map.of(
                                    "FirstName", "First" + i,
                                    "LastName", "Last" + i,
                                    "Email", "someone" + i + "@example.com",
                                    "Phone", "+44 20 7946 0" + i % 1000,
                                    "MailingStreet", i + " High Street",
                                    "MailingCity", "London",
                                    "MailingCountry", "United Kingdom",
                                    "Birthdate", "1990-01-02",
                                    "Customer_Number__c", "C" + i))
                            .toList());
            clock.advanceSeconds(1);
        }
    }

    @SafeVarargs
    private static List<Integer> sizes(HttpResponse<String>... pages) {
        var sizes = new ArrayList<Integer>();
        for (var page : pages) {
            sizes.add(json(page).path("records").size());
        }
        return sizes;
    }

    @SafeVarargs
    private static Set<String> ids(HttpResponse<String>... pages) {
        var ids = new HashSet<String>();
        for (var page : pages) {
            json(page).path("records").forEach(found -> ids.add(found.path("Id").asText()));
        }
        return ids;
    }
}
