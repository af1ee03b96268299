package dev.wadi.observe;

import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Figures of the database as meters. Ages go on rising while the database is away; everything else stays as it was last seen,
 * and what is not known is not a number.
 */
public final class FigureMeters {

    static final String LATENCY = "wadi.page.latency";

    private static final List<String> LAYERS =
            List.of("bronze", "silver", "identity", "gold", "ops", "quality", "enrich");

    private final MeterRegistry registry;
    private final Collector collector;
    private final Clock clock;

    private FigureMeters(MeterRegistry registry, Collector collector, Clock clock) {
        this.registry = registry;
        this.collector = collector;
        this.clock = clock;
    }

    /** Shows how long pages took. */
    public static void latencies(MeterRegistry registry, Figures figures) {
        figures.published()
                .forEach(page -> Timer.builder(LATENCY)
                        .description("From when a page landed until readers saw it; every process tells all of it")
                        .tags("stream", page.stream())
                        .register(registry)
                        .record(page.took()));
    }

    /** Registers meters of these streams and of what they come to together. */
    public static void register(MeterRegistry registry, Collector collector, Contracts contracts, Clock clock) {
        var meters = new FigureMeters(registry, collector, clock);
        meters.all();
        contracts.all().forEach(meters::of);
    }

    private void all() {
        gauge("wadi.database.up", "Whether Postgres answered when it was asked last", () -> collector.isUp() ? 1 : 0);
        age("wadi.figures.age", "How old the figures of the database are", Tags.empty(), collector::takenAt);
        gauge("wadi.publication", "The number of the latest publication", () -> figure(Figures::publication));
        age("wadi.publication.age", "Since the latest publication", Tags.empty(), () -> of(Figures::publishedAt));
        seconds(
                "wadi.candidate.age",
                "Since the open candidate was begun; 0 where none is open",
                Tags.empty(),
                () -> of(Figures::candidateAt).map(this::age).orElseGet(() -> figure(figures -> 0)));
        gauge("wadi.dead.letters", "Exchanges that failed for good and are kept", () -> figure(Figures::deadLetters));
        for (var layer : LAYERS) {
            Gauge.builder(
                            "wadi.database.bytes",
                            () -> counted(counts -> counts.bytes().getOrDefault(layer, 0L)))
                    .description("What the tables and indexes of a layer take")
                    .baseUnit("bytes")
                    .tags("layer", layer)
                    .register(registry);
        }
    }

    private void of(Contract contract) {
        var stream = contract.stream();
        var tags = Tags.of("stream", stream);
        seconds(
                "wadi.freshness",
                "Since the newest instant that readers see, by the source's own clock",
                tags.and("entity", contract.entity()),
                () -> of(figures -> figures.of(stream).newest()).map(this::age).orElse(Double.NaN));
        seconds(
                "wadi.freshness.target",
                "What the contract promises",
                tags.and("entity", contract.entity()),
                () -> contract.freshness().toSeconds());
        age(
                "wadi.read.age",
                "Since the last read that came to its end",
                tags,
                () -> of(figures -> figures.of(stream).lastRead()));
        seconds(
                "wadi.unpublished.age",
                "Since the oldest page landed that is not published; 0 where all is",
                tags,
                () -> of(figures -> figures.of(stream).waitingFrom())
                        .map(this::age)
                        .orElseGet(() -> figure(figures -> 0)));
        pages(stream, "waiting", StreamFigures::waiting);
        pages(stream, "claimed", StreamFigures::claimed);
        pages(stream, "parked", StreamFigures::parked);
        gauge(
                "wadi.runs.held",
                "Runs that a gate holds",
                tags,
                () -> figure(figures -> figures.of(stream).held()));
        gauge(
                "wadi.stream.stopped",
                "Whether a stream is left alone for a while, because it kept failing",
                tags,
                () -> figure(figures -> figures.of(stream).stopped() ? 1 : 0));
        upkeep(
                stream,
                "wadi.stream.paused",
                "Whether an operator wants it not to be read",
                now -> now.paused() ? 1 : 0);
        upkeep(stream, "wadi.backfills.failed", "Backfills that could not be read on", Upkeep::failedBackfills);
        upkeep(
                stream,
                "wadi.recheck.failures",
                "How often in a row a window could not be looked at again",
                Upkeep::recheckFailures);
        upkeep(
                stream,
                "wadi.recheck.differing",
                "Windows in which the source and what is here differ for good",
                Upkeep::differing);
        counted("wadi.landed.records", "Records that landed in the last 24 hours", tags, counts -> counts.landed());
        counted(
                "wadi.expected.records",
                "The median of what landed in the same 24 hours of the weeks before",
                tags,
                counts -> orNone(counts.expected()));
        counted("wadi.completeness.ratio", "Landed against expected", tags, counts -> orNone(counts.completeness()));
        counted(
                "wadi.loaded.ratio",
                "Of what was read in the last 24 hours and processed, the share that was loaded",
                tags,
                counts -> orNone(counts.loadedShare()));
        counted("wadi.quarantined.records", "Records that wait in quarantine", tags, counts -> counts.quarantined());
        counted(
                "wadi.unbalanced.records",
                "Records that the ledger of the stream misses or has twice",
                tags,
                counts -> counts.unbalanced());
    }

    private void pages(String stream, String state, ToDoubleFunction<StreamFigures> count) {
        gauge(
                "wadi.pages",
                "Pages by what they wait for",
                Tags.of("stream", stream, "state", state),
                () -> figure(figures -> count.applyAsDouble(figures.of(stream))));
    }

    private void upkeep(String stream, String name, String what, ToDoubleFunction<Upkeep> value) {
        gauge(
                name,
                what,
                Tags.of("stream", stream),
                () -> figure(figures -> value.applyAsDouble(figures.upkeep(stream))));
    }

    private void counted(String name, String what, Tags tags, ToDoubleFunction<StreamFigures.Counts> count) {
        var stream = tags.stream().findFirst().orElseThrow().getValue();
        gauge(
                name,
                what,
                tags,
                () -> counted(
                        counts -> counts.of(stream).map(count::applyAsDouble).orElse(Double.NaN)));
    }

    private void gauge(String name, String what, Supplier<Number> value) {
        gauge(name, what, Tags.empty(), value);
    }

    private void gauge(String name, String what, Tags tags, Supplier<Number> value) {
        Gauge.builder(name, value).description(what).tags(tags).register(registry);
    }

    private void age(String name, String what, Tags tags, Supplier<Optional<Instant>> since) {
        seconds(name, what, tags, () -> since.get().map(this::age).orElse(Double.NaN));
    }

    private void seconds(String name, String what, Tags tags, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(what)
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
    }

    private double age(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1_000.0);
    }

    private <T> Optional<T> of(Function<Figures, Optional<T>> part) {
        return collector.figures().flatMap(part);
    }

    private double figure(ToDoubleFunction<Figures> part) {
        return collector.figures().map(part::applyAsDouble).orElse(Double.NaN);
    }

    private double counted(ToDoubleFunction<Figures.Counts> part) {
        return collector.counts().map(part::applyAsDouble).orElse(Double.NaN);
    }

    private static double orNone(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }
}
