package dev.wadi.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.TreeMap;

/** One text for each value, however it was written: fields in the order of their names, numbers without idle zeros. */
final class CanonicalJson {

    private CanonicalJson() {}

    static String of(JsonNode value) {
        return sorted(value).toString();
    }

    /** Whether all numbers in it can be kept. */
    static boolean isModest(JsonNode value) {
        if (value.isBigDecimal() || value.isBigInteger()) {
            return Numbers.isModest(value.decimalValue());
        }
        for (var part : value) {
            if (!isModest(part)) {
                return false;
            }
        }
        return true;
    }

    /** The same fields, those with numbers beyond keeping as text. */
    static ObjectNode modest(ObjectNode fields) {
        for (var field : fields.properties()) {
            if (!isModest(field.getValue())) {
                field.setValue(TextNode.valueOf(field.getValue().toString()));
            }
        }
        return fields;
    }

    private static JsonNode sorted(JsonNode value) {
        if (value.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            value.fields().forEachRemaining(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return new ObjectNode(JsonNodeFactory.instance, fields);
        }
        if (value.isArray()) {
            var items = JsonNodeFactory.instance.arrayNode(value.size());
            value.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return value.isNumber() && Numbers.isModest(value.decimalValue()) ? number(value.decimalValue()) : value;
    }

    private static JsonNode number(BigDecimal number) {
        return DecimalNode.valueOf(new BigDecimal(number.stripTrailingZeros().toPlainString()));
    }
}
