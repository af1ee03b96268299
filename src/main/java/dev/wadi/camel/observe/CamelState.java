package dev.wadi.camel.observe;

import dev.wadi.observe.ServiceState;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.CamelContext;

/** How the routes of a Camel context stand. */
public final class CamelState implements ServiceState {

    private final CamelContext context;
    private final Set<String> streams;

    /** Of this context, whose routes of these names read streams. */
    public CamelState(CamelContext context, Set<String> streams) {
        this.context = context;
        this.streams = Set.copyOf(streams);
    }

    @Override
    public Phase phase() {
        return switch (context.getStatus()) {
            case Started -> Phase.RUNNING;
            case Stopping, Suspending, Suspended -> Phase.STOPPING;
            case Stopped -> Phase.FAILED;
            default -> Phase.STARTING;
        };
    }

    @Override
    public Map<String, String> streams() {
        var status = new TreeMap<String, String>();
        for (var stream : streams) {
            var now = context.getRouteController().getRouteStatus(stream);
            if (now != null) {
                status.put(stream, now.name());
            }
        }
        return status;
    }
}
