package dev.wadi.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may ask Jolokia for what, beside what its policy forbids to everybody. Nobody writes attributes or subscribes to
 * anything; a viewer reads, lists and searches, and calls what only tells how routes look and count. All requests of a bulk
 * must be of that kind.
 */
final class Rights {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> READING = Set.of("read", "list", "search", "version");
    private static final Pattern TELLING_OF_ROUTES = Pattern.compile("dump(Route|Routes|Step)[A-Za-z]*(\\(.*\\))?");
    private static final Pattern OF_CAMEL = Pattern.compile("org\\.apache\\.camel:.*");
    private static final Pattern TELLING = Pattern.compile("(runs|list|pages)(\\(.*\\))?");
    private static final Pattern OF_WADI = Pattern.compile("dev\\.wadi:.*");

    private Rights() {}

    /** Whether somebody may ask that. */
    static boolean cover(byte[] body, boolean operator) {
        try {
            var asked = JSON.readTree(body);
            if (!asked.isArray()) {
                return covers(asked, operator);
            }
            for (var one : asked) {
                if (!covers(one, operator)) {
                    return false;
                }
            }
            return true;
        } catch (IOException notJson) {
            return false;
        }
    }

    private static boolean covers(JsonNode asked, boolean operator) {
        var type = asked.path("type").asText().toLowerCase(Locale.ROOT);
        return READING.contains(type)
                || type.equals("exec")
                        && (operator || tells(asked, OF_CAMEL, TELLING_OF_ROUTES) || tells(asked, OF_WADI, TELLING));
    }

    private static boolean tells(JsonNode asked, Pattern of, Pattern operation) {
        return of.matcher(asked.path("mbean").asText()).matches()
                && operation.matcher(asked.path("operation").asText()).matches();
    }
}
