package dev.wadi.sandbox.day.chance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** When which records change in the course of the day. It holds the changes, not the records. */
public final class Timetable {

    /** What the sources hold at this moment is what the day begins with; all changes come later. */
    public static final Instant START = Instant.parse("2026-01-05T06:00:00Z");

    private static final int FIRST_CHANGES = 11 * 3_600;
    private static final int NEXT_CHANGE = 2 * 3_600;
    private static final int ANOTHER_PERMILLE = 200;
    private static final int MICROS = 1_000_000;

    private Timetable() {}

    /**
     * A change to come.
     *
     * @param version 1 for the first change of a record
     * @param deletes whether it is the record's end
     */
    public record Planned(int record, int version, Instant at, boolean deletes) {}

    /**
     * All changes, in their order in time.
     *
     * @param changed how many of a thousand records change
     * @param deleted how many of a thousand records that changed go in the end
     */
    public static List<Planned> of(long seed, IntStream records, int changed, int deleted) {
        var planned = new ArrayList<Planned>();
        records.forEach(record -> {
            var dice = Dice.of(seed, record);
            if (dice.permille(changed)) {
                var version = 1;
                var second = dice.between(60, FIRST_CHANGES);
                while (dice.permille(ANOTHER_PERMILLE)) {
                    planned.add(new Planned(record, version++, at(second, dice), false));
                    second += dice.between(60, NEXT_CHANGE);
                }
                planned.add(new Planned(record, version, at(second, dice), dice.permille(deleted)));
            }
        });
        planned.sort(Comparator.comparing(Planned::at).thenComparingInt(Planned::record));
        return List.copyOf(planned);
    }

    private static Instant at(int second, Dice dice) {
        return START.plusSeconds(second).plusNanos(dice.between(0, MICROS - 1) * 1_000L);
    }
}
