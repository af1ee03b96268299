package dev.wadi.camel.schedule;

import dev.wadi.camel.FailureNames;
import dev.wadi.camel.SalesforceLimit;
import dev.wadi.contract.Schedule;
import dev.wadi.core.Unavailable;
import dev.wadi.ledger.Polls;
import dev.wadi.operations.Control;
import dev.wadi.operations.Control.Wanted;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the clock on each poll and reads the stream where it is due or was asked for and is not paused, one read at a time. A read that came to its end is
 * noted; one that was killed or failed counts as missed for whoever reads the stream next: this process when it is started or
 * resumed, or another.
 */
final class ScheduleConsumer extends ScheduledPollConsumer {

    private final String stream;
    private final Schedule schedule;
    private final Polls polls;
    private final Control control;
    private final Clock clock;
    private volatile @Nullable Timetable timetable;

    ScheduleConsumer(
            ScheduleEndpoint endpoint,
            Processor processor,
            String stream,
            Schedule schedule,
            Polls polls,
            Control control,
            Clock clock) {
        super(endpoint, processor);
        this.stream = stream;
        this.schedule = schedule;
        this.polls = polls;
        this.control = control;
        this.clock = clock;
        setExceptionHandler(new FailureNames(stream));
    }

    @Override
    protected int poll() throws Exception {
        forceConsumerAsReady();
        var wanted = wanted();
        if (wanted.none()) {
            // what was due in the meantime has been missed, as while the service is down
            timetable = null;
            return 0;
        }
        var current = timetable();
        if (!wanted.now() && !current.isDue()) {
            return 0;
        }
        var due = current.isDue() ? current.due() : current.now();
        try {
            var failure = read();
            if (failure.isEmpty()) {
                polls.done(stream, due);
                control.read(stream, wanted.asked());
            } else if (SalesforceLimit.isReached(failure.get())) {
                control.limited(stream, wanted.asked(), FailureNames.of(failure.get()));
            } else {
                control.failed(stream, wanted.asked(), FailureNames.of(failure.get()));
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

    /** Where Postgres does not answer nothing could land either; that it does not, others tell. */
    private Wanted wanted() {
        try {
            control.seen(stream);
            return control.of(stream);
        } catch (Unavailable e) {
            return new Wanted(true, 0, 0, false, false);
        }
    }

    private Timetable timetable() {
        var current = timetable;
        if (current == null) {
            current = new Timetable(schedule, polls.of(stream), clock);
            timetable = current;
        }
        return current;
    }

    /** What went wrong, also where the route's error handling has dealt with it. */
    private Optional<Throwable> read() throws Exception {
        var exchange = createExchange(false);
        getProcessor().process(exchange);
        var failure = Optional.<Throwable>ofNullable(exchange.getException())
                .or(() -> Optional.ofNullable(
                        exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class)));
        releaseExchange(exchange, false);
        return failure;
    }
}
