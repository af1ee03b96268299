package dev.wadi.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.gold.Publisher;
import dev.wadi.identity.Resolver;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ResolveRouteTest extends RouteTest {

    private final Queue<String> done = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean due = new AtomicBoolean(true);
    private final AtomicInteger failures = new AtomicInteger();

    ResolveRouteTest() {
        super("60-resolve");
        Resolver resolver = () -> {
            done.add("resolve");
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException(SECRET);
            }
            return Resolver.Resolution.NOTHING;
        };
        bind("gatekeeper", new Judge());
        bind("resolver", resolver);
        bind("publisher", new Waiting());
        set("wadi.resolve.everyMillis", "10");
        mock("enrich");
    }

    @Test
    void judgesThenResolvesThenEnriches() throws Exception {
        var enrich = getMockEndpoint("mock:enrich");
        enrich.expectedMinimumMessageCount(2);

        enrich.assertIsSatisfied();

        assertThat(done).startsWith("judge", "resolve", "judge", "resolve");
    }

    @Test
    void resolvesMoreBeforeItEnrichesWhileMoreIsOnTheWay() {
        due.set(false);
        await().until(() -> done.size() > 4);
        getMockEndpoint("mock:enrich").reset();
        done.clear();
        await().until(() -> done.size() > 4);

        assertThat(getMockEndpoint("mock:enrich").getReceivedCounter()).isZero();
    }

    @Test
    void goesOnAtTheNextTickWhereOneResolveFails() {
        failures.set(1);
        await().until(() -> !letters.kept.isEmpty());
        var before = getMockEndpoint("mock:enrich").getReceivedCounter();

        await().until(() -> getMockEndpoint("mock:enrich").getReceivedCounter() > before);

        assertThat(letters.kept)
                .singleElement()
                .satisfies(letter -> assertThat(letter.step()).isEqualTo("resolve-decide"));
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
    }

    /** Publishes nothing by itself: that is another route's. */
    private final class Waiting implements Publisher {

        @Override
        public boolean isDue() {
            return due.get();
        }

        @Override
        public Optional<Publication> publish() {
            throw new AssertionError("80-publish does that");
        }
    }

    /** Stands in for the gatekeeper, which has no interface: one bean, one database. */
    public final class Judge {

        public void judge() {
            done.add("judge");
        }
    }
}
