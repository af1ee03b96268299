package dev.wadi.enrich.postgres;

import static dev.wadi.testkit.postgres.Streams.CALLS;
import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.wadi.bronze.PageReader;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.enrich.Answer;
import dev.wadi.enrich.EnrichSettings;
import dev.wadi.enrich.Enrichment;
import dev.wadi.enrich.Subject;
import dev.wadi.journal.PageProcess;
import dev.wadi.journal.Rebuilt;
import dev.wadi.journal.postgres.JournalReplay;
import dev.wadi.map.Mapper;
import dev.wadi.silver.postgres.PostgresWriter;
import dev.wadi.testkit.enrich.TellingEnricher;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import dev.wadi.validate.Validator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresAnswersIT {

    private static final int MANY = 100;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final TellingEnricher trades = new TellingEnricher("trades", Attribute.COMPANY);
    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
    }

    @Test
    void asksWhatTheCandidateNamesBeforeReadersSeeIt() {
        resolve(CALLS, "one", "a,1,ann@x.test,Acme", "b,1,bob@x.test,Bcme", "c,1,cid@x.test,Acme", "d,1,dan@x.test,");

        assertThat(open()).containsExactlyInAnyOrder("Acme", "Bcme");
    }

    @Test
    void asksOnlyAboutAttributesAnEnricherKnowsOf() {
        resolve(NOTES, "one", "a,1,ann@x.test,Ann,111,");

        assertThat(open()).isEmpty();
        assertThat(answers().open(new TellingEnricher("numbers", Attribute.PHONE, Attribute.EMAIL), MANY))
                .extracting(Subject::attribute, Subject::value)
                .containsExactlyInAnyOrder(tuple(Attribute.PHONE, "111"), tuple(Attribute.EMAIL, "ann@x.test"));
    }

    @Test
    void asksNeitherOfWhatIsNoLongerSaidNorOfWhatIsTooLong() {
        resolve(CALLS, "one", "a,1,ann@x.test,Old", "b,1,bob@x.test," + "x".repeat(501));
        resolve(CALLS, "two", "a,2,ann@x.test,New", "c,1,cid@x.test," + "y".repeat(500));

        assertThat(open()).containsExactlyInAnyOrder("New", "y".repeat(500));
    }

    @Test
    void asksNothingTwice() {
        resolve(CALLS, "one", "a,1,ann@x.test,Acme");
        enrich();
        assertThat(open()).isEmpty();
        warehouse.publish();
        assertThat(open()).isEmpty();

        resolve(CALLS, "two", "b,1,bob@x.test,Acme", "c,1,cid@x.test,Bcme");

        assertThat(open()).containsExactly("Bcme");
    }

    @Test
    void askedForSoManyGivesNoMore() {
        resolve(CALLS, "one", "a,1,ann@x.test,Acme", "b,1,bob@x.test,Bcme", "c,1,cid@x.test,Ccme");

        assertThat(answers().open(trades, 2)).hasSize(2);
    }

    @Test
    void recordsOnceWhatTwoHaveAskedAtOnce() {
        resolve(CALLS, "one", "a,1,ann@x.test,Acme");
        var asked = answers().open(trades, MANY);
        var asAnother = new PostgresAnswers(DATABASE.database(), Streams.both(), warehouse.tenant());
        assertThat(asAnother.open(trades, MANY)).isEqualTo(asked);

        answers().record(trades, told(asked));
        asAnother.record(trades, told(asked));
        warehouse.publish();
        answers().record(trades, told(asked));

        assertThat(recorded()).containsExactly("Acme|4|first|1|-");
    }

    @Test
    void recordsAllOfABatchOrNothing() {
        resolve(CALLS, "one", "a,1,ann@x.test,Acme", "b,1,bob@x.test,Bcme");
        var good = new Answer(new Subject(Attribute.COMPANY, "Acme"), Map.of());
        var refused = new Answer(new Subject(Attribute.COMPANY, "Bcme"), Map.of("nul", "\u0000"));

        assertThatThrownBy(() -> answers().record(trades, List.of(good, refused)))
                .isInstanceOf(RuntimeException.class);
        assertThat(recorded()).isEmpty();

        enrich();
        assertThat(recorded()).hasSize(2);
    }

    @Test
    void thatNothingIsKnownIsAnAnswerToo() {
        resolve(CALLS, "one", "a,1,ann@x.test,Acme");

        answers().record(trades, List.of(new Answer(new Subject(Attribute.COMPANY, "Acme"), Map.of())));

        assertThat(open()).isEmpty();
        assertThat(DATABASE.one("SELECT said FROM enrich.answer WHERE tenant = ?", warehouse.tenant()))
                .isEqualTo("{}");
    }

    @Test
    void thePublicationThatFollowsHonoursWhatWasRecorded() {
        resolve(CALLS, "one", "a,1,ann@x.test,Acme");
        enrich();
        assertThat(recorded()).containsExactly("Acme|4|first|-|-");

        warehouse.publish();

        assertThat(recorded()).containsExactly("Acme|4|first|1|-");
    }

    @Test
    void anAnswerThatComesLateComesWithALaterPublication() {
        deliver(CALLS, "one", "a,1,ann@x.test,Acme");
        trades.failsWith(new IllegalStateException());
        resolve(CALLS, "two", "b,1,bob@x.test,Bcme");
        assertThatThrownBy(this::enrich);
        warehouse.publish();
        trades.isMended();
        assertThat(warehouse.resolve().tookSome()).isFalse();
        assertThat(warehouse.publish()).isEmpty();

        enrich();
        warehouse.resolve();
        var publication = warehouse.publish();

        assertThat(publication)
                .hasValueSatisfying(late -> assertThat(late.number()).isEqualTo(3));
        assertThat(recorded()).containsExactly("Acme|4|first|1|-", "Bcme|4|first|3|-");
        warehouse.resolve();
        assertThat(warehouse.publish()).isEmpty();
    }

    @Test
    void answersFromOtherDataTakeThePlaceOfEarlierOnes() {
        deliver(CALLS, "one", "a,1,ann@x.test,Acme", "b,1,bob@x.test,Bcme");
        trades.answersFrom("second");
        assertThat(open()).containsExactlyInAnyOrder("Acme", "Bcme");

        enrich();
        warehouse.resolve();
        warehouse.publish();

        assertThat(recorded())
                .containsExactly("Acme|4|first|1|2", "Acme|4|second|2|-", "Bcme|4|first|1|2", "Bcme|4|second|2|-");
        assertThat(open()).isEmpty();
    }

    @Test
    void tellsWhatEachPublicationHonours() {
        deliver(CALLS, "one", "a,1,ann@x.test,Acme", "b,1,bob@x.test,Bcme");
        trades.answersFrom("second");
        enrich();
        assertThat(said(1, "Acme", "Acme", "Nobody"))
                .isEqualTo(Map.of(company("Acme"), Map.of("length", "4", "by", "first")));
        assertThat(said(2, "Acme")).isEqualTo(said(1, "Acme"));

        warehouse.resolve();
        warehouse.publish();

        assertThat(said(0, "Acme")).isEmpty();
        assertThat(said(1, "Bcme")).containsOnlyKeys(company("Bcme"));
        assertThat(said(2, "Acme")).isEqualTo(Map.of(company("Acme"), Map.of("length", "4", "by", "second")));
    }

    @Test
    void looksOnlyAtWhatChangedSinceAllWasAsked() {
        deliver(CALLS, "one", "a,1,ann@x.test,Acme");
        assertThat(open()).isEmpty();
        assertThat(progress()).containsExactly("trades|first|company of desk.call.company|1");

        resolve(CALLS, "two", "b,1,bob@x.test,Bcme");
        enrich();
        assertThat(open()).isEmpty();
        assertThat(progress()).containsExactly("trades|first|company of desk.call.company|1");

        warehouse.publish();
        assertThat(open()).isEmpty();
        assertThat(progress()).containsExactly("trades|first|company of desk.call.company|2");
    }

    @Test
    void asksFromTheBeginningWhereAContractNamesMore() {
        var addresses = new TellingEnricher("addresses", Attribute.EMAIL);
        deliver(NOTES, "one", "a,1,ann@x.test,,,");
        deliver(CALLS, "two", "a,1,bob@x.test,");
        var before = answers(Contracts.of(List.of(Streams.notes())));
        before.record(addresses, told(before.open(addresses, MANY)));
        assertThat(before.open(addresses, MANY)).isEmpty();

        assertThat(answers().open(addresses, MANY)).extracting(Subject::value).containsExactly("bob@x.test");
    }

    @Test
    void aReplayOfTheJournalHonoursTheSameAnswersAtTheSamePublications() {
        deliver(CALLS, "one", "a,1,ann@x.test,Acme");
        resolve(CALLS, "two", "b,1,bob@x.test,Bcme");
        warehouse.publish();
        trades.answersFrom("second");
        enrich();
        warehouse.resolve();
        warehouse.publish();
        deliver(CALLS, "three", "c,1,cid@x.test,Ccme");
        resolve(CALLS, "four", "d,1,dan@x.test,Dcme");
        enrich();
        assertThat(recorded()).hasSize(5).contains("Dcme|4|second|-|-");

        try (var empty = TestDatabase.create()) {
            var rebuilt = new ArrayList<Rebuilt>();
            new JournalReplay(
                            DATABASE.database(),
                            empty.database(),
                            warehouse.tenant(),
                            Warehouse.HASH,
                            Warehouse.LIFECYCLE,
                            stages(empty))
                    .replay(rebuilt::add);

            assertThat(rebuilt).hasSize(4).allMatch(Rebuilt::same);
            assertThat(recorded(empty))
                    .isEqualTo(recorded().stream()
                            .filter(answer -> !answer.startsWith("Dcme"))
                            .toList());
        }
    }

    private PageProcess stages(TestDatabase into) {
        return (claim, contracts) -> {
            var read = new PageReader(contracts).read(claim);
            var mapped = new Mapper(contracts, Warehouse.HASH).map(new Validator(contracts).validate(read));
            new PostgresWriter(into.database(), contracts).write(mapped);
        };
    }

    private void resolve(String stream, String object, String... lines) {
        warehouse.land(stream, object, lines);
        warehouse.work();
        warehouse.resolve();
    }

    private void deliver(String stream, String object, String... lines) {
        resolve(stream, object, lines);
        enrich();
        warehouse.publish();
    }

    /** Asks as the service does. */
    private void enrich() {
        var settings = new EnrichSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), MANY, Duration.ofMinutes(1), Duration.ZERO);
        new Enrichment(List.of(trades), answers(), settings, Clock.systemUTC()).ask("trades");
    }

    private PostgresAnswers answers() {
        return answers(Streams.both());
    }

    private PostgresAnswers answers(Contracts contracts) {
        return new PostgresAnswers(DATABASE.database(), contracts, warehouse.tenant());
    }

    private List<String> open() {
        return answers().open(trades, MANY).stream().map(Subject::value).toList();
    }

    private List<Answer> told(List<Subject> subjects) {
        return subjects.stream()
                .map(subject -> new Answer(subject, trades.about(subject)))
                .toList();
    }

    private Map<Subject, Map<String, String>> said(int publication, String... companies) {
        var subjects = Stream.of(companies).map(PostgresAnswersIT::company).toList();
        return DATABASE.database()
                .inTransaction(
                        handle -> HonouredAnswers.about(handle, warehouse.tenant(), publication, "trades", subjects));
    }

    private static Subject company(String name) {
        return new Subject(Attribute.COMPANY, name);
    }

    private List<String> recorded() {
        return recorded(DATABASE);
    }

    private List<String> recorded(TestDatabase in) {
        return in.rows("""
                SELECT subject, said->>'length', source, from_publication, to_publication FROM enrich.answer
                WHERE tenant = ? ORDER BY subject, answer_id
                """, warehouse.tenant());
    }

    private List<String> progress() {
        return DATABASE.rows(
                "SELECT enricher, source, asked_about, publication FROM enrich.progress WHERE tenant = ?",
                warehouse.tenant());
    }
}
