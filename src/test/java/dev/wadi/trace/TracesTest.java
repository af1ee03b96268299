package dev.wadi.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.core.Tenant;
import dev.wadi.testkit.web.Collector;
import dev.wadi.trace.Traces.Lapse;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static final Instant T = Instant.parse("2026-03-02T10:00:00Z");
    private static final PageTrace PAGE = PageTrace.of(Tenant.DEFAULT, 7, "tickets/a.csv@etag", 4_096);

    private final InMemorySpanExporter here = InMemorySpanExporter.create();
    private final InMemorySpanExporter there = InMemorySpanExporter.create();

    @Test
    void whatTwoProcessesDoToAPageIsOneTrace() {
        traces(here, 100).landed(PAGE, "tickets.ticket", lapse(0, 5), lapse(3, 5), 100);
        traces(there, 100)
                .worked(PAGE, "map", "tickets.ticket", lapse(9, 10), Map.of("accepted", 90L), Optional.empty());

        var read = span(here, "read");
        assertThat(read.getParentSpanContext().isValid()).isFalse();
        assertThat(read.getTraceId()).isEqualTo(PAGE.traceId());
        assertThat(List.of(span(here, "land"), span(there, "map"))).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(read.getTraceId());
            assertThat(span.getParentSpanId()).isEqualTo(read.getSpanId());
            assertThat(span.getSpanId()).isNotEqualTo(read.getSpanId());
        });
        assertThat(read.getEndEpochNanos() - read.getStartEpochNanos()).isEqualTo(5_000_000_000L);
    }

    @Test
    void whatIsLeftIsSentWhenTheyClose() {
        try (var collector = Collector.start()) {
            var traces = Traces.to(new TraceSettings(collector.endpoint(), 100), "default", "1");
            traces.landed(PAGE, "tickets.ticket", lapse(0, 5), lapse(3, 5), 100);
            traces.close();

            assertThat(collector.spans()).extracting(Span::getName).containsExactly("read", "land");
        }
    }

    @Test
    void aFailureIsNamedByItsClass() {
        traces(here, 100)
                .worked(
                        PAGE,
                        "write",
                        "tickets.ticket",
                        lapse(0, 1),
                        Map.of(),
                        Optional.of("dev.wadi.core.Unavailable"));

        var write = span(here, "write");
        assertThat(write.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(write.getEvents()).isEmpty();
        assertThat(write.getAttributes().asMap().toString()).contains("error.type=dev.wadi.core.Unavailable");
    }

    @Test
    void allProcessesTraceTheSameShareOfPages() {
        var first = traces(here, 30);
        var second = traces(there, 30);

        IntStream.range(0, 1_000)
                .mapToObj(run -> PageTrace.of(Tenant.DEFAULT, run, "p", 0))
                .forEach(page -> {
                    first.landed(page, "s", lapse(0, 1), lapse(0, 1), 1);
                    second.worked(page, "map", "s", lapse(1, 2), Map.of(), Optional.empty());
                });

        var landed = here.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals("read"))
                .map(SpanData::getTraceId)
                .toList();
        assertThat(landed)
                .hasSizeBetween(200, 400)
                .containsExactlyElementsOf(there.getFinishedSpanItems().stream()
                        .map(SpanData::getTraceId)
                        .toList());
    }

    @Test
    void pagesOfOtherPlacesAreOtherTraces() {
        assertThat(List.of(
                        PageTrace.of(Tenant.DEFAULT, 7, "p", 1),
                        PageTrace.of(Tenant.DEFAULT, 7, "p", 2),
                        PageTrace.of(Tenant.DEFAULT, 8, "p", 1),
                        PageTrace.of(Tenant.DEFAULT, 7, "q", 1),
                        PageTrace.of(new Tenant("acme"), 7, "p", 1)))
                .extracting(PageTrace::traceId)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    private static Traces traces(InMemorySpanExporter exporter, int percent) {
        return new Traces(SimpleSpanProcessor.create(exporter), percent, "default", "1");
    }

    private static SpanData span(InMemorySpanExporter exporter, String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Lapse lapse(int from, int until) {
        return new Lapse(T.plusSeconds(from), T.plusSeconds(until));
    }
}
