package dev.wadi.identity;

import dev.wadi.identity.compare.NameLikeness;
import java.nio.file.Path;
import java.util.Locale;

/** Judges labelled pairs of names; the truth is read by the scorer only. */
final class NamePairsBench {

    private NamePairsBench() {}

    static void run(Path file, boolean errors) {
        var likeness = new NameLikeness();
        for (boolean person : new boolean[] {true, false}) {
            int right = 0;
            int wrong = 0;
            int missed = 0;
            for (var row : MatchSet.rows(file)) {
                if (row.getOrDefault("schema", "").equals("Person") != person) {
                    continue;
                }
                var left = row.getOrDefault("name1", "");
                var other = row.getOrDefault("name2", "");
                boolean is = row.getOrDefault("is_match", "").equals("true");
                double p = person ? likeness.persons(left, other) : likeness.companies(left, other);
                right += p >= 0.5 && is ? 1 : 0;
                wrong += p >= 0.5 && !is ? 1 : 0;
                missed += p < 0.5 && is ? 1 : 0;
                if (errors && p >= 0.5 != is) {
                    System.out.printf("%s %.2f %s | %s%n", is ? "FN" : "FP", p, left, other);
                }
            }
            System.out.println(String.format(
                    Locale.ROOT,
                    "name pairs %-8s P %.4f R %.4f F1 %.4f",
                    person ? "person" : "company",
                    (double) right / (right + wrong),
                    (double) right / (right + missed),
                    2.0 * right / (2 * right + wrong + missed)));
        }
    }
}
