package dev.wadi.camel.observe;

import dev.wadi.camel.FailedStep;
import dev.wadi.observe.StageMeters;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.jspecify.annotations.Nullable;

/** Notes of each read of a stream whether it ended well. One that has given way did; one that ended as a dead letter did not. */
public final class ReadWatch implements RoutePolicyFactory {

    private final StageMeters meters;
    private final Set<String> streams;

    /** Watches the routes that are named like these streams. */
    public ReadWatch(StageMeters meters, Set<String> streams) {
        this.meters = meters;
        this.streams = Set.copyOf(streams);
    }

    @Override
    public @Nullable RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return streams.contains(routeId) ? new Reads() : null;
    }

    private final class Reads extends RoutePolicySupport {

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            var failed = exchange.isFailed()
                    || exchange.getExchangeExtension().isFailureHandled() && FailedStep.failed(exchange);
            meters.read(route.getRouteId(), !failed);
        }
    }
}
