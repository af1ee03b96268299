package dev.wadi.camel;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.ExchangeHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs that a step is tried again, by names only: Camel's own line repeats the message of the failure. */
public final class RetryNote implements Processor {

    private static final Logger LOGGER = LoggerFactory.getLogger(RetryNote.class);

    @Override
    public void process(Exchange exchange) {
        LOGGER.atWarn()
                .addKeyValue("route", ExchangeHelper.getRouteId(exchange))
                .addKeyValue("step", FailedStep.of(exchange))
                .addKeyValue(
                        "code",
                        FailureNames.of(exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class)))
                .addKeyValue("try", exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER))
                .addKeyValue("exchange", exchange.getExchangeId())
                .log("tried again");
    }
}
