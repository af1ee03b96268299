package dev.wadi.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Hawtio is told of routes so that it can draw them: without their error handling. Its diagram (5.2.0) fails at an error
 * handler that stands before {@code from}, and draws what to do on an exception as steps that every exchange takes.
 */
final class Drawable {

    private static final Pattern ERROR_HANDLING =
            Pattern.compile("\\s*<(onException|errorHandler)\\b(?:[^>]*/>|.*?</\\1>)", Pattern.DOTALL);

    private Drawable() {}

    /** An answer of Jolokia, or several. */
    static Object of(Object answer) {
        if (answer instanceof Collection<?> several) {
            var drawable = new ArrayList<Object>();
            several.forEach(one -> drawable.add(of(one)));
            return drawable;
        }
        if (!(answer instanceof Map<?, ?> one)
                || !(one.get("value") instanceof String value)
                || !tellsOfRoutes(one.get("request"))) {
            return answer;
        }
        var drawable = new LinkedHashMap<Object, Object>(one);
        drawable.put("value", ERROR_HANDLING.matcher(value).replaceAll(""));
        return drawable;
    }

    private static boolean tellsOfRoutes(@Nullable Object request) {
        return request instanceof Map<?, ?> asked
                && String.valueOf(asked.get("operation")).matches("dumpRoutes?AsXml.*");
    }
}
