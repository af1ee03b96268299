package dev.wadi.camel.pages;

import dev.wadi.bronze.Claims;
import dev.wadi.camel.FailureNames;
import dev.wadi.core.Claim;
import dev.wadi.core.Unavailable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Claims pages on each poll, as many as there are free workers, and sends each on its way as an exchange of its own. The
 * claim ends with WRITE; an exchange that fails before gives it back. A page claimed but not begun when the route stops is
 * released.
 */
final class PagesConsumer extends ScheduledPollConsumer {

    private final Claims claims;
    private final int workers;
    private final Semaphore free;
    private ExecutorService pool;

    PagesConsumer(PagesEndpoint endpoint, Processor processor, Claims claims, int workers) {
        super(endpoint, processor);
        this.claims = claims;
        this.workers = workers;
        this.free = new Semaphore(workers);
        setExceptionHandler(new FailureNames("work"));
        this.pool =
                endpoint.getCamelContext().getExecutorServiceManager().newFixedThreadPool(this, "wadi-worker", workers);
    }

    @Override
    protected int poll() throws Exception {
        free.acquire();
        var slots = 1 + free.drainPermits();
        var taken = 0;
        try {
            for (var claim : claims.take(slots)) {
                pool.execute(() -> work(claim));
                taken++;
            }
        } finally {
            free.release(slots - taken);
        }
        forceConsumerAsReady();
        return taken;
    }

    private void work(Claim claim) {
        try {
            if (isRunAllowed()) {
                process(claim);
            } else {
                claims.release(claim);
            }
        } catch (Exception e) {
            getExceptionHandler().handleException("a claim could not be given back; its lease will lapse", e);
        } finally {
            free.release();
        }
    }

    private void process(Claim claim) throws Exception {
        var exchange = createExchange(false);
        exchange.getMessage().setBody(claim);
        getProcessor().process(exchange);
        var failure = failure(exchange);
        // what stops in the midst of a retry is not the page's fault
        if (failure instanceof Unavailable || failure != null && !isRunAllowed()) {
            claims.release(claim);
        } else if (failure != null) {
            claims.fail(claim);
        }
        releaseExchange(exchange, false);
    }

    /** What went wrong on the way, also where the route's error handling has dealt with it. */
    private static @Nullable Throwable failure(Exchange exchange) {
        var failure = exchange.getException();
        return failure != null ? failure : exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        free.acquireUninterruptibly(workers);
        free.release(workers);
    }

    @Override
    protected void doShutdown() throws Exception {
        getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(pool);
        super.doShutdown();
    }
}
