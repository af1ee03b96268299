package dev.wadi.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.operations.Audit;
import dev.wadi.operations.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;

/** Notes what is done to Camel's own beans, which know nothing of an audit: routes that are suspended and resumed. */
final class RouteActs {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Audit audit;
    private final Restrictor policy;

    /** Notes acts that this policy allows; others are not done. */
    RouteActs(Audit audit, Restrictor policy) {
        this.audit = audit;
        this.policy = policy;
    }

    /**
     * Notes what of this request, which its rights cover, changes a route.
     *
     * @throws dev.wadi.core.Unavailable where it cannot be noted, and so must not be done
     */
    void note(byte[] body, String who) {
        try {
            var asked = JSON.readTree(body);
            for (var one : asked.isArray() ? asked : JSON.createArrayNode().add(asked)) {
                act(one).ifPresent(
                                act -> audit.note(act.what(), act.route(), new Operator(who, Operator.Face.JMX, "")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("was JSON when it was covered", e);
        }
    }

    private record Act(String what, String route) {}

    private Optional<Act> act(JsonNode asked) {
        var signed = asked.path("operation").asText();
        var operation = signed.replaceFirst("\\(.*", "");
        if (!asked.path("type").asText().equalsIgnoreCase("exec") || Rights.tellsOfRoutes(operation)) {
            return Optional.empty();
        }
        try {
            var bean = new ObjectName(asked.path("mbean").asText());
            return bean.getDomain().equals("org.apache.camel") && policy.isOperationAllowed(bean, signed)
                    ? Optional.of(new Act(operation + "-route", name(bean)))
                    : Optional.empty();
        } catch (MalformedObjectNameException e) {
            return Optional.empty();
        }
    }

    private static String name(ObjectName bean) {
        var name = Optional.ofNullable(bean.getKeyProperty("name")).orElse(bean.getCanonicalName());
        return name.startsWith("\"") ? ObjectName.unquote(name) : name;
    }
}
