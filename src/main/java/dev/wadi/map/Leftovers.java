package dev.wadi.map;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.contract.Column;
import dev.wadi.contract.Contract;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The fields of a record that no column is made from and the contract does not ignore. */
final class Leftovers {

    /** Fields that are wholly spoken for. */
    private final Set<String> whole = new HashSet<>();

    /** Fields within fields that are. */
    private final List<JsonPointer> parts;

    /** The fields that those are within. */
    private final Set<String> divided = new HashSet<>();

    Leftovers(Contract contract) {
        var spokenFor = Stream.concat(contract.columns().stream().map(Column::from), contract.ignored().stream())
                .toList();
        spokenFor.stream().filter(field -> !field.startsWith("/")).forEach(whole::add);
        this.parts = spokenFor.stream()
                .filter(field -> field.startsWith("/"))
                .map(JsonPointer::compile)
                .toList();
        parts.forEach(part -> divided.add(part.getMatchingProperty()));
    }

    /** They, as they came; the record stays as it is. */
    ObjectNode of(ObjectNode fields) {
        var left = JsonNodeFactory.instance.objectNode();
        fields.fields().forEachRemaining(field -> {
            if (!whole.contains(field.getKey())) {
                var value = field.getValue();
                left.set(field.getKey(), divided.contains(field.getKey()) ? value.deepCopy() : value);
            }
        });
        for (var part : parts) {
            if (left.at(part.head()) instanceof ObjectNode within) {
                within.remove(part.last().getMatchingProperty());
            }
        }
        divided.forEach(field -> {
            if (left.path(field).isEmpty() && left.path(field).isObject()) {
                left.remove(field);
            }
        });
        return left.isEmpty() ? left : CanonicalJson.modest(left);
    }
}
