package dev.wadi.source.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.google.common.base.Splitter;
import dev.wadi.contract.Column;
import dev.wadi.contract.ColumnType;
import dev.wadi.contract.Contract;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes a row of what a job found as the query API would have answered it, so that both are read by one contract: what belongs to
 * a parent within it, empty fields left out, numbers and truths as such where the contract has them so. What is not as it should be
 * stays text, for the contract to refuse.
 */
final class ResultJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern TRUTH = Pattern.compile("true|false");

    private enum Kind {
        TEXT,
        NUMBER,
        TRUTH
    }

    private record Place(List<String> parents, String name, Kind kind) {}

    private final List<Place> places;

    /** Of rows with these columns, by this contract. */
    ResultJson(List<String> columns, Contract contract) {
        this.places = columns.stream().map(column -> place(column, contract)).toList();
    }

    /** A row as one JSON object, in UTF-8. */
    byte[] of(List<String> row) {
        var record = JSON.createObjectNode();
        for (var i = 0; i < places.size(); i++) {
            var text = row.get(i);
            if (!text.isEmpty()) {
                put(record, places.get(i), text);
            }
        }
        try {
            return JSON.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON in memory can always be written", e);
        }
    }

    private static void put(ObjectNode record, Place place, String text) {
        var within = record;
        for (var parent : place.parents()) {
            within = within.withObjectProperty(parent);
        }
        if (place.kind() == Kind.TRUTH && TRUTH.matcher(text).matches()) {
            within.put(place.name(), Boolean.parseBoolean(text));
        } else if (place.kind() == Kind.NUMBER && NUMBER.matcher(text).matches()) {
            within.putRawValue(place.name(), new RawValue(text));
        } else {
            within.put(place.name(), text);
        }
    }

    private static Place place(String column, Contract contract) {
        var path = Splitter.on('.').splitToList(column);
        var last = path.size() - 1;
        return new Place(List.copyOf(path.subList(0, last)), path.get(last), kind(path, contract));
    }

    private static Kind kind(List<String> path, Contract contract) {
        var declared = contract.schema()
                .at("/properties/" + String.join("/properties/", path))
                .path("type");
        if (!declared.isMissingNode()) {
            return says(declared, "boolean")
                    ? Kind.TRUTH
                    : says(declared, "number", "integer") ? Kind.NUMBER : Kind.TEXT;
        }
        var pointer = "/" + String.join("/", path);
        var types = contract.columns().stream()
                .filter(column -> column.pointer().equals(pointer))
                .map(Column::type)
                .toList();
        if (types.contains(ColumnType.BOOLEAN)) {
            return Kind.TRUTH;
        }
        return types.contains(ColumnType.INTEGER)
                        || types.contains(ColumnType.DECIMAL)
                        || types.contains(ColumnType.MONEY)
                ? Kind.NUMBER
                : Kind.TEXT;
    }

    private static boolean says(JsonNode declared, String... types) {
        for (var type : types) {
            if (declared.asText().equals(type)) {
                return true;
            }
            for (var one : declared) {
                if (one.asText().equals(type)) {
                    return true;
                }
            }
        }
        return false;
    }
}
