package dev.wadi.camel;

import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of failures by the names of things only. The message of an exception is written by whoever threw it and may repeat
 * what somebody's record says. As an {@link ExceptionHandler} it logs what a consumer cannot send on its way; that something is
 * not begun because the service stops is no failure.
 */
public final class FailureNames implements ExceptionHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(FailureNames.class);

    private final String route;

    /** Logs the failures of this route, and of others by their own names where an exchange tells them. */
    public FailureNames(String route) {
        this.route = route;
    }

    /** The classes of a failure and its causes, with the place in our code that the first came from. */
    public static String of(@Nullable Throwable failure) {
        if (failure == null) {
            return "-";
        }
        var classes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> cause.getClass().getName())
                .collect(Collectors.joining(" < "));
        var place = Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.wadi."))
                .findFirst();
        return classes + place.map(frame -> " at " + frame).orElse("");
    }

    @Override
    public void handleException(Throwable failure) {
        handleException("a consumer failed", failure);
    }

    @Override
    public void handleException(@Nullable String message, Throwable failure) {
        handleException(message, null, failure);
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Exchange exchange, Throwable failure) {
        var from = exchange == null || exchange.getFromRouteId() == null ? route : exchange.getFromRouteId();
        if (failure instanceof RejectedExecutionException) {
            LOGGER.atDebug().addKeyValue("route", from).log("not begun, because it stops");
            return;
        }
        LOGGER.atWarn()
                .addKeyValue("route", from)
                .addKeyValue("code", of(failure))
                .addKeyValue("exchange", exchange == null ? "-" : exchange.getExchangeId())
                .log(message == null ? "a consumer failed" : message);
    }
}
