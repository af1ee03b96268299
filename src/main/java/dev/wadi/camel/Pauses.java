package dev.wadi.camel;

import dev.wadi.settings.RetrySettings;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Says how long to wait before the next try: doubled each time up to a longest, then shortened at random, so that those who
 * failed together do not come back together. Camel's own policy varies after it has capped, and beyond the cap.
 */
public final class Pauses implements Processor {

    /** How much of a pause chance may take away. */
    private static final double JITTER = 0.3;

    private static final int MOST_DOUBLINGS = 30;

    private final RetrySettings settings;
    private final RandomGenerator random;
    private final FailedStep step = new FailedStep();

    public Pauses(RetrySettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    @Override
    public void process(Exchange exchange) {
        step.process(exchange);
        var failures = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 1, Integer.class);
        exchange.getMessage()
                .setHeader(Exchange.REDELIVERY_DELAY, after(failures).toMillis());
    }

    /** The pause after so many failures in a row. */
    Duration after(int failures) {
        var doublings = Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
        var whole = Math.min(settings.longest().toMillis(), settings.first().toMillis() << doublings);
        return Duration.ofMillis(Math.max(1, Math.round(whole * (1 - JITTER * random.nextDouble()))));
    }
}
