package dev.wadi.scenarios.breaking;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.wadi.scenarios.Installation;
import dev.wadi.testkit.web.Collector;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another process on the same database simply helps. */
class TwoProcessesIT {

    private static final int RECORDS = 2_000;
    private static final long SEED = 11;

    @Test
    void shareThePagesAndMakeWhatOneMakes() {
        try (var alone = smallPages().withTickets(RECORDS, SEED);
                var together = smallPages()) {
            alone.start();
            alone.awaitPublished();
            alone.stop();

            together.start();
            together.start();
            together.awaitStarted(2);
            together.withTickets(RECORDS, SEED);
            together.awaitPublished();

            assertThat(together.contentHash()).isEqualTo(alone.contentHash());
            assertThat(together.balance().balanced()).isTrue();
            assertThat(together.balance().landed()).isEqualTo(RECORDS);
            assertThat(together.silverBesideLedger()).isEmpty();
            assertThat(together.count("SELECT count(DISTINCT owner) FROM bronze.claim"))
                    .isEqualTo(2);
        }
    }

    @Test
    void canEachHaveTheirOwnDutiesAndWhatTheyDoToAPageIsOneTrace() {
        try (var collector = Collector.start();
                var installation = smallPages()
                        .with("wadi.traces.endpoint", collector.endpoint().toString())
                        .with("wadi.duties", "poll,publish")) {
            var poller = installation.start();
            var worker = installation.with("wadi.duties", "work").start();
            installation.awaitStarted(2);
            installation.withTickets(RECORDS / 16, SEED).awaitPublished();
            poller.close(); // sends what it has not sent yet
            worker.close();

            assertThat(installation.count("SELECT count(DISTINCT owner) FROM bronze.claim"))
                    .isEqualTo(1);
            var traces = collector.spans().stream().collect(groupingBy(Span::getTraceId));
            assertThat(traces).hasSize((int) installation.count("SELECT count(*) FROM bronze.page"));
            assertThat(traces.values()).allSatisfy(TwoProcessesIT::isWhole);
            assertThat(collector.spans())
                    .flatExtracting(Span::getAttributesList)
                    .extracting(KeyValue::getKey)
                    .containsOnly(
                            "wadi.stream",
                            "wadi.records",
                            "wadi.page",
                            "wadi.accepted",
                            "wadi.rejected",
                            "wadi.publication");
        }
    }

    private static void isWhole(List<Span> trace) {
        assertThat(trace)
                .extracting(Span::getName)
                .containsExactlyInAnyOrder(
                        "read", "land", "work", "validate", "map", "write", "resolve", "enrich", "publish");
        var read = trace.stream()
                .filter(span -> span.getName().equals("read"))
                .findFirst()
                .orElseThrow();
        assertThat(read.getParentSpanId()).isEqualTo(ByteString.EMPTY);
        assertThat(trace)
                .filteredOn(span -> !span.equals(read))
                .extracting(Span::getParentSpanId)
                .containsOnly(read.getSpanId());
    }

    private static Installation smallPages() {
        return Installation.shipped().with("wadi.land.records", "50");
    }
}
