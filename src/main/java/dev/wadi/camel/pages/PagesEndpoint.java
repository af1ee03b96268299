package dev.wadi.camel.pages;

import dev.wadi.bronze.Claims;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** Pages that wait to be worked on. Takes the options of every polling consumer ({@code delay}, {@code backoffMultiplier}, …). */
public final class PagesEndpoint extends ScheduledPollEndpoint {

    private final Claims claims;
    private int workers = 1;

    PagesEndpoint(String uri, PagesComponent component, Claims claims) {
        super(uri, component);
        this.claims = claims;
        setGreedy(true);
        setInitialDelay(0);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new PagesConsumer(this, processor, claims, workers);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("pages wait because they have landed; nothing is sent to wadi-pages");
    }

    public int getWorkers() {
        return workers;
    }

    /** How many pages are worked on at once. */
    public void setWorkers(int workers) {
        this.workers = workers;
    }
}
