package dev.wadi.identity.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The fields of the records to be matched, in the order in which {@link Profile#values()} has them. */
public record Schema(List<Field> fields) {

    public Schema {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a schema needs at least one field");
        }
        var seen = new HashSet<String>();
        for (var field : fields) {
            if (!seen.add(field.name())) {
                throw new IllegalArgumentException("field '" + field.name() + "' is declared twice");
            }
        }
    }

    /** Positions of the fields of a type, in declared order. */
    public List<Integer> positionsOf(FieldType type) {
        var positions = new ArrayList<Integer>();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).type() == type) {
                positions.add(i);
            }
        }
        return List.copyOf(positions);
    }
}
