package dev.wadi;

import dev.wadi.api.Api;
import dev.wadi.api.OpenApi;
import dev.wadi.console.Hawtio;
import dev.wadi.console.Jolokia;
import dev.wadi.contract.Contracts;
import dev.wadi.jmx.Beans;
import dev.wadi.operations.Operations;
import dev.wadi.web.Endpoint;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Operations by HTTP, by JMX and in Hawtio, as long as the service runs. */
final class Operating implements AutoCloseable {

    private final Operations operations;
    private final String version;
    private final Beans beans;
    private final Jolokia jolokia;

    Operating(Operations operations, Contracts contracts, String version) {
        this.operations = operations;
        this.version = version;
        this.beans = new Beans(ManagementFactory.getPlatformMBeanServer(), operations, contracts);
        this.jolokia = new Jolokia(operations.audit());
    }

    /** What the port of the API serves. */
    List<Endpoint> api() {
        return new Api(operations, OpenApi.of(version)).endpoints();
    }

    /** What the port of management serves beside what is to be seen of the process. */
    List<Endpoint> management(List<Endpoint> observed) {
        var endpoints = new ArrayList<>(observed);
        endpoints.addAll(jolokia.endpoints());
        endpoints.addAll(Hawtio.endpoints());
        return endpoints;
    }

    @Override
    public void close() {
        jolokia.close();
        beans.close();
    }
}
