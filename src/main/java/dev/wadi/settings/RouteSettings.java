package dev.wadi.settings;

import java.util.List;
import java.util.Set;

/** What only routes use: Camel would complain about it in its own words, and about some only at the first failure. */
final class RouteSettings {

    private static final int HOUR_MILLIS = 3_600_000;
    private static final Set<String> DUTIES = Set.of("poll", "work", "publish");

    private RouteSettings() {}

    static void check(Properties properties) {
        properties.value(
                "wadi.duties", RouteSettings::duties, "must be some of poll, work and publish, with commas between");
        properties.number("wadi.work.pollMillis", 10, HOUR_MILLIS);
        properties.number("wadi.resolve.everyMillis", 10, HOUR_MILLIS);
        properties.number("wadi.backfill.everyMillis", 10, HOUR_MILLIS);
        properties.number("wadi.recheck.lookMillis", 10, HOUR_MILLIS);
        properties.number("wadi.retry.times", 0, 100);
        properties.names(name -> name.endsWith(".pollMillis") && !name.startsWith("wadi.work.")).stream()
                .filter(name -> properties.optional(name).isPresent())
                .forEach(name -> properties.number(name, 10, 24 * HOUR_MILLIS));
        properties.names(name -> name.endsWith(".consumers")).forEach(name -> properties.number(name, 1, 64));
        properties.names(name -> name.endsWith(".enabled")).forEach(properties::flag);
    }

    private static List<String> duties(String value) {
        var duties = List.of(value.split(","));
        if (!DUTIES.containsAll(duties)) {
            throw new IllegalArgumentException();
        }
        return duties;
    }
}
