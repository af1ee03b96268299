package dev.wadi.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.bronze.CursorMoved;
import dev.wadi.bronze.PageDraft;
import dev.wadi.core.Unavailable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LandRouteTest extends RouteTest {

    private static final String HEADER = "id,v,email,name,phone,text\n";

    private final KeptPages kept = new KeptPages();
    private final AtomicInteger tries = new AtomicInteger();

    LandRouteTest() {
        super("20-land");
        bind("lander", kept);
    }

    @Test
    void landsEachPageInOrder() {
        template.sendBody("direct:land", Claimed.drafts(5));

        assertThat(kept.pages()).extracting(page -> page.frames().size()).containsExactly(2, 2, 1);
        assertThat(kept.pages()).extracting(PageDraft::start).isSorted();
        assertThat(letters.asked).isZero();
    }

    @Test
    void landsAPageAtTheSecondTryWhereTheWorldWasBad() {
        kept.beforeLand(draft -> {
            if (draft.start() > 0 && tries.getAndIncrement() == 0) {
                throw new Unavailable(SECRET, new IllegalStateException(SECRET));
            }
        });

        template.sendBody("direct:land", Claimed.drafts(5));

        assertThat(kept.pages()).extracting(page -> page.frames().size()).containsExactly(2, 2, 1);
        assertThat(letters.asked).isZero();
    }

    @Test
    void landsNothingAfterAPageThatFailsForGood() {
        kept.beforeLand(draft -> {
            if (draft.start() > 0) {
                tries.incrementAndGet();
                throw new Unavailable(SECRET, new IllegalStateException(SECRET));
            }
        });

        template.sendBody("direct:land", Claimed.drafts(9));

        assertThat(kept.pages()).hasSize(1);
        assertThat(tries).hasValue(1 + RETRIES);
        assertThat(letters.kept).singleElement().satisfies(letter -> {
            assertThat(letter.route()).isEqualTo("land");
            assertThat(letter.step()).isEqualTo("land-keep");
            assertThat(letter.stream()).contains("desk.note");
        });
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void stopsWhereAnotherReadsTheSameObject() {
        kept.beforeLand(draft -> {
            tries.incrementAndGet();
            throw new CursorMoved(SECRET);
        });

        template.sendBody("direct:land", Claimed.drafts(9));

        assertThat(tries).hasValue(1);
        assertThat(letters.asked).isZero();
    }

    @Test
    void keepsThePagesBeforeABreak() {
        var text = HEADER + "a,1,,,,\nb,1,,,,\nc,1,,,,\n";

        template.sendBody("direct:land", Claimed.drafts(text, 1_000));

        assertThat(kept.pages()).hasSize(1);
        assertThat(kept.closed()).isEmpty();
        assertThat(letters.asked).isZero();
        assertThat(log.lines()).anyMatch(line -> line.contains("given way: route=land code=ReadInterrupted"));
    }
}
