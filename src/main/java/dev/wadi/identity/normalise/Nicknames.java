package dev.wadi.identity.normalise;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Which given names are forms of one another: Bob and Robert, Giuseppe and Joseph. Our own compilation. */
public final class Nicknames {

    private static final int[] NONE = {};
    private static final Map<String, int[]> FAMILIES = load();

    private Nicknames() {}

    /** The families of names this one belongs to, ascending; a name can belong to several (Alex, Chris). */
    public static int[] familiesOf(String name) {
        return FAMILIES.getOrDefault(name, NONE);
    }

    /** Whether two ascending lists of families have one in common. */
    public static boolean related(int[] left, int[] right) {
        int i = 0;
        int j = 0;
        while (i < left.length && j < right.length) {
            if (left[i] == right[j]) {
                return true;
            }
            if (left[i] < right[j]) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }

    private static Map<String, int[]> load() {
        var families = new HashMap<String, int[]>();
        int number = 0;
        for (var line : WordLists.lines("nicknames.txt")) {
            for (var name : line.split("\\s+")) {
                var before = families.getOrDefault(name, NONE);
                if (before.length == 0 || before[before.length - 1] != number) {
                    var now = Arrays.copyOf(before, before.length + 1);
                    now[before.length] = number;
                    families.put(name, now);
                }
            }
            number++;
        }
        return Map.copyOf(families);
    }
}
