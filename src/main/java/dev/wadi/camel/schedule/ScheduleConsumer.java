package dev.wadi.camel.schedule;

import dev.wadi.camel.FailureNames;
import dev.wadi.contract.Schedule;
import dev.wadi.ledger.Polls;
import java.time.Clock;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the clock on each poll and reads the stream where it is due, one read at a time. A read that came to its end is
 * noted; one that was killed or failed counts as missed for whoever reads the stream next: this process when it is started or
 * resumed, or another.
 */
final class ScheduleConsumer extends ScheduledPollConsumer {

    private final String stream;
    private final Schedule schedule;
    private final Polls polls;
    private final Clock clock;
    private volatile @Nullable Timetable timetable;

    ScheduleConsumer(
            ScheduleEndpoint endpoint,
            Processor processor,
            String stream,
            Schedule schedule,
            Polls polls,
            Clock clock) {
        super(endpoint, processor);
        this.stream = stream;
        this.schedule = schedule;
        this.polls = polls;
        this.clock = clock;
        setExceptionHandler(new FailureNames(stream));
    }

    @Override
    protected int poll() throws Exception {
        var current = timetable();
        forceConsumerAsReady();
        if (!current.isDue()) {
            return 0;
        }
        try {
            if (read()) {
                polls.done(stream, current.due());
            }
        } finally {
            current.goOn();
        }
        return 1;
    }

    @Override
    protected void doStart() throws Exception {
        timetable = null;
        super.doStart();
    }

    @Override
    protected void doResume() throws Exception {
        timetable = null;
        super.doResume();
    }

    private Timetable timetable() {
        var current = timetable;
        if (current == null) {
            current = new Timetable(schedule, polls.of(stream), clock);
            timetable = current;
        }
        return current;
    }

    /** Whether all went well, also where the route's error handling has dealt with what did not. */
    private boolean read() throws Exception {
        var exchange = createExchange(false);
        getProcessor().process(exchange);
        var well =
                exchange.getException() == null && exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT) == null;
        releaseExchange(exchange, false);
        return well;
    }
}
