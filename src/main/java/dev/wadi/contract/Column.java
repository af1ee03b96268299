package dev.wadi.contract;

import java.time.ZoneId;
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
    }
}
