package dev.wadi;

import dev.wadi.api.Api;
import dev.wadi.api.OpenApi;
import dev.wadi.console.Hawtio;
import dev.wadi.console.Jolokia;
import dev.wadi.contract.Contracts;
import dev.wadi.jmx.Beans;
import dev.wadi.operations.Operations;
import dev.wadi.security.Doorkeeper;
import dev.wadi.security.Tokens;
import dev.wadi.security.Users;
import dev.wadi.settings.FacesSettings;
import dev.wadi.web.Endpoint;
import dev.wadi.web.Listener;
import dev.wadi.web.WebServer;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The servers that people and machines operate Wadi by, as long as the process serves. */
final class Faces implements AutoCloseable {

    private final FacesSettings settings;
    private final Doorkeeper doorkeeper;
    private final Beans beans;
    private final Jolokia jolokia;
    private final List<Endpoint> api;
    private final List<Endpoint> management = new ArrayList<>();
    private final List<WebServer> servers = new ArrayList<>();

    /**
     * Faces of these operations, which do not listen yet.
     *
     * @throws dev.wadi.security.UsersException where the file of users cannot be used
     */
    Faces(FacesSettings settings, Operations operations, Contracts contracts, String version) {
        this.settings = settings;
        this.doorkeeper = new Doorkeeper(
                settings.users().map(Users::load),
                settings.oidc().map(oidc -> new Tokens(oidc, Clock.systemUTC())),
                new SecureRandom());
        this.beans = new Beans(ManagementFactory.getPlatformMBeanServer(), operations, contracts);
        this.jolokia = new Jolokia();
        this.api = new Api(operations, OpenApi.of(version)).endpoints();
        management.addAll(jolokia.endpoints());
        management.addAll(Hawtio.endpoints());
    }

    /**
     * Listens from now on; may well be before the routes have started.
     *
     * @throws dev.wadi.web.WebException where a port is taken
     */
    void listen() {
        serve(settings.management(), management);
        serve(settings.api(), api);
    }

    @Override
    public void close() {
        servers.forEach(WebServer::close);
        jolokia.close();
        beans.close();
    }

    private void serve(Optional<Listener> listener, List<Endpoint> endpoints) {
        listener.ifPresent(where -> servers.add(WebServer.start(where, doorkeeper, endpoints)));
    }
}
