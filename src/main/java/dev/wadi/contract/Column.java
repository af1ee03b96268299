package dev.wadi.contract;

import java.time.ZoneId;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;

/**
 * One canonical column and the field it is mapped from.
 *
 * @param from     the field of the record as it arrives
 * @param formats  for dates and timestamps, the patterns to try in this order
 * @param zone     for timestamps without a zone of their own
 * @param min      the least number allowed
 * @param max      the greatest number allowed
 * @param personal whether it says something about a person
 */
public record Column(
        String name,
        String from,
        ColumnType type,
        List<String> formats,
        ZoneId zone,
        Optional<Long> min,
        Optional<Long> max,
        boolean personal,
        String description) {

    public Column {
        formats = List.copyOf(formats);
        for (var format : formats) {
            try {
                new DateTimeFormatterBuilder().appendPattern(format);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "columns: '" + name + "': formats: '" + format + "': " + e.getMessage(), e);
            }
        }
        if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
            throw new IllegalArgumentException("columns: '" + name + "': there is no number from min to max");
        }
    }
}
