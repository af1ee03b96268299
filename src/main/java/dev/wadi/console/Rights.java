package dev.wadi.console;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wadi.security.Identity;
import dev.wadi.security.Role;
import java.io.IOException;
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

    private Rights() {}

    /** What somebody asks, as it was understood here, so that nobody behind reads it differently; empty where they may not. */
    static Optional<byte[]> covered(byte[] body, Identity who) {
        try {
            var asked = JSON.readTree(body);
            var all = asked.isArray() ? asked : JSON.createArrayNode().add(asked);
            for (var one : all) {
                if (!covers(one, who)) {
                    return Optional.empty();
                }
            }
            return Optional.of(JSON.writeValueAsBytes(asked));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** Whether an operation of Camel's beans only tells. */
    static boolean tellsOfRoutes(String operation) {
        return TELLING_OF_ROUTES.matcher(operation).matches();
    }

    private static boolean covers(JsonNode asked, Identity who) {
        var type = asked.path("type").asText().toLowerCase(Locale.ROOT);
        return READING.contains(type) || type.equals("exec") && mayExecute(asked, who);
    }

    private static boolean mayExecute(JsonNode asked, Identity who) {
        var operation = asked.path("operation").asText().replaceFirst("\\(.*", "");
        try {
            var bean = new ObjectName(asked.path("mbean").asText());
            return switch (bean.getDomain()) {
                case "dev.wadi" ->
                    TELLING.contains(operation)
                            || who.may("quarantine".equals(bean.getKeyProperty("type")) ? Role.STEWARD : Role.OPERATOR);
                case "org.apache.camel" -> tellsOfRoutes(operation) || who.may(Role.OPERATOR);
                default -> who.may(Role.OPERATOR);
            };
        } catch (MalformedObjectNameException e) {
            return false;
        }
    }
}
