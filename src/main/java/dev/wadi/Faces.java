package dev.wadi;

import dev.wadi.security.Doorkeeper;
import dev.wadi.security.Tokens;
import dev.wadi.security.Users;
import dev.wadi.settings.FacesSettings;
import dev.wadi.web.Endpoint;
import dev.wadi.web.Listener;
import dev.wadi.web.WebServer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The servers that people and machines operate Wadi by, as long as the process serves. */
final class Faces implements AutoCloseable {

    private final FacesSettings settings;
    private final Doorkeeper doorkeeper;
    private final List<Endpoint> api;
    private final List<Endpoint> management;
    private final List<WebServer> servers = new ArrayList<>();

    /**
     * Faces that do not listen yet.
     *
     * @param api        what the port of the API serves
     * @param management what the port of management serves
     * @throws dev.wadi.security.UsersException where the file of users cannot be used
     */
    Faces(FacesSettings settings, List<Endpoint> api, List<Endpoint> management) {
        this.settings = settings;
        this.api = List.copyOf(api);
        this.management = List.copyOf(management);
        this.doorkeeper = new Doorkeeper(
                settings.users().map(Users::load),
                settings.oidc().map(oidc -> new Tokens(oidc, Clock.systemUTC())),
                new SecureRandom());
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
    }

    private void serve(Optional<Listener> listener, List<Endpoint> endpoints) {
        listener.ifPresent(where -> servers.add(WebServer.start(where, doorkeeper, endpoints)));
    }
}
