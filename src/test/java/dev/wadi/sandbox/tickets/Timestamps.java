package dev.wadi.sandbox.tickets;

import dev.wadi.sandbox.day.chance.Dice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Moments as the exports write them: in three formats, of which only the first names its offset and the others mean UTC. */
final class Timestamps {

    /** Midnight, UTC, of the day of the export. */
    static final long DAY = Instant.parse("2026-01-05T00:00:00Z").getEpochSecond();

    private static final DateTimeFormatter ISO = format("yyyy-MM-dd'T'HH:mm:ssX");
    private static final DateTimeFormatter SPACED = format("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DOTTED = format("dd.MM.yyyy HH:mm");
    private static final List<ZoneOffset> OFFSETS = List.of(
            ZoneOffset.UTC,
            ZoneOffset.UTC,
            ZoneOffset.UTC,
            ZoneOffset.ofHours(1),
            ZoneOffset.ofHours(-5),
            ZoneOffset.ofHoursMinutes(5, 30));

    private Timestamps() {}

    /** A moment in one of the formats. The last one drops the seconds. */
    static String text(long epochSecond, Dice dice) {
        var moment = Instant.ofEpochSecond(epochSecond);
        var roll = dice.between(1, 10);
        if (roll <= 6) {
            return ISO.format(moment.atOffset(dice.oneOf(OFFSETS)));
        }
        return (roll <= 8 ? SPACED : DOTTED).format(moment.atOffset(ZoneOffset.UTC));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }
}
