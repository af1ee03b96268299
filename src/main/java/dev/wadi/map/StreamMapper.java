package dev.wadi.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.contract.Column;
import dev.wadi.contract.Contract;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Problem;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Version;
import dev.wadi.core.bytes.IsoText;
import dev.wadi.validate.RuleSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Maps the records of one stream by its contract. */
final class StreamMapper {

    private static final int NONE = -1;

    private final Contract contract;
    private final RuleSet rules;
    private final KeyedHash hash;
    private final List<Cell> cells;

    /** The places of the columns, those first that others look at. */
    private final int[] order;

    /** Of each column the place of the one that says its country, or {@link #NONE}. */
    private final int[] countryAt;

    /** Of each column the place of the one that says its currency, or {@link #NONE}. */
    private final int[] currencyAt;

    private final Leftovers leftovers;
    private final int keyAt;
    private final int versionAt;
    private final int deletedAt;

    StreamMapper(Contract contract, KeyedHash hash) {
        this.contract = contract;
        this.hash = hash;
        this.rules = new RuleSet(contract);
        this.cells = contract.columns().stream().map(Cell::new).toList();
        this.keyAt = contract.indexOf(contract.key());
        this.versionAt = contract.indexOf(contract.version());
        this.deletedAt = contract.deleted().map(contract::indexOf).orElse(NONE);
        this.leftovers = new Leftovers(contract);
        this.countryAt = places(context -> context.countryFrom());
        this.currencyAt = places(context -> context.currency());
        this.order = IntStream.concat(
                        IntStream.range(0, cells.size()).filter(at -> countryAt[at] == NONE),
                        IntStream.range(0, cells.size()).filter(at -> countryAt[at] != NONE))
                .toArray();
    }

    /** Values in the order of the columns, and everything that is wrong with them. */
    record Reading(List<@Nullable Object> values, List<Problem> problems) {}

    Reading read(RawRecord record) {
        var values = new @Nullable Object[cells.size()];
        var problems = new ArrayList<Problem>();
        for (var at : order) {
            values[at] = cells.get(at).read(record.fields(), country(at, values, record.fields()), problems);
        }
        mustBeThere(keyAt, values, problems);
        mustBeThere(versionAt, values, problems);
        for (var at = 0; at < values.length; at++) {
            if (values[at] != null && currencyAt[at] != NONE) {
                mustBeThere(currencyAt[at], values, problems);
            }
        }
        var typed = Arrays.asList(values);
        problems.addAll(rules.broken(typed));
        return new Reading(typed, problems);
    }

    private Column column(int at) {
        return contract.columns().get(at);
    }

    private int[] places(Function<Column.Context, Optional<String>> other) {
        return contract.columns().stream()
                .mapToInt(column ->
                        other.apply(column.context()).map(contract::indexOf).orElse(NONE))
                .toArray();
    }

    /** The country that the record names; where it names none, the one the contract does. */
    private @Nullable String country(int at, @Nullable Object[] values, ObjectNode fields) {
        var from = countryAt[at];
        if (from != NONE && cells.get(from).isIn(fields)) {
            return (String) values[from];
        }
        return column(at).context().country().orElse(null);
    }

    Version version(RawRecord record, List<@Nullable Object> values) {
        var extra = leftovers.of(record.fields());
        var key = canonical(values.get(keyAt));
        return new Version(
                record.origin(),
                key,
                sourceVersion(values.get(versionAt)),
                values,
                extra,
                deletedAt != NONE && Boolean.TRUE.equals(values.get(deletedAt)),
                rowHash(values, extra));
    }

    private void mustBeThere(int place, @Nullable Object[] values, List<Problem> problems) {
        if (values[place] == null) {
            var missing = new Problem("FIELD_MISSING", column(place).pointer(), "is required");
            if (problems.stream().noneMatch(known -> known.pointer().equals(missing.pointer()))) {
                problems.add(missing);
            }
        }
    }

    private long rowHash(List<@Nullable Object> values, JsonNode extra) {
        var parts = new ArrayList<String>(2 * values.size() + 2);
        parts.add(contract.stream());
        for (var i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                parts.add(contract.columns().get(i).name());
                parts.add(canonical(values.get(i)));
            }
        }
        if (!extra.isEmpty()) {
            parts.add(CanonicalJson.of(extra));
        }
        return hash.row(parts);
    }

    /** Microseconds since 1970 for timestamps, the number itself for integers. */
    private static long sourceVersion(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
        }
        if (value instanceof Long number) {
            return number;
        }
        throw new IllegalStateException("a version is a timestamp or an integer");
    }

    private static String canonical(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return value instanceof Instant moment ? IsoText.of(moment) : String.valueOf(value);
    }
}
