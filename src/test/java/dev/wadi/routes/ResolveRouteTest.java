package dev.wadi.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.identity.Resolver;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ResolveRouteTest extends RouteTest {

    private final Queue<String> done = new ConcurrentLinkedQueue<>();
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

    /** Stands in for the gatekeeper, which has no interface: one bean, one database. */
    public final class Judge {

        public void judge() {
            done.add("judge");
        }
    }
}
