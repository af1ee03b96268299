package dev.wadi.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.sandbox.salesforce.store.SettableClock;
import dev.wadi.testkit.enrich.KeptAnswers;
import dev.wadi.testkit.enrich.TellingEnricher;
import dev.wadi.testkit.log.RecordedLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnrichmentTest {

    private static final int BATCH = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(60);

    private final TellingEnricher places = new TellingEnricher("places", Attribute.IP);
    private final TellingEnricher trades = new TellingEnricher("trades", Attribute.COMPANY);
    private final KeptAnswers answers = new KeptAnswers();
    private final SettableClock clock = SettableClock.at("2026-01-05T08:00:00Z");
    private final Enrichment enrichment = enrichment(clock);

    @Test
    void asksUntilNothingIsLeftToAsk() {
        want(5);

        assertThat(enrichment.ask("places")).isEqualTo(5);
        assertThat(enrichment.ask("places")).isZero();

        assertThat(answers.batches).containsExactly(2, 2, 1);
        assertThat(answers.given("places"))
                .contains(new Answer(new Subject(Attribute.IP, "10.0.0.1"), Map.of("length", "8", "by", "first")));
    }

    @Test
    void asksEachEnricherOnlyWhatItKnowsOf() {
        want(1);
        answers.want(Attribute.COMPANY, "Acme");

        enrichment.enrichers().forEach(enrichment::ask);

        assertThat(places.asked).isEqualTo(1);
        assertThat(answers.given("trades"))
                .singleElement()
                .satisfies(answer -> assertThat(answer.subject().value()).isEqualTo("Acme"));
    }

    @Test
    void leavesTheRestToTheNextTimeWherePatienceEnds() {
        want(7);
        var slow = enrichment(new Clock() {
            private Instant now = clock.instant();

            @Override
            public Instant instant() {
                now = now.plusSeconds(1);
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });

        assertThat(slow.ask("places")).isEqualTo(4);
        assertThat(slow.ask("places")).isEqualTo(3);
    }

    @Test
    void leavesAnEnricherAloneForAWhileThatCouldNotAnswer() {
        want(1);
        places.failsWith(new IllegalStateException());
        assertThatThrownBy(() -> enrichment.ask("places")).isInstanceOf(NotAnswered.class);
        places.isMended();

        clock.advanceSeconds(PAUSE.toSeconds() - 1);
        assertThat(enrichment.ask("places")).isZero();
        assertThat(places.asked).isEqualTo(1);

        clock.advanceSeconds(1);
        assertThat(enrichment.ask("places")).isEqualTo(1);
    }

    @Test
    void keepsWhatAnEnricherSaidBesideWhatItCouldNot() {
        want(2);
        places.failsWith(new IllegalStateException(), subject -> subject.value().endsWith("0.1"));

        assertThatThrownBy(() -> enrichment.ask("places")).isInstanceOf(NotAnswered.class);

        assertThat(answers.given("places"))
                .singleElement()
                .satisfies(answer -> assertThat(answer.subject().value()).isEqualTo("10.0.0.2"));
    }

    @Test
    void isNotCausedByWhatWouldBeTriedAgain() {
        want(1);
        places.failsWith(new IllegalStateException());

        assertThatThrownBy(() -> enrichment.ask("places")).hasNoCause().hasMessage("places");
    }

    @Test
    void tellsOfFailuresByNamesOnly() {
        want(1);
        places.failsWith(new IllegalStateException("10.0.0.1 is nowhere"));
        try (var log = new RecordedLog()) {
            assertThatThrownBy(() -> enrichment.ask("places")).isInstanceOf(NotAnswered.class);

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("enricher=places", "unanswered=1", "java.lang.IllegalStateException")
                    .doesNotContain("10.0.0.1");
        }
    }

    @Test
    void neitherSubjectsNorAnswersShowWhatTheyAreAbout() {
        var subject = new Subject(Attribute.IP, "10.0.0.1");

        assertThat(subject).hasToString("ip=***");
        assertThat(new Answer(subject, Map.of("city", "Jackson"))).hasToString("answer about ip=***");
    }

    private Enrichment enrichment(Clock time) {
        var settings = new EnrichSettings(Optional.empty(), Optional.empty(), Optional.empty(), BATCH, PATIENCE, PAUSE);
        return new Enrichment(List.of(places, trades), answers, settings, time);
    }

    private void want(int addresses) {
        for (var last = 1; last <= addresses; last++) {
            answers.want(Attribute.IP, "10.0.0." + last);
        }
    }
}
