package dev.wadi.observe;

import dev.wadi.core.Problem;
import dev.wadi.core.Reject;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What this process does, stage by stage and read by read. Names of meters come from streams and codes that contracts
 * declare; codes beyond what anybody could look at are counted as one. Safe for use by several threads.
 */
public final class StageMeters {

    private static final int MOST_CODES = 60;
    private static final String OTHER_CODES = "OTHER";
    private static final double NANOS = 1e9;

    private final MeterRegistry registry;
    private final Map<String, Set<String>> codes = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();

    public StageMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * A stage has done its work on a page, or on what there was.
     *
     * @param stream {@code -} where it is about all of them
     * @param cpu    what the thread that did it took of a processor
     */
    public void worked(String stage, String stream, Duration took, Duration cpu) {
        Timer.builder("wadi.stage")
                .description("What each stage takes by the clock, a page at a time")
                .tags("stage", stage, "stream", stream)
                .register(registry)
                .record(took);
        Counter.builder("wadi.stage.cpu")
                .description("What each stage takes of a processor, helping threads not counted")
                .baseUnit("seconds")
                .tags("stage", stage, "stream", stream)
                .register(registry)
                .increment(cpu.toNanos() / NANOS);
    }

    /** A stage failed on a page, or on what there was. */
    public void failed(String stage, String stream) {
        Counter.builder("wadi.stage.failures")
                .description("Failures of stages, those that were tried again among them")
                .tags("stage", stage, "stream", stream)
                .register(registry)
                .increment();
    }

    /** Records went through a stage. */
    public void records(String stage, String stream, String outcome, long count) {
        Counter.builder("wadi.records")
                .description("Records through each stage")
                .tags("stage", stage, "stream", stream, "outcome", outcome)
                .register(registry)
                .increment(count);
    }

    /** Records were set aside for good: each counts once for every code of its. */
    public void rejected(String stream, List<Reject> rejects) {
        for (var reject : rejects) {
            reject.problems().stream()
                    .map(Problem::code)
                    .distinct()
                    .forEach(code -> Counter.builder("wadi.rejected.records")
                            .description("Records set aside, by what is wrong with them")
                            .tags("stream", stream, "code", bounded(stream, code))
                            .register(registry)
                            .increment());
        }
    }

    /** A source was asked. */
    public void asked(String stream, Duration took, boolean well) {
        Timer.builder("wadi.source.request")
                .description("What sources take to answer")
                .tags("stream", stream, "outcome", well ? "answered" : "failed")
                .register(registry)
                .record(took);
    }

    /** A read of a stream ended, well or not. */
    public void read(String stream, boolean well) {
        Counter.builder("wadi.reads")
                .description("Reads of streams that ended")
                .tags("stream", stream, "outcome", well ? "done" : "failed")
                .register(registry)
                .increment();
        var inARow = failuresOf(stream);
        if (well) {
            inARow.set(0);
        } else {
            inARow.incrementAndGet();
        }
    }

    /** How many reads of a stream have failed since one ended well. */
    public long failures(String stream) {
        return failuresOf(stream).get();
    }

    private AtomicLong failuresOf(String stream) {
        return failures.computeIfAbsent(stream, name -> {
            var inARow = new AtomicLong();
            Gauge.builder("wadi.read.failures", inARow, AtomicLong::get)
                    .description("Reads of a stream that failed since one ended well")
                    .tags("stream", name)
                    .register(registry);
            return inARow;
        });
    }

    private String bounded(String stream, String code) {
        var known = codes.computeIfAbsent(stream, name -> ConcurrentHashMap.newKeySet());
        if (known.contains(code) || known.size() < MOST_CODES && known.add(code)) {
            return code;
        }
        return OTHER_CODES;
    }
}
