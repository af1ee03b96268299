package dev.wadi.sandbox.salesforce;

import static dev.wadi.sandbox.salesforce.Caller.ROOT;
import static dev.wadi.sandbox.salesforce.Caller.json;
import static dev.wadi.sandbox.salesforce.fault.CallKind.LIMITS;
import static dev.wadi.sandbox.salesforce.fault.CallKind.QUERY;
import static dev.wadi.sandbox.salesforce.fault.CallKind.QUERY_MORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.sandbox.salesforce.fault.Fault;
import dev.wadi.sandbox.salesforce.fault.Mishap;
import dev.wadi.sandbox.salesforce.store.Field;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MishapsTest {

    private static final String ALL = "SELECT LastName FROM Contact ORDER BY SystemModstamp, Id";

    private final SettableClock clock = SettableClock.at("2026-01-05T08:15:30Z");
    private final RecordStore store = new RecordStore(clock);
    private SalesforceServer server;
    private Caller caller;

    @BeforeEach
    void start() {
        server = SalesforceServer.start(store);
        caller = Caller.loggedIn(server);
        store.upsertAll(
                "Contact",
                IntStream.range(0, 9).mapToObj(i -> Map.of("LastName", "L" + i)).toList());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void hitTheNthRequestOfAKind() {
        server.faults().add(Fault.at(LIMITS, 2, new Mishap.Unavailable()));

        assertThat(IntStream.range(0, 3)
                        .mapToObj(i -> caller.get(ROOT + "/limits").statusCode()))
                .containsExactly(200, 503, 200);
    }

    @Test
    void hitRequestsAboutAnObject() {
        server.faults().add(Fault.at(QUERY, 1, new Mishap.Unavailable()).about("Account"));

        assertThat(caller.query(ALL).statusCode()).isEqualTo(200);
        assertThat(caller.query("SELECT Id FROM Account").statusCode()).isEqualTo(503);
    }

    @Test
    void canBeTakenBack() {
        server.faults().add(Fault.always(QUERY, new Mishap.LimitExceeded()));
        assertThat(caller.query(ALL).statusCode()).isEqualTo(403);

        server.faults().clear();

        assertThat(caller.query(ALL).statusCode()).isEqualTo(200);
    }

    @Test
    void endTheSessionBetweenPages() {
        server.faults()
                .add(Fault.always(QUERY, new Mishap.ShortPage(4)), Fault.at(QUERY_MORE, 1, new Mishap.SessionEnds()));
        var first = caller.query(ALL);

        assertThat(caller.next(first).statusCode()).isEqualTo(401);
        assertThat(caller.next(first).statusCode()).isEqualTo(401);
        caller.login();

        assertThat(names(caller.next(first))).containsExactly("L4", "L5", "L6", "L7", "L8");
    }

    @Test
    void exhaustTheLimit() {
        server.faults().add(Fault.at(QUERY, 1, new Mishap.LimitExceeded()));

        var answer = caller.query(ALL);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).at("/0/errorCode").asText()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
    }

    @Test
    void answerWithAPageOfHtml() {
        server.faults().add(Fault.at(QUERY, 1, new Mishap.Unavailable()));

        var answer = caller.query(ALL);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(answer.body()).startsWith("<html>");
    }

    @Test
    void shrinkPagesWithoutLosingARecord() {
        server.faults()
                .add(Fault.always(QUERY, new Mishap.ShortPage(2)), Fault.at(QUERY_MORE, 1, new Mishap.ShortPage(3)));

        var first = caller.query(ALL);
        var second = caller.next(first);
        var third = caller.next(second);

        assertThat(names(first)).containsExactly("L0", "L1");
        assertThat(names(second)).containsExactly("L2", "L3", "L4");
        assertThat(names(third)).containsExactly("L5", "L6", "L7", "L8");
        assertThat(json(third).path("done").asBoolean()).isTrue();
    }

    @Test
    void repeatAPage() {
        server.faults()
                .add(Fault.always(QUERY, new Mishap.ShortPage(4)), Fault.at(QUERY_MORE, 1, new Mishap.PageAgain()));

        var first = caller.query(ALL);
        var second = caller.next(first);
        var third = caller.next(second);

        assertThat(names(second)).isEqualTo(names(first));
        assertThat(names(third)).containsExactly("L4", "L5", "L6", "L7", "L8");
    }

    @Test
    void loseALocatorForGood() {
        server.faults()
                .add(
                        Fault.always(QUERY, new Mishap.ShortPage(4)),
                        Fault.at(QUERY_MORE, 1, new Mishap.LocatorExpires()));
        var first = caller.query(ALL);

        assertThat(caller.next(first).body()).contains("INVALID_QUERY_LOCATOR");
        assertThat(caller.next(first).body()).contains("INVALID_QUERY_LOCATOR");
    }

    @Test
    void cutABodyShort() {
        server.faults().add(Fault.at(QUERY, 1, new Mishap.CutBody()));

        assertThatThrownBy(() -> caller.query(ALL))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThat(caller.query(ALL).statusCode()).isEqualTo(200);
    }

    @Test
    void letABodyDrip() {
        server.faults().add(Fault.at(QUERY, 1, new Mishap.SlowBody(200, Duration.ofMillis(40))));
        var begin = Instant.now();

        var answer = caller.query(ALL);

        assertThat(names(answer)).hasSize(9);
        int drops = (answer.body().length() + 199) / 200;
        assertThat(Duration.between(begin, Instant.now()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(40).multipliedBy(drops));
    }

    @Test
    void commitLate() {
        var late = store.begin();
        late.upsert("Contact", Map.of("LastName", "Late"));
        clock.advanceSeconds(300);
        store.upsert("Contact", Map.of("LastName", "Early"));
        server.faults().add(Fault.at(QUERY, 2, new Mishap.Meanwhile(late::commit)));
        var since = "SELECT LastName FROM Contact WHERE SystemModstamp >= %s ORDER BY SystemModstamp, Id";

        assertThat(names(caller.query(since.formatted("2026-01-05T08:20:30Z")))).containsExactly("Early");
        assertThat(names(caller.query(since.formatted("2026-01-05T08:20:30Z")))).containsExactly("Early");
        assertThat(names(caller.query(since.formatted("2026-01-05T08:15:30Z")))).endsWith("Late", "Early");
    }

    @Test
    void changeManyInOneSecond() {
        server.faults().add(Fault.at(QUERY, 1, new Mishap.Meanwhile(() -> {
            clock.advanceSeconds(10);
            store.upsertAll(
                    "Contact",
                    IntStream.range(0, 3000)
                            .mapToObj(i -> Map.of("LastName", "tie"))
                            .toList());
        })));

        var tied = caller.query("SELECT COUNT() FROM Contact WHERE SystemModstamp = 2026-01-05T08:15:40Z");

        assertThat(json(tied).path("totalSize").asInt()).isEqualTo(3000);
    }

    @Test
    void growAField() {
        server.faults()
                .add(Fault.at(
                        QUERY,
                        2,
                        new Mishap.Meanwhile(() -> store.addField("Contact", Field.text("Loyalty_Tier__c", 20)))));

        assertThat(caller.query("SELECT Loyalty_Tier__c FROM Contact").statusCode())
                .isEqualTo(400);
        assertThat(caller.query("SELECT Loyalty_Tier__c FROM Contact").statusCode())
                .isEqualTo(200);
    }

    private static List<String> names(HttpResponse<String> page) {
        return StreamSupport.stream(json(page).path("records").spliterator(), false)
                .map(found -> found.path("LastName").asText())
                .toList();
    }
}
