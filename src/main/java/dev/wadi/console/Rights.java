package dev.wadi.console;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wadi.security.Identity;
import dev.wadi.security.Role;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Who may ask Jolokia for what, beside what its policy forbids to everybody. Nobody writes attributes or subscribes to
 * anything; a viewer reads, lists and searches, and calls what only tells; what is done at the quarantine desk takes a steward,
 * anything else an operator. All requests of a bulk must be covered.
 */
final class Rights {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> READING = Set.of("read", "list", "search", "version");
    private static final Pattern TELLING_OF_ROUTES = Pattern.compile("dump(Route|Routes|Step)[A-Za-z]*");
    private static final Set<String> TELLING = Set.of("runs", "list", "pages", "show", "acts", "progress", "findings");

    private final byte[] body;
    private final Set<Role> roles;

    private Rights(byte[] body, Set<Role> roles) {
        this.body = body;
        this.roles = roles;
    }

    /** What it takes to ask this; empty where nobody may. */
    static Optional<Rights> toAsk(byte[] body) {
        try {
            var asked = JSON.readTree(body);
            var roles = EnumSet.noneOf(Role.class);
            for (var one : asked.isArray() ? asked : JSON.createArrayNode().add(asked)) {
                var role = toAsk(one);
                if (role.isEmpty()) {
                    return Optional.empty();
                }
                roles.add(role.get());
            }
            return Optional.of(new Rights(JSON.writeValueAsBytes(asked), roles));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** What is asked, as it was understood here, so that nobody behind reads it differently. */
    byte[] body() {
        return body;
    }

    /** The role that somebody lacks to ask all of it. */
    Optional<Role> lackedBy(Identity who) {
        return roles.stream().filter(role -> !who.may(role)).findFirst();
    }

    /** Whether an operation of Camel's beans only tells. */
    static boolean tellsOfRoutes(String operation) {
        return TELLING_OF_ROUTES.matcher(operation).matches();
    }

    private static Optional<Role> toAsk(JsonNode one) {
        var type = one.path("type").asText().toLowerCase(Locale.ROOT);
        if (READING.contains(type)) {
            return Optional.of(Role.VIEWER);
        }
        return type.equals("exec") ? toExecute(one) : Optional.empty();
    }

    private static Optional<Role> toExecute(JsonNode one) {
        var operation = one.path("operation").asText().replaceFirst("\\(.*", "");
        try {
            var bean = new ObjectName(one.path("mbean").asText());
            return Optional.of(
                    switch (bean.getDomain()) {
                        case "dev.wadi" -> TELLING.contains(operation) ? Role.VIEWER : toActOn(bean);
                        case "org.apache.camel" -> tellsOfRoutes(operation) ? Role.VIEWER : Role.OPERATOR;
                        default -> Role.OPERATOR;
                    });
        } catch (MalformedObjectNameException e) {
            return Optional.empty();
        }
    }

    private static Role toActOn(ObjectName bean) {
        return "quarantine".equals(bean.getKeyProperty("type")) ? Role.STEWARD : Role.OPERATOR;
    }
}
