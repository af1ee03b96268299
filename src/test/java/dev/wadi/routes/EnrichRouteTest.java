package dev.wadi.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.core.Unavailable;
import dev.wadi.enrich.EnrichSettings;
import dev.wadi.enrich.Enrichment;
import dev.wadi.testkit.enrich.KeptAnswers;
import dev.wadi.testkit.enrich.TellingEnricher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrichRouteTest extends RouteTest {

    private final TellingEnricher places = new TellingEnricher("places", Attribute.IP);
    private final TellingEnricher trades = new TellingEnricher("trades", Attribute.COMPANY);
    private final KeptAnswers answers = new KeptAnswers();

    EnrichRouteTest() {
        super("70-enrich");
        var settings = new EnrichSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), 10, Duration.ofMinutes(1), Duration.ofMinutes(1));
        bind("enricher", new Enrichment(List.of(places, trades), answers, settings, Clock.systemUTC()));
        mock("publish");
    }

    @BeforeEach
    void ask() {
        answers.want(Attribute.IP, SECRET);
        answers.want(Attribute.COMPANY, "Acme");
        getMockEndpoint("mock:publish").expectedMessageCount(1);
    }

    @Test
    void asksEveryEnricherThenPublishes() throws Exception {
        template.sendBody("direct:enrich", "anything");

        getMockEndpoint("mock:publish").assertIsSatisfied();
        assertThat(answers.given("places")).hasSize(1);
        assertThat(answers.given("trades")).hasSize(1);
        assertThat(letters.asked).isZero();
    }

    @Test
    void publishesWithoutWhatAnEnricherCannotAnswer() throws Exception {
        places.failsWith(new IllegalStateException(SECRET));

        template.sendBody("direct:enrich", "anything");

        getMockEndpoint("mock:publish").assertIsSatisfied();
        assertThat(answers.given("places")).isEmpty();
        assertThat(answers.given("trades")).hasSize(1);
        assertThat(letters.kept).singleElement().satisfies(letter -> {
            assertThat(letter.route()).isEqualTo("enrich");
            assertThat(letter.step()).isEqualTo("enrich-ask");
            assertThat(letter.failure()).startsWith("dev.wadi.enrich.NotAnswered");
        });
        assertThat(log.lines())
                .anyMatch(line -> line.contains("enricher=places") && line.contains("IllegalStateException"))
                .noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void doesNotWaitForAnEnricherWhoseWorldIsBad() throws Exception {
        places.failsWith(new UncheckedIOException(new IOException(SECRET)));

        template.sendBody("direct:enrich", "anything");
        template.sendBody("direct:enrich", "anything");

        getMockEndpoint("mock:publish").expectedMessageCount(2);
        getMockEndpoint("mock:publish").assertIsSatisfied();
        assertThat(places.asked).isEqualTo(1);
        assertThat(letters.kept).hasSize(1);
    }

    @Test
    void publishesAlsoWhereAnswersCannotBeKept() throws Exception {
        answers.failsWith(new Unavailable(SECRET, new IOException(SECRET)));

        template.sendBody("direct:enrich", "anything");

        getMockEndpoint("mock:publish").assertIsSatisfied();
        assertThat(letters.kept)
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.failure()).startsWith("dev.wadi.core.Unavailable"));
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
    }
}
