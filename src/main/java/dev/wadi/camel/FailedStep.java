package dev.wadi.camel;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/** Remembers on the exchange which step failed, at the moment it does: later Camel knows only the step that handles it. */
public final class FailedStep implements Processor {

    private static final String PROPERTY = "WadiFailedStep";

    @Override
    public void process(Exchange exchange) {
        exchange.setProperty(PROPERTY, exchange.getExchangeExtension().getHistoryNodeId());
    }

    /** The id of the step that failed last. */
    static @Nullable String of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, String.class);
    }

    /** Whether a step failed in a way that is tried again or becomes a dead letter. */
    public static boolean failed(Exchange exchange) {
        return of(exchange) != null;
    }
}
