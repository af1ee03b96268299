package dev.wadi.routes.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageSize;
import dev.wadi.camel.SalesforceAccess;
import dev.wadi.camel.SalesforceQueryJobs;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Lane;
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
import dev.wadi.source.query.Stretch;
import dev.wadi.source.salesforce.JobSettings;
import dev.wadi.source.salesforce.SalesforceJobs;
import dev.wadi.source.salesforce.SalesforceSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 06-salesforce-stretch and 11-stretches on a simulated org, with 20-land behind them. */
class StretchesRouteIT extends RouteTest {

    private static final int CONTACTS = 2_500;

    private final SettableClock clock = SettableClock.at("2026-01-05T08:00:00Z");
    private final RecordStore store = new RecordStore(clock);
    private final SalesforceServer org = SalesforceServer.start(store);
    private final KeptPages kept = new KeptPages();

    StretchesRouteIT() {
        super("06-salesforce-stretch", "06-salesforce-job", "07-jdbc-stretch", "11-stretches", "20-land");
        store.upsert("Contact", Map.of("LastName", "Before"));
        clock.advanceSeconds(60);
        store.upsertAll(
                "Contact",
                IntStream.range(0, CONTACTS)
                        .mapToObj(i -> Map.of("LastName", "L" + i))
                        .toList());
        clock.advanceSeconds(60);
        store.upsert("Contact", Map.of("LastName", "After"));
        org.authorization().register(ConnectedApp.of("wadi", "secret").runningAs("wadi@crm.example"));
        set("wadi.crm.enabled", "true");
        bind(
                "salesforce",
                SalesforceAccess.component(new SalesforceSettings(
                        org.endpoint(), "wadi", new ClientCredentials(new Sensitive<>("secret")))));
        var contracts = Contracts.load(Path.of("contracts"));
        var streams = new QueryStreams(kept, contracts, Tenant.DEFAULT, Claimed.HASH, Clock.systemUTC());
        bind("crm", new SalesforceSource(streams));
        var jobs = new SalesforceJobs(
                streams,
                contracts,
                new JobSettings(OptionalInt.of(0), Duration.ofSeconds(1)),
                new PageSize(500, 1 << 20, 1 << 16),
                Clock.systemUTC());
        bind("crm-jobs", jobs);
        bind("crm-query-jobs", new SalesforceQueryJobs(jobs));
        bind("lander", kept);
    }

    @AfterEach
    void closeOrg() {
        context.stop();
        org.close();
    }

    @Test
    void justWhatTheStretchHoldsLandsInItsLane() {
        template.sendBody("direct:crm.contact-stretch", new Minute());

        assertThat(kept.pages())
                .hasSize(2)
                .allSatisfy(page -> assertThat(page.reading().lane()).isEqualTo(Lane.BACKFILL));
        assertThat(kept.pages().stream().mapToInt(page -> page.frames().size()).sum())
                .isEqualTo(CONTACTS);
        assertThat(kept.text("crm.contact")).doesNotContain("Before").doesNotContain("After");
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void aStretchThatIsRefusedEndsAsADeadLetter() {
        org.faults().add(Fault.always(CallKind.QUERY_ALL, new Mishap.LimitExceeded()));

        template.sendBody("direct:crm.contact-stretch", new Minute());

        assertThat(kept.pages()).isEmpty();
        assertThat(letters.kept)
                .singleElement()
                .satisfies(letter -> assertThat(letter.step()).isEqualTo("crm.contact-stretch-query"));
    }

    /** The second minute. */
    public static final class Minute implements Stretch {

        @Override
        public String stream() {
            return "crm.contact";
        }

        @Override
        public Lane lane() {
            return Lane.BACKFILL;
        }

        @Override
        public Instant from() {
            return Instant.parse("2026-01-05T08:01:00Z");
        }

        @Override
        public Instant until() {
            return Instant.parse("2026-01-05T08:02:00Z");
        }

        @Override
        public PageDraft next(PageDraft page) {
            return page;
        }
    }
}
