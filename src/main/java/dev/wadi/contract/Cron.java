package dev.wadi.contract;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The moments of a cron expression by the clocks of a zone, in the syntax of Quartz: seconds first, {@code ?} for the day
 * that the other of the two day fields says. Where clocks are put forward, what was due in the hour left out is due as much
 * later; where they are put back, what is due at one time of the day is due the first time, and what is due several times an
 * hour or each hour, both times.
 */
public record Cron(String expression, ZoneId zone) implements Rhythm {

    private static final CronParser PARSER =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));

    /** Refuses what is no expression, or has no moment to come. */
    public Cron {
        try {
            if (next(expression, ZonedDateTime.now(zone)).isEmpty()) {
                throw new IllegalArgumentException("never comes");
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("schedule: cron: '" + expression + "': " + e.getMessage(), e);
        }
    }

    @Override
    public Instant after(Instant anchor, Instant moment) {
        var due = next(expression, moment.atZone(zone)).orElse(Instant.MAX);
        return leftOut(moment).filter(due::isAfter).orElse(due);
    }

    /** What is due in an hour that the clocks leave out, within a day of this moment, by the clocks as they were before. */
    private Optional<Instant> leftOut(Instant moment) {
        var change = zone.getRules().nextTransition(moment.minus(Duration.ofDays(1)));
        if (change == null || !change.isGap()) {
            return Optional.empty();
        }
        var end = change.getInstant().plus(change.getDuration());
        return next(expression, moment.atZone(change.getOffsetBefore()))
                .filter(due -> !due.isBefore(change.getInstant()) && due.isBefore(end));
    }

    private static Optional<Instant> next(String expression, ZonedDateTime after) {
        return ExecutionTime.forCron(PARSER.parse(expression))
                .nextExecution(after)
                .map(ZonedDateTime::toInstant);
    }
}
