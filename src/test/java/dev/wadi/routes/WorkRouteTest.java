package dev.wadi.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.bronze.Claims;
import dev.wadi.bronze.PageReader;
import dev.wadi.camel.pages.PagesComponent;
import dev.wadi.core.Batch;
import dev.wadi.core.Claim;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class WorkRouteTest extends RouteTest {

    private final Waiting claims = new Waiting();

    WorkRouteTest() {
        super("25-work");
        bind("wadi-pages", new PagesComponent(claims));
        bind("reader", new PageReader(Claimed.CONTRACTS));
        set("wadi.work.pollMillis", "10");
        mock("validate");
    }

    @Test
    void readsTheRecordsOfAClaimedPage() throws Exception {
        var validate = getMockEndpoint("mock:validate");
        validate.expectedMessageCount(1);

        claims.waiting.add(Claimed.page());

        validate.assertIsSatisfied();
        assertThat(validate.getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(Batch.class)
                        .accepted())
                .hasSize(2);
        assertThat(claims.given).isEmpty();
    }

    @Test
    void failsAPageThatNoContractSpeaksOf() {
        claims.waiting.add(Claimed.pageOfAnUnknownStream());

        await().until(() -> claims.given.contains("fail"));
        assertThat(letters.kept).singleElement().satisfies(letter -> {
            assertThat(letter.step()).isEqualTo("work-read");
            assertThat(letter.pageId()).contains(7L);
        });
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
    }

    private static final class Waiting implements Claims {

        final Queue<Claim> waiting = new ConcurrentLinkedQueue<>();
        final Queue<String> given = new ConcurrentLinkedQueue<>();

        @Override
        public List<Claim> take(int most) {
            var next = waiting.poll();
            return next == null ? List.of() : List.of(next);
        }

        @Override
        public void release(Claim claim) {
            given.add("release");
        }

        @Override
        public void fail(Claim claim) {
            given.add("fail");
        }
    }
}
