package dev.wadi.camel.schedule;

import dev.wadi.contract.Contract;
import dev.wadi.contract.Rhythm;
import dev.wadi.contract.Schedule;
import dev.wadi.contract.Schedule.Missed;
import dev.wadi.ledger.Polls;
import dev.wadi.operations.Control;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** The schedule of a stream. Takes the options of every polling consumer; {@code delay} is how often it looks at the clock. */
public final class ScheduleEndpoint extends ScheduledPollEndpoint {

    private static final long LOOK_MILLIS = 500;

    private final String stream;
    private final Polls polls;
    private final Control control;
    private final Clock clock;
    private Schedule schedule;

    ScheduleEndpoint(
            String uri, ScheduleComponent component, Contract contract, Polls polls, Control control, Clock clock) {
        super(uri, component);
        this.stream = contract.stream();
        this.schedule = contract.schedule();
        this.polls = polls;
        this.control = control;
        this.clock = clock;
        setInitialDelay(0);
        setDelay(LOOK_MILLIS);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new ScheduleConsumer(this, processor, stream, schedule, polls, control, clock);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("nothing is sent to wadi-schedule");
    }

    /** What it goes by: the contract's schedule, or the period set in its place. */
    public Schedule getSchedule() {
        return schedule;
    }

    /** A period in place of the contract's schedule, where it is not empty. */
    public void setPollMillis(String pollMillis) {
        if (!pollMillis.isBlank()) {
            var millis = Long.parseLong(pollMillis.strip());
            schedule = new Schedule(new Rhythm.Every(Duration.ofMillis(millis)), Missed.RUN);
            setDelay(Math.min(LOOK_MILLIS, millis));
        }
    }
}
