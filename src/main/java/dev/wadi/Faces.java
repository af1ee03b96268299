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

    private final List<WebServer> servers = new ArrayList<>();

    /**
     * Listens at once, before the routes have started.
     *
     * @param api        what the port of the API serves
     * @param management what the port of management serves
     * @throws dev.wadi.security.UsersException where the file of users cannot be used
     * @throws dev.wadi.web.WebException        where a port is taken
     */
    Faces(FacesSettings settings, List<Endpoint> api, List<Endpoint> management) {
        var random = new SecureRandom();
        var doorkeeper = new Doorkeeper(
                settings.users().map(Users::load),
                settings.oidc().map(oidc -> new Tokens(oidc, Clock.systemUTC())),
                random);
        try {
            serve(settings.management(), doorkeeper, management);
            serve(settings.api(), doorkeeper, api);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        servers.forEach(WebServer::close);
    }

    private void serve(Optional<Listener> listener, Doorkeeper doorkeeper, List<Endpoint> endpoints) {
        listener.ifPresent(where -> servers.add(WebServer.start(where, doorkeeper, endpoints)));
    }
}
