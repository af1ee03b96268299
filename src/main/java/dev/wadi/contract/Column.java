package dev.wadi.contract;

import java.time.ZoneId;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One canonical column and the field it is mapped from.
 *
 * @param from     the field of the record as it arrives, or the JSON pointer to one within another: {@code /Account/Name}
 * @param absent   what people type where there is nothing to say, in lower case
 * @param formats  for dates and timestamps, the patterns by which to read them
 * @param zone     for timestamps without a zone of their own
 * @param limits   what a number may be
 * @param context  where to find what the field does not say itself
 * @param personal whether it says something about a person
 */
public record Column(
        String name,
        String from,
        ColumnType type,
        Set<String> absent,
        List<String> formats,
        ZoneId zone,
        Limits limits,
        Context context,
        boolean personal,
        String description) {

    /**
     * What a number may be.
     *
     * @param min   the least allowed
     * @param max   the greatest allowed
     * @param scale the most decimals
     */
    public record Limits(Optional<Long> min, Optional<Long> max, Optional<Integer> scale) {

        /** No limits. */
        public static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Where to find what a field does not say itself.
     *
     * @param countryFrom the column with the country that a phone or region is read for
     * @param country     the country where that column is empty or not given, by ISO 3166-1 alpha-2
     * @param currency    the column with the currency of an amount
     */
    public record Context(Optional<String> countryFrom, Optional<String> country, Optional<String> currency) {

        /** No need to look elsewhere. */
        public static final Context NONE = new Context(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Column {
        absent = absent.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        formats = List.copyOf(formats);
        for (var format : formats) {
            try {
                new DateTimeFormatterBuilder().appendPattern(format);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "columns: '" + name + "': formats: '" + format + "': " + e.getMessage(), e);
            }
        }
        if (limits.min().isPresent()
                && limits.max().isPresent()
                && limits.min().get() > limits.max().get()) {
            throw new IllegalArgumentException("columns: '" + name + "': there is no number from min to max");
        }
    }

    /** Where the field is in a record, as a JSON pointer. */
    public String pointer() {
        return from.startsWith("/") ? from : "/" + from.replace("~", "~0").replace("/", "~1");
    }

    void mustStandAmong(List<Column> columns) {
        context.countryFrom().ifPresent(other -> mustBe("country-from", other, ColumnType.COUNTRY, columns));
        context.currency().ifPresent(other -> mustBe("currency", other, ColumnType.CURRENCY, columns));
    }

    private void mustBe(String place, String other, ColumnType wanted, List<Column> columns) {
        if (columns.stream()
                .noneMatch(
                        column -> column.name().equals(other) && column.type().equals(wanted))) {
            throw new IllegalArgumentException(
                    "columns: '" + name + "': " + place + ": '" + other + "' is no column of type " + wanted.label());
        }
    }
}
