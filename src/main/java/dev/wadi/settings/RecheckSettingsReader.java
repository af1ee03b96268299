package dev.wadi.settings;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.wadi.recheck.RecheckSettings;
import java.time.Duration;

/** Reads how streams are looked at again. */
final class RecheckSettingsReader {

    private static final String ENABLED = ".enabled";
    private static final int YEAR_HOURS = 366 * 24;
    private static final int YEAR_MINUTES = YEAR_HOURS * 60;
    private static final int TEN_YEARS_DAYS = 3_650;

    private RecheckSettingsReader() {}

    static RecheckSettings read(Properties properties) {
        return new RecheckSettings(
                Duration.ofMinutes(properties.number("wadi.recheck.everyMinutes", 1, YEAR_MINUTES)),
                Duration.ofHours(properties.number("wadi.recheck.windowHours", 1, YEAR_HOURS)),
                Duration.ofDays(properties.number("wadi.recheck.recentDays", 0, TEN_YEARS_DAYS)),
                Duration.ofMinutes(properties.number("wadi.recheck.settledMinutes", 0, YEAR_MINUTES)),
                properties.number("wadi.recheck.pages", 1, 1_000_000),
                properties.names(name -> name.endsWith(ENABLED)).stream()
                        .filter(name ->
                                properties.optional(name).filter("true"::equals).isPresent())
                        .map(name -> name.substring("wadi.".length(), name.length() - ENABLED.length()))
                        .collect(toUnmodifiableSet()));
    }
}
