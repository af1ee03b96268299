package dev.wadi.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.jmx.Caller;
import dev.wadi.operations.Audit;
import dev.wadi.security.Role;
import dev.wadi.web.Access;
import dev.wadi.web.Endpoint;
import dev.wadi.web.Request;
import dev.wadi.web.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.RuntimeMBeanException;
import org.jolokia.core.api.LogHandler;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.config.StaticConfiguration;
import org.jolokia.server.core.http.HttpRequestHandler;
import org.jolokia.server.core.request.BadRequestException;
import org.jolokia.server.core.request.EmptyResponseException;
import org.jolokia.server.core.restrictor.policy.PolicyRestrictor;
import org.jolokia.server.core.service.JolokiaServiceManagerFactory;
import org.jolokia.server.core.service.api.JolokiaServiceManager;
import org.jolokia.service.jmx.LocalRequestHandler;
import org.jolokia.service.serializer.JolokiaSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JMX over HTTP: POST only, and by {@code jolokia-access.xml} beside this class only what it names, and of that
 * what {@link Rights} give.
 */
public final class Jolokia implements AutoCloseable {

    private static final String PATH = "/hawtio/jolokia";
    private static final Set<String> SHAPE =
            Set.of("maxDepth", "maxCollectionSize", "maxObjects", "ignoreErrors", "canonicalNaming", "listCache");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JolokiaServiceManager services;
    private final HttpRequestHandler handler;
    private final RouteActs acts;

    /** What is done to routes is noted there. */
    public Jolokia(Audit audit) {
        var policy = policy();
        acts = new RouteActs(audit, policy);
        var configuration = new StaticConfiguration(
                ConfigKey.AGENT_ID, "wadi",
                ConfigKey.ALLOW_ERROR_DETAILS, "false",
                ConfigKey.INCLUDE_STACKTRACE, "false",
                ConfigKey.DISCOVERY_ENABLED, "false");
        services = JolokiaServiceManagerFactory.createJolokiaServiceManager(configuration, new Log(), policy);
        services.addService(new JolokiaSerializer());
        services.addService(new LocalRequestHandler(1));
        handler = new HttpRequestHandler(services.start());
    }

    /** All that is served. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(PATH, Access.VIEWER, this::answer),
                // Hawtio looks whether there is a Jolokia before it asks it anything
                Endpoint.get(PATH, Access.VIEWER, request -> asked(request, "{\"type\":\"version\"}".getBytes(UTF_8))));
    }

    @Override
    public void close() {
        services.stop();
    }

    private Response answer(Request request) {
        var who = request.identity();
        return Rights.toAsk(request.body())
                .map(rights -> rights.lackedBy(who).map(Jolokia::lacking).orElseGet(() -> {
                    acts.note(rights.body(), who.name());
                    return asked(request, rights.body());
                }))
                .orElseGet(() -> Response.problem(403, "not allowed", "nobody may ask this"));
    }

    private static Response lacking(Role role) {
        return Response.problem(403, "not allowed", "this takes the role " + role.label());
    }

    private Response asked(Request request, byte[] body) {
        try {
            var answer = Caller.as(
                    request.identity().name(),
                    () -> handler.handlePostRequest(
                            PATH, new ByteArrayInputStream(body), UTF_8.name(), shaped(request)));
            return Response.json(200, JSON.writeValueAsString(Drawable.of(answer)));
        } catch (BadRequestException | IOException e) {
            return Response.problem(400, "not understood", "not a request that Jolokia knows");
        } catch (EmptyResponseException e) {
            return Response.problem(404, "not here", "nothing is pushed from here");
        } catch (RuntimeMBeanException e) {
            return Response.problem(500, "failed", "the MBean failed");
        } catch (Exception e) {
            throw new IllegalStateException("Jolokia failed", e);
        }
    }

    /** How the answer is to look; what else can be asked for in a query is passed over. */
    private static Map<String, String[]> shaped(Request request) {
        var shape = new HashMap<String, String[]>();
        request.query().forEach((name, value) -> {
            if (SHAPE.contains(name)) {
                shape.put(name, new String[] {value});
            }
        });
        return shape;
    }

    private static PolicyRestrictor policy() {
        try (var in = Jolokia.class.getResourceAsStream("jolokia-access.xml")) {
            return new PolicyRestrictor(in);
        } catch (IOException e) {
            throw new UncheckedIOException("jolokia-access.xml is shipped with this class", e);
        }
    }

    /** What it says of requests repeats what was asked. */
    private static final class Log implements LogHandler {

        private static final Logger LOGGER = LoggerFactory.getLogger(Jolokia.class);

        @Override
        public void debug(String message) {
            LOGGER.debug(message);
        }

        @Override
        public void info(String message) {
            LOGGER.debug(message);
        }

        @Override
        public void error(String message, Throwable failure) {
            LOGGER.atWarn().addKeyValue("code", failure.getClass().getName()).log("jolokia failed");
        }

        @Override
        public boolean isDebug() {
            return LOGGER.isDebugEnabled();
        }
    }
}
