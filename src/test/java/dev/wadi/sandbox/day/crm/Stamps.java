package dev.wadi.sandbox.day.crm;

import dev.wadi.sandbox.day.chance.Dice;
import dev.wadi.sandbox.day.chance.Timetable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * The times of a record in Salesforce, in whole seconds.
 *
 * @param modified when somebody last changed it; the system may have touched it later
 */
public record Stamps(Instant created, Instant modified, Instant system) {

    private static final DateTimeFormatter SALESFORCE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);
    private static final int DAYS_OF_HISTORY = 1_400;
    private static final int DAY = 86_400;

    /** Nights in which a job touched thousands of records at the same second. */
    private static final List<Instant> JOBS = List.of(
            Instant.parse("2025-12-31T23:00:00Z"),
            Instant.parse("2026-01-03T02:00:00Z"),
            Instant.parse("2026-01-04T02:00:00Z"));

    /** As they stand when the day begins. */
    static Stamps before(Dice dice) {
        var created =
                Timetable.START.minusSeconds(dice.between(1, DAYS_OF_HISTORY) * (long) DAY + dice.between(0, DAY));
        var age = ChronoUnit.SECONDS.between(created, Timetable.START);
        var modified = created.plusSeconds(age * dice.between(0, 999) / 1_000);
        var job = dice.oneOf(JOBS);
        return new Stamps(created, modified, dice.permille(80) && job.isAfter(modified) ? job : modified);
    }

    Stamps changed(Instant at) {
        var second = at.truncatedTo(ChronoUnit.SECONDS);
        return new Stamps(created, second, second);
    }

    /** A time as Salesforce writes it, such as {@code 2026-01-05T06:00:00.000+0000}. */
    static String text(Instant moment) {
        return SALESFORCE.format(moment.atOffset(ZoneOffset.UTC));
    }
}
