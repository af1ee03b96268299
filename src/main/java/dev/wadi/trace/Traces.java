package dev.wadi.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tells what became of each page: how it was read and landed, what each stage made of it, and when readers saw it. Spans bear
 * names of streams and stages, numbers and names of classes; nothing of what a page holds or is called. Safe for use by several
 * threads; never waits for whoever takes the spans, which are dropped where they are too many.
 */
public final class Traces implements AutoCloseable {

    private static final AttributeKey<String> STREAM = AttributeKey.stringKey("wadi.stream");
    private static final long PATIENCE_SECONDS = 2;
    private static final double PERCENT = 100;

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final ThreadLocal<PageTrace> begun = new ThreadLocal<>();

    /** When something began and ended, by our clock. */
    public record Lapse(Instant start, Instant end) {

        /** From when the first of both began until the last ended. */
        Lapse and(Lapse other) {
            return new Lapse(
                    start.isBefore(other.start) ? start : other.start, end.isAfter(other.end) ? end : other.end);
        }
    }

    /**
     * Traces that are sent to where the settings say.
     *
     * @param version that of the service
     */
    public static Traces to(TraceSettings settings, String tenant, String version) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.endpoint().toString())
                .setTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .build();
        return new Traces(BatchSpanProcessor.builder(exporter).build(), settings.percent(), tenant, version);
    }

    /** Traces that are given to a processor. */
    Traces(SpanProcessor processor, int percent, String tenant, String version) {
        this.provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"), "wadi",
                        AttributeKey.stringKey("service.version"), version,
                        AttributeKey.stringKey("wadi.tenant"), tenant)))
                .setIdGenerator(new Named())
                // by the trace's name alone, so that processes agree
                .setSampler(Sampler.traceIdRatioBased(percent / PERCENT))
                .addSpanProcessor(processor)
                .build();
        this.tracer = provider.get("dev.wadi");
    }

    /**
     * A page was read and landed.
     *
     * @param read    from when the source was asked until the page had landed
     * @param landing the landing alone
     */
    public void landed(PageTrace page, String stream, Lapse read, Lapse landing, int records) {
        begun.set(page);
        try {
            tracer.spanBuilder("read")
                    .setNoParent()
                    .setStartTimestamp(read.start())
                    .setAttribute(STREAM, stream)
                    .setAttribute("wadi.records", (long) records)
                    .startSpan()
                    .end(read.end());
        } finally {
            begun.remove();
        }
        under(page, "land", stream, landing.start()).startSpan().end(landing.end());
    }

    /**
     * A stage has worked on a page.
     *
     * @param numbers what there is to say of it in numbers, by name
     * @param failure the name of what it failed with
     */
    public void worked(
            PageTrace page,
            String stage,
            String stream,
            Lapse lapse,
            Map<String, Long> numbers,
            Optional<String> failure) {
        var span = under(page, stage, stream, lapse.start()).startSpan();
        numbers.forEach((name, number) -> span.setAttribute("wadi." + name, number));
        failure.ifPresent(name -> {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute("error.type", name);
        });
        span.end(lapse.end());
    }

    /** Sends what is left to be sent, for a while. */
    @Override
    public void close() {
        provider.shutdown().join(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private SpanBuilder under(PageTrace page, String name, String stream, Instant start) {
        var root = SpanContext.createFromRemoteParent(
                page.traceId(), page.root(), TraceFlags.getSampled(), TraceState.getDefault());
        return tracer.spanBuilder(name)
                .setParent(Context.root().with(Span.wrap(root)))
                .setStartTimestamp(start)
                .setAttribute(STREAM, stream);
    }

    /** Names the first span of a trace as the page says, others at random. */
    private final class Named implements IdGenerator {

        private final IdGenerator random = IdGenerator.random();

        @Override
        public String generateTraceId() {
            var page = begun.get();
            return page == null ? random.generateTraceId() : page.traceId();
        }

        @Override
        public String generateSpanId() {
            var page = begun.get();
            return page == null ? random.generateSpanId() : page.root();
        }
    }
}
