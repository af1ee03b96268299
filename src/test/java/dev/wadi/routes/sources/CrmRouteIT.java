package dev.wadi.routes.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.bronze.PageDraft;
import dev.wadi.camel.SalesforceAccess;
import dev.wadi.camel.schedule.ScheduleComponent;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.routes.Claimed;
import dev.wadi.routes.KeptPages;
import dev.wadi.routes.RouteTest;
import dev.wadi.sandbox.salesforce.SalesforceServer;
import dev.wadi.sandbox.salesforce.fault.CallKind;
import dev.wadi.sandbox.salesforce.fault.Fault;
import dev.wadi.sandbox.salesforce.fault.Mishap;
import dev.wadi.sandbox.salesforce.oauth.ConnectedApp;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.SettableClock;
import dev.wadi.settings.SalesforceSettings;
import dev.wadi.settings.SalesforceSettings.Login.ClientCredentials;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.source.salesforce.SalesforceSource;
import dev.wadi.testkit.KeptControl;
import dev.wadi.testkit.KeptPolls;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 06-salesforce and 10-crm on a simulated org, with 20-land behind them. */
class CrmRouteIT extends RouteTest {

    private static final int CONTACTS = 4_500;

    private final SettableClock clock = SettableClock.at("2026-01-05T08:00:00Z");
    private final RecordStore store = new RecordStore(clock);
    private final SalesforceServer org = SalesforceServer.start(store);
    private final KeptPages kept = new KeptPages();

    CrmRouteIT() {
        super("06-salesforce", "10-crm", "20-land");
        store.upsert("Account", Map.of("Name", "Lamps Ltd"));
        store.upsertAll(
                "Contact",
                IntStream.range(0, CONTACTS)
                        .mapToObj(i -> Map.of("LastName", "L" + i))
                        .toList());
        store.upsert(
                "Opportunity", Map.of("Name", "Lamps for all", "StageName", "Prospecting", "CloseDate", "2026-03-01"));
        org.authorization().register(ConnectedApp.of("wadi", "secret").runningAs("wadi@crm.example"));
        var queries = new QueryStreams(
                kept, Contracts.load(Path.of("contracts")), Tenant.DEFAULT, Claimed.HASH, Clock.systemUTC());
        set("wadi.crm.enabled", "true");
        set("wadi.crm.pollMillis", "50");
        bind(
                "salesforce",
                SalesforceAccess.component(new SalesforceSettings(
                        org.endpoint(), "wadi", new ClientCredentials(new Sensitive<>("secret")))));
        bind("crm", new SalesforceSource(queries));
        bind("lander", kept);
        bind(
                "wadi-schedule",
                new ScheduleComponent(
                        Contracts.load(Path.of("contracts")),
                        new KeptPolls(Clock.systemUTC()),
                        new KeptControl(),
                        Clock.systemUTC()));
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        var created = super.createCamelContext();
        created.addService(new AlwaysLeading());
        return created;
    }

    @AfterEach
    void closeOrg() {
        context.stop();
        org.close();
    }

    @Test
    void everyAnswerOfEveryObjectLands() {
        await().until(() ->
                records("crm.contact") >= CONTACTS && records("crm.account") > 0 && records("crm.opportunity") > 0);

        assertThat(read("crm.contact").subList(0, 3)).satisfies(answers -> {
            assertThat(answers).extracting(PageDraft::last).containsExactly(false, false, true);
            assertThat(answers)
                    .extracting(answer -> answer.reading().partition())
                    .allMatch(slice -> slice.startsWith("1970-01-01T00:00:00Z read "));
        });
        assertThat(kept.text("crm.account")).contains("\"Name\":\"Lamps Ltd\"");
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void asksAgainFromALookBackOn() {
        await().until(() -> !read("crm.account").isEmpty());
        clock.advanceSeconds(7_200);
        store.upsert("Account", Map.of("Name", "Bulbs Inc"));
        await().until(() -> kept.text("crm.account").contains("Bulbs Inc"));

        await().until(() -> read("crm.account").stream()
                .anyMatch(answer -> answer.reading().partition().startsWith("2026-01-05T09:45:00Z read ")));
        var again = read("crm.account");
        assertThat(again.get(again.size() - 1).frames().size()).isEqualTo(1);
    }

    @Test
    void triesAgainWhereTheOrgIsAwayForAMoment() {
        org.faults().add(Fault.between(CallKind.QUERY_ALL, 1, RETRIES, new Mishap.Unavailable()));

        await().until(() -> records("crm.contact") >= CONTACTS
                && log.lines().stream().anyMatch(line -> line.contains("tried again")));

        assertThat(letters.kept).isEmpty();
    }

    /** Each of the three streams is answered 401 at about the same time. */
    @Test
    void allWhoMeetASessionThatHasEndedLogInOnce() {
        await().until(() ->
                records("crm.contact") >= CONTACTS && !read("crm.opportunity").isEmpty());
        assertThat(org.calls(CallKind.TOKEN)).isEqualTo(1);
        org.authorization().endSessions();
        clock.advanceSeconds(7_200);
        store.upsert("Account", Map.of("Name", "Bulbs Inc"));
        store.upsert("Contact", Map.of("LastName", "Lee-after-401"));
        store.upsert(
                "Opportunity", Map.of("Name", "Won-after-401", "StageName", "Prospecting", "CloseDate", "2026-03-01"));

        await().until(() -> kept.text("crm.account").contains("Bulbs Inc")
                && kept.text("crm.contact").contains("Lee-after-401")
                && kept.text("crm.opportunity").contains("Won-after-401"));

        assertThat(org.calls(CallKind.TOKEN)).isEqualTo(2);
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void whoIsRefusedAfterALoginDoesNotLogInForEver() {
        org.faults().add(Fault.always(CallKind.QUERY_ALL, new Mishap.SessionEnds()));

        await().until(() -> letters.kept.size() > 5);

        assertThat(letters.kept).anyMatch(letter -> letter.step().endsWith("-query"));
        assertThat(org.calls(CallKind.TOKEN)).isLessThanOrEqualTo(3);
    }

    @Test
    void theOthersAreReadWhereOneObjectIsRefused() {
        org.faults()
                .add(Fault.always(CallKind.QUERY_ALL, new Mishap.LimitExceeded())
                        .about("Contact"));

        await().until(() -> records("crm.account") > 0 && records("crm.opportunity") > 0 && !letters.kept.isEmpty());

        assertThat(records("crm.contact")).isZero();
        assertThat(letters.kept).allSatisfy(letter -> {
            assertThat(letter.route()).isEqualTo("crm.contact");
            assertThat(letter.step()).isEqualTo("crm.contact-query");
        });
    }

    private List<PageDraft> read(String stream) {
        return kept.pages().stream()
                .filter(page -> page.reading().stream().equals(stream))
                .toList();
    }

    private int records(String stream) {
        return read(stream).stream().mapToInt(page -> page.frames().size()).sum();
    }
}
