package dev.wadi.jmx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Views as tables that every JMX client shows: texts all, and JSON where there is something within. */
final class Rows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 500;

    private Rows() {}

    static <T> List<Map<String, String>> of(Collection<T> items, Function<T, Map<String, Object>> view) {
        return items.stream().map(view).map(Rows::of).toList();
    }

    static Map<String, String> of(Map<String, Object> view) {
        var texts = new LinkedHashMap<String, String>();
        view.forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    /** How many are shown where so many are asked for. */
    static int most(int asked) {
        return Math.max(1, Math.min(asked, MOST));
    }

    private static String text(Object value) {
        try {
            return value instanceof Map || value instanceof Collection
                    ? JSON.writeValueAsString(value)
                    : value.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("views are texts, numbers and what is made of them", e);
        }
    }
}
