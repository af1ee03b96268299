package dev.wadi.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** What reading costs at the sources: requests and bytes of S3, calls of Salesforce. Safe for use by several threads. */
public final class SourceUse {

    private static final Pattern API_USAGE = Pattern.compile("\\bapi-usage=(\\d{1,12})/(\\d{1,12})\\b");

    private static final double MILLIS = 1e3;

    private final MeterRegistry registry;
    private final Map<String, AtomicReference<Double>> lags = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> folders = new ConcurrentHashMap<>();
    private volatile double used = Double.NaN;
    private volatile double limit = Double.NaN;

    public SourceUse(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("wadi.salesforce.api.used", () -> used)
                .description("Calls of Salesforce that the org has made in 24 hours, by its word")
                .register(registry);
        Gauge.builder("wadi.salesforce.api.limit", () -> limit)
                .description("Calls of Salesforce that the org may make in 24 hours")
                .register(registry);
    }

    /** S3 answered a request, with so many bytes. */
    public void s3(String operation, long bytes) {
        Counter.builder("wadi.s3.requests")
                .description("Requests to S3")
                .tags("operation", operation)
                .register(registry)
                .increment();
        Counter.builder("wadi.s3.received")
                .description("What S3 sent")
                .baseUnit("bytes")
                .register(registry)
                .increment(bytes);
    }

    /** So many folders of a stream wait for their marker, so many of them for longer than they should. */
    public void folders(String stream, long waiting, long overdue) {
        folder(stream, "waiting").set(waiting - overdue);
        folder(stream, "overdue").set(overdue);
    }

    private AtomicLong folder(String stream, String state) {
        return folders.computeIfAbsent(stream + " " + state, name -> {
            var count = new AtomicLong();
            Gauge.builder("wadi.folders", count, AtomicLong::get)
                    .description("Folders of a bucket whose objects wait for the marker that says that all have come")
                    .tags("stream", stream, "state", state)
                    .register(registry);
            return count;
        });
    }

    /** A replica said that it is so far behind its source. */
    public void lag(String stream, Duration lag) {
        lags.computeIfAbsent(stream, name -> {
                    var seconds = new AtomicReference<>(0.0);
                    Gauge.builder("wadi.source.lag", seconds, AtomicReference::get)
                            .description(
                                    "How far behind its source the replica is that a stream is read from, when it was read last")
                            .baseUnit("seconds")
                            .tags("stream", name)
                            .register(registry);
                    return seconds;
                })
                .set(lag.toMillis() / MILLIS);
    }

    /** Salesforce said this in {@code Sforce-Limit-Info}. */
    public void salesforce(String limitInfo) {
        var usage = API_USAGE.matcher(limitInfo);
        if (usage.find()) {
            used = Double.parseDouble(usage.group(1));
            limit = Double.parseDouble(usage.group(2));
        }
    }
}
