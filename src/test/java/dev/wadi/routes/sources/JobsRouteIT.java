package dev.wadi.routes.sources;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import dev.wadi.source.query.JobStretch;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.source.query.SourceJob;
import dev.wadi.source.query.Stretch;
import dev.wadi.source.salesforce.JobSettings;
import dev.wadi.source.salesforce.SalesforceJobs;
import dev.wadi.source.salesforce.SalesforceSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** 06-salesforce-stretch and 06-salesforce-job on a simulated org, with 20-land behind them. */
class JobsRouteIT extends RouteTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONTACTS = 1_200;
    private static final int MANY = 1_000;
    private static final int TURNS = 20;

    private final SettableClock clock = SettableClock.at("2026-01-05T08:01:00Z");
    private final RecordStore store = new RecordStore(clock);
    private final SalesforceServer org = SalesforceServer.start(store);
    private final KeptPages kept = new KeptPages();

    JobsRouteIT() {
        super("06-salesforce-stretch", "06-salesforce-job", "07-jdbc-stretch", "11-stretches", "20-land");
        var account = store.upsert("Account", Map.of("Name", "Lamps, \"Lights\"\nand more"));
        store.upsertAll(
                "Contact",
                IntStream.range(0, CONTACTS)
                        .mapToObj(i -> Map.of("LastName", "L" + i, "MailingStreet", "1 Elm St\r\nFlat \"" + i + "\""))
                        .toList());
        store.upsert("Contact", Map.of("LastName", "Employed", "AccountId", account, "Birthdate", "1990-01-02"));
        store.delete(store.upsert("Contact", Map.of("LastName", "Gone")));
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
                new JobSettings(OptionalInt.of(MANY), Duration.ofMillis(1)),
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
    void whatAJobFindsLandsAsTheQueryWouldHaveAnsweredIt() {
        template.sendBody("direct:crm.contact-stretch", new Asked());
        var answered = records();
        assertThat(org.calls(CallKind.JOB_CREATE)).isZero();

        var stretch = new Prepared();
        turns(stretch);

        assertThat(org.calls(CallKind.JOB_CREATE)).isEqualTo(1);
        assertThat(stretch.isDone()).isTrue();
        assertThat(stretch.paused).isPositive();
        assertThat(answered).hasSize(CONTACTS + 2);
        assertThat(records(stretch.pages)).isEqualTo(answered);
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void whatIsFewIsAskedForByQuery() {
        var stretch = new Prepared("crm.account");

        turns(stretch);

        assertThat(stretch.isDone()).isTrue();
        assertThat(org.calls(CallKind.JOB_CREATE)).isZero();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(CallKind.JOB_CREATE, 1, new Mishap.SessionEnds(), 1),
                arguments(CallKind.JOB_CREATE, 1, new Mishap.Unavailable(), 1),
                arguments(CallKind.JOB_STATUS, 1, new Mishap.SessionEnds(), 1),
                arguments(CallKind.JOB_STATUS, 1, new Mishap.Unavailable(), 1),
                arguments(CallKind.JOB_STATUS, 2, new Mishap.JobBusy(), 1),
                arguments(CallKind.JOB_STATUS, 1, new Mishap.JobEnds("Failed"), 2),
                arguments(CallKind.JOB_STATUS, 2, new Mishap.JobEnds("Aborted"), 2),
                arguments(CallKind.JOB_STATUS, 2, new Mishap.JobGone(), 2),
                arguments(CallKind.JOB_RESULTS, 2, new Mishap.SessionEnds(), 1),
                arguments(CallKind.JOB_RESULTS, 2, new Mishap.Unavailable(), 1),
                arguments(CallKind.JOB_RESULTS, 2, new Mishap.CutBody(), 1),
                arguments(CallKind.JOB_RESULTS, 2, new Mishap.TextCut(1), 1),
                arguments(CallKind.JOB_RESULTS, 2, new Mishap.TextCut(120), 1),
                arguments(CallKind.JOB_RESULTS, 2, new Mishap.RowsLost(2), 1),
                arguments(CallKind.JOB_RESULTS, 1, new Mishap.CountOff(1), 1),
                arguments(CallKind.JOB_RESULTS, 2, new Mishap.LocatorExpires(), 2),
                arguments(CallKind.JOB_RESULTS, 3, new Mishap.JobGone(), 2),
                arguments(CallKind.JOB_RESULTS, 2, new Mishap.HeaderOnce(), 1),
                arguments(CallKind.JOB_RESULTS, 2, new Mishap.HeaderStripped("Sforce-NumberOfRecords"), 1),
                arguments(CallKind.JOB_RESULTS, 1, new Mishap.HeaderStripped("Sforce-Locator"), 2));
    }

    /** Some of what landed before may land again: it is known by hash, which this test does not look at. */
    @ParameterizedTest
    @MethodSource("faults")
    void allOfItComesWhateverHappens(CallKind kind, int nth, Mishap mishap, int jobs) {
        org.faults().add(Fault.always(CallKind.JOB_RESULTS, new Mishap.ShortPage(400)), Fault.at(kind, nth, mishap));
        var stretch = new Prepared();

        turns(stretch);

        assertThat(stretch.isDone()).isTrue();
        assertThat(org.calls(CallKind.JOB_CREATE)).isGreaterThanOrEqualTo(jobs);
        assertThat(records(stretch.pages)).hasSize(CONTACTS + 2);
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void aPieceIsFetchedAgainAndNotThoseBeforeIt() {
        org.faults()
                .add(
                        Fault.always(CallKind.JOB_RESULTS, new Mishap.ShortPage(400)),
                        Fault.at(CallKind.JOB_RESULTS, 3, new Mishap.TextCut(50)));
        var stretch = new Prepared();

        turns(stretch);

        assertThat(stretch.pages.stream().mapToInt(page -> page.frames().size()).sum())
                .isEqualTo(CONTACTS + 2);
        assertThat(org.calls(CallKind.JOB_RESULTS)).isEqualTo(5);
    }

    @Test
    void rowsThatAreMissingWithoutAWordAreFetchedByAnotherJob() {
        org.faults()
                .add(
                        Fault.at(CallKind.JOB_RESULTS, 1, new Mishap.RowsLost(1)),
                        Fault.at(CallKind.JOB_RESULTS, 1, new Mishap.HeaderStripped("Sforce-NumberOfRecords")));
        var stretch = new Prepared();

        turns(stretch);

        assertThat(org.calls(CallKind.JOB_CREATE)).isEqualTo(2);
        assertThat(records(stretch.pages)).hasSize(CONTACTS + 2);
    }

    @Test
    void aJobThatIsRefusedEndsAsADeadLetter() {
        org.faults().add(Fault.always(CallKind.JOB_CREATE, new Mishap.LimitExceeded()));
        var stretch = new Prepared();

        template.sendBody("direct:crm.contact-stretch", stretch);

        assertThat(stretch.pages).isEmpty();
        assertThat(letters.kept)
                .singleElement()
                .satisfies(letter -> assertThat(letter.step()).isEqualTo("crm.contact-job-begin"));
    }

    @Test
    void nothingIsPassedOverWhereAPageDoesNotLand() {
        org.faults().add(Fault.always(CallKind.JOB_RESULTS, new Mishap.ShortPage(400)));
        var broken = new ArrayList<>(List.of(true));
        kept.beforeLand(draft -> {
            if (kept.pages().size() == 1 && !broken.isEmpty()) {
                broken.clear();
                throw new IllegalStateException(SECRET);
            }
        });
        var stretch = new Prepared();

        turns(stretch);

        assertThat(stretch.isDone()).isTrue();
        assertThat(letters.kept).hasSize(1);
        assertThat(records(kept.pages())).hasSize(CONTACTS + 2);
    }

    private void turns(Prepared stretch) {
        for (var turn = 0; turn < TURNS && !stretch.isDone(); turn++) {
            template.sendBody("direct:" + stretch.stream() + "-stretch", stretch);
        }
    }

    private Set<String> records() {
        return records(kept.pages());
    }

    /** What pages say, without what the query API says of itself. */
    private static Set<String> records(List<PageDraft> pages) {
        return pages.stream()
                .flatMap(page -> IntStream.range(0, page.frames().size())
                        .mapToObj(i -> said(
                                page.payload(),
                                page.frames().offset(i),
                                page.frames().length(i))))
                .collect(toSet());
    }

    private static String said(byte[] bytes, int offset, int length) {
        try {
            return sorted((ObjectNode) JSON.readTree(bytes, offset, length)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode sorted(ObjectNode record) {
        var plain = JSON.createObjectNode();
        var names = new TreeSet<String>();
        record.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            var value = record.get(name);
            if (value.isObject() && !name.equals("attributes")) {
                plain.set(name, sorted((ObjectNode) value));
            } else if (!value.isNull() && !name.equals("attributes")) {
                plain.put(name, value.isTextual() ? value.textValue().replace("+0000", "Z") : value.toString());
            }
        }
        return plain;
    }

    /** The whole day, for whoever cannot wait. */
    private static class Asked implements Stretch {

        final List<PageDraft> pages = new ArrayList<>();

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
            return Instant.parse("2026-01-05T00:00:00Z");
        }

        @Override
        public Instant until() {
            return Instant.parse("2026-01-06T00:00:00Z");
        }

        @Override
        public PageDraft next(PageDraft page) {
            pages.add(page);
            return page;
        }

        boolean isDone() {
            return !pages.isEmpty() && pages.get(pages.size() - 1).last();
        }
    }

    /** The same, for whoever can. */
    private static final class Prepared extends Asked implements JobStretch {

        private final String stream;
        private Optional<SourceJob> job = Optional.empty();
        int paused;

        Prepared() {
            this("crm.contact");
        }

        Prepared(String stream) {
            this.stream = stream;
        }

        @Override
        public String stream() {
            return stream;
        }

        @Override
        public Optional<SourceJob> job() {
            return job;
        }

        @Override
        public void keep(Optional<SourceJob> going) {
            job = going;
        }

        @Override
        public void comeBack(Duration pause) {
            paused++;
        }
    }
}
