package dev.wadi.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.core.Unavailable;
import dev.wadi.gold.Publisher;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishRouteTest extends RouteTest {

    private int published;
    private boolean unavailable;

    PublishRouteTest() {
        super("80-publish");
        Publisher publisher = new Publisher() {
            @Override
            public boolean isDue() {
                throw new AssertionError("60-resolve asks that");
            }

            @Override
            public Optional<Publication> publish() {
                published++;
                if (unavailable) {
                    throw new Unavailable(SECRET, new IllegalStateException(SECRET));
                }
                return Optional.empty();
            }
        };
        bind("publisher", publisher);
    }

    @Test
    void publishesWhateverTheBodyIs() {
        template.sendBody("direct:publish", "anything");

        assertThat(published).isEqualTo(1);
        assertThat(letters.asked).isZero();
    }

    @Test
    void notesAPublicationThatFailsForGood() {
        unavailable = true;

        template.sendBody("direct:publish", SECRET);

        assertThat(published).isEqualTo(1 + RETRIES);
        assertThat(letters.kept)
                .singleElement()
                .satisfies(letter -> assertThat(letter.step()).isEqualTo("publish-show"));
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
    }
}
