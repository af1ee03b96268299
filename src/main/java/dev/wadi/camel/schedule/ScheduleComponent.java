package dev.wadi.camel.schedule;

import dev.wadi.contract.Contracts;
import dev.wadi.ledger.Polls;
import dev.wadi.operations.Control;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code wadi-schedule:stream}: an empty exchange whenever the stream is to be read by its contract. Only for {@code from}. */
public final class ScheduleComponent extends DefaultComponent {

    private final Contracts contracts;
    private final Polls polls;
    private final Control control;
    private final Clock clock;

    /**
     * By these contracts.
     *
     * @param control what operators want of streams
     * @param clock   tells what time passes; what time it is, the polls do
     */
    public ScheduleComponent(Contracts contracts, Polls polls, Control control, Clock clock) {
        this.contracts = contracts;
        this.polls = polls;
        this.control = control;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var endpoint = new ScheduleEndpoint(uri, this, contracts.of(remaining), polls, control, clock);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
