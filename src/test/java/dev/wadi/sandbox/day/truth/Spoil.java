package dev.wadi.sandbox.day.truth;

import dev.wadi.sandbox.day.chance.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A way to make a record invalid: other values for one of its fields.
 *
 * @param values what to put there, one of them
 */
public record Spoil(FlawCode code, String field, List<String> values) {

    private static final int ANOTHER_PERMILLE = 250;

    public Spoil {
        values = List.copyOf(values);
    }

    public static Spoil of(FlawCode code, String field, String... values) {
        return new Spoil(code, field, List.of(values));
    }

    /** Spoils one field or a few, each once, and says how. Only fields that the record has are spoiled. */
    public static List<Flaw> some(List<Spoil> ways, Map<String, String> fields, Dice dice) {
        var flaws = new ArrayList<Flaw>();
        var left = new ArrayList<>(ways);
        do {
            var way = dice.oneOf(left);
            left.removeIf(other -> other.field.equals(way.field));
            fields.put(way.field, dice.oneOf(way.values));
            flaws.add(new Flaw(way.code, "/" + way.field));
        } while (!left.isEmpty() && dice.permille(ANOTHER_PERMILLE));
        return flaws;
    }
}
