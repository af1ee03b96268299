package dev.wadi.camel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs in again before a question is asked once more that Salesforce answered with 401. As many streams as meet a session that
 * has ended log in once: whoever comes shortly after asks in the new session. Camel's own handler would log in for each, and end
 * the session of the one before. Safe for use by several threads.
 */
public final class SalesforceRelogin implements Processor {

    private static final Logger LOGGER = LoggerFactory.getLogger(SalesforceRelogin.class);

    /** A session is not renewed that is younger. */
    private static final Duration YOUNG = Duration.ofSeconds(10);

    private final Clock clock;
    private final RetryNote note = new RetryNote();
    private Instant renewed = Instant.EPOCH;

    public SalesforceRelogin(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        note.process(exchange);
        var salesforce = exchange.getContext().getComponent("salesforce", SalesforceComponent.class);
        synchronized (this) {
            if (clock.instant().isBefore(renewed.plus(YOUNG))) {
                return;
            }
            try {
                salesforce.getSession().login(salesforce.getSession().getAccessToken());
                renewed = clock.instant();
            } catch (SalesforceException e) {
                // the question is asked in vain, and that is told
                LOGGER.atWarn().addKeyValue("code", FailureNames.of(e)).log("Salesforce does not let us in again");
            }
        }
    }
}
