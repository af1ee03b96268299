package dev.wadi.camel.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.bronze.Claims;
import dev.wadi.core.Claim;
import dev.wadi.core.Frames;
import dev.wadi.core.Lane;
import dev.wadi.core.Page;
import dev.wadi.core.Tenant;
import dev.wadi.core.Unavailable;
import dev.wadi.testkit.log.RecordedLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagesConsumerTest {

    private static final String SECRET = "ann@private.test";

    private final WaitingPages claims = new WaitingPages();
    private final Queue<Long> worked = new ConcurrentLinkedQueue<>();
    private CamelContext context;

    @BeforeEach
    void create() {
        context = new DefaultCamelContext();
        context.addComponent("wadi-pages", new PagesComponent(claims));
        context.getShutdownStrategy().setTimeout(5);
    }

    @AfterEach
    void close() {
        context.stop();
    }

    @Test
    void sendsEachClaimOnItsWay() throws Exception {
        claims.land(1, 2, 3);

        start(2, claim -> worked.add(claim.page().id()));

        await().untilAsserted(() -> assertThat(worked).containsExactlyInAnyOrder(1L, 2L, 3L));
        assertThat(claims.given).isEmpty();
    }

    @Test
    void worksOnNoMorePagesAtOnceThanItHasWorkers() throws Exception {
        var go = new Semaphore(0);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        claims.land(1, 2, 3, 4, 5);

        start(2, claim -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            go.acquireUninterruptibly();
            atOnce.decrementAndGet();
            worked.add(claim.page().id());
        });

        await().until(() -> go.getQueueLength() == 2);
        assertThat(claims.waiting).hasSize(3);
        go.release(5);
        await().until(() -> worked.size() == 5);
        assertThat(most).hasValue(2);
        assertThat(claims.asked).allSatisfy(asked -> assertThat(asked).isBetween(1, 2));
    }

    @Test
    void claimsNothingWhileItIsSuspended() throws Exception {
        start(2, claim -> worked.add(claim.page().id()));
        context.getRouteController().suspendRoute("work");
        var asked = claims.asked.size();
        claims.land(1);

        assertThat(context.getRouteController().getRouteStatus("work")).isEqualTo(ServiceStatus.Suspended);
        assertThat(claims.asked.size()).isBetween(asked, asked + 1);
        assertThat(worked).isEmpty();

        context.getRouteController().resumeRoute("work");

        await().untilAsserted(() -> assertThat(worked).containsExactly(1L));
    }

    @Test
    void releasesWhatItClaimedButHadNotBegunWhenItStops() throws Exception {
        claims.gate = new CountDownLatch(1);
        claims.land(1, 2);
        start(2, claim -> worked.add(claim.page().id()));
        await().until(() -> !claims.asked.isEmpty());

        var stopping = CompletableFuture.runAsync(() -> context.stop());
        await().until(() -> context.getRoute("work").getConsumer() instanceof PagesConsumer consumer
                && consumer.isStoppingOrStopped());
        claims.gate.countDown();
        stopping.join();

        assertThat(worked).isEmpty();
        assertThat(claims.given).containsExactlyInAnyOrder("release 1", "release 2");
    }

    @Test
    void finishesWhatItHasBegunWhenItStops() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new Semaphore(0);
        claims.land(1);
        start(1, claim -> {
            begun.countDown();
            go.acquireUninterruptibly();
            worked.add(claim.page().id());
        });
        begun.await();

        var stopping = CompletableFuture.runAsync(() -> context.stop());
        await().until(() -> context.isStopping());
        go.release();
        stopping.join();

        assertThat(worked).containsExactly(1L);
        assertThat(claims.given).isEmpty();
    }

    @Test
    void worksOnAfterItWasStoppedAndStarted() throws Exception {
        start(2, claim -> worked.add(claim.page().id()));
        context.getRouteController().stopRoute("work");

        claims.land(1);
        context.getRouteController().startRoute("work");

        await().untilAsserted(() -> assertThat(worked).containsExactly(1L));
    }

    @Test
    void failsAPageWhoseExchangeFails() throws Exception {
        claims.land(1);

        start(1, claim -> {
            throw new IllegalStateException(SECRET);
        });

        await().untilAsserted(() -> assertThat(claims.given).containsExactly("fail 1"));
    }

    @Test
    void failsAPageAlsoWhereTheRouteHasDealtWithTheFailure() throws Exception {
        claims.land(1);

        startHandling(claim -> {
            throw new IllegalStateException(SECRET);
        });

        await().untilAsserted(() -> assertThat(claims.given).containsExactly("fail 1"));
    }

    @Test
    void releasesAPageWhereTheWorldIsBad() throws Exception {
        claims.land(1);

        startHandling(claim -> {
            throw new Unavailable(SECRET, new IllegalStateException(SECRET));
        });

        await().untilAsserted(() -> assertThat(claims.given).containsExactly("release 1"));
    }

    @Test
    void goesOnPollingWhenClaimsCannotBeReached() throws Exception {
        try (var log = new RecordedLog()) {
            claims.failures.set(2);
            claims.land(1);

            start(1, claim -> worked.add(claim.page().id()));

            await().untilAsserted(() -> assertThat(worked).containsExactly(1L));
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("dev.wadi.core.Unavailable"))
                    .noneMatch(line -> line.contains(SECRET));
        }
    }

    @Test
    void saysByNamesOnlyThatAClaimCouldNotBeGivenBack() throws Exception {
        try (var log = new RecordedLog()) {
            claims.refusing = true;
            claims.land(1, 2);

            startHandling(claim -> {
                worked.add(claim.page().id());
                throw new IllegalStateException(SECRET);
            });

            await().untilAsserted(() -> assertThat(worked).containsExactly(1L, 2L));
            await().untilAsserted(() -> assertThat(log.lines())
                    .filteredOn(line -> line.contains("could not be given back"))
                    .hasSize(2));
            assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
        }
    }

    private void start(int workers, Consumer<Claim> work) throws Exception {
        start(workers, work, false);
    }

    private void startHandling(Consumer<Claim> work) throws Exception {
        start(1, work, true);
    }

    private void start(int workers, Consumer<Claim> work, boolean handling) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Throwable.class).handled(handling).logExhausted(false);
                from("wadi-pages:work?initialDelay=0&delay=1&workers=" + workers)
                        .routeId("work")
                        .process(exchange -> work.accept(exchange.getMessage().getMandatoryBody(Claim.class)));
            }
        });
        context.start();
    }

    /** Claims without a database: pages wait in a queue, and what is given back is written down. */
    private static final class WaitingPages implements Claims {

        final Queue<Claim> waiting = new ConcurrentLinkedQueue<>();
        final Queue<Integer> asked = new ConcurrentLinkedQueue<>();
        final Queue<String> given = new ConcurrentLinkedQueue<>();
        final AtomicInteger failures = new AtomicInteger();
        volatile CountDownLatch gate = new CountDownLatch(0);
        volatile boolean refusing;

        void land(long... pages) {
            for (var page : pages) {
                waiting.add(claim(page));
            }
        }

        @Override
        public List<Claim> take(int most) {
            asked.add(most);
            awaitUninterruptibly(gate);
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new Unavailable(SECRET, new IllegalStateException(SECRET));
            }
            var taken = new ArrayList<Claim>();
            while (taken.size() < most && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            return taken;
        }

        @Override
        public void release(Claim claim) {
            give("release", claim);
        }

        @Override
        public void fail(Claim claim) {
            give("fail", claim);
        }

        private void give(String how, Claim claim) {
            if (refusing) {
                throw new Unavailable(SECRET, new IllegalStateException(SECRET));
            }
            given.add(how + " " + claim.page().id());
        }

        private static void awaitUninterruptibly(CountDownLatch latch) {
            while (latch.getCount() > 0) {
                try {
                    latch.await();
                } catch (InterruptedException goOn) {
                    continue;
                }
            }
        }

        private static Claim claim(long page) {
            var frames = new Frames.Builder();
            frames.add(0, SECRET.length());
            return new Claim(
                    new Page(
                            Tenant.DEFAULT,
                            "desk.note",
                            Lane.LIVE,
                            page,
                            1,
                            "one",
                            0,
                            SECRET.getBytes(UTF_8),
                            new byte[0],
                            frames.build(),
                            Instant.EPOCH),
                    "me",
                    1,
                    1);
        }
    }
}
