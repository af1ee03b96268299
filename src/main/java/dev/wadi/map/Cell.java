package dev.wadi.map;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.contract.Column;
import dev.wadi.contract.ColumnType;
import dev.wadi.core.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns a field of a record into the typed value of one column. */
final class Cell {

    private final Column column;
    private final JsonPointer pointer;
    private final boolean withinAnother;
    private final Moments moments;
    private final Numbers numbers;

    Cell(Column column) {
        this.column = column;
        this.pointer = JsonPointer.compile(column.pointer());
        this.withinAnother = column.from().startsWith("/");
        this.moments = new Moments(column);
        this.numbers = new Numbers(column.limits(), column.pointer());
    }

    /**
     * The value, or null where the record says nothing, or where what is wrong with it was added to the problems.
     *
     * @param country where the record is at home, for values that are read by country; null where nobody knows
     */
    @Nullable
    Object read(ObjectNode fields, @Nullable String country, List<Problem> problems) {
        var raw = field(fields);
        if (raw == null) {
            return null;
        }
        if (column.type() == ColumnType.JSON) {
            return json(raw, problems);
        }
        var text = (raw.isTextual() ? raw.textValue() : raw.toString()).strip();
        return text.isEmpty() || saysNothing(text) ? null : read(text, country, problems);
    }

    /** Whether the record has anything in the field, readable or not. */
    boolean isIn(ObjectNode fields) {
        return field(fields) != null;
    }

    private @Nullable JsonNode field(ObjectNode fields) {
        var raw = withinAnother ? fields.at(pointer) : fields.get(column.from());
        return raw == null || raw.isNull() || raw.isMissingNode() ? null : raw;
    }

    private boolean saysNothing(String text) {
        return !column.absent().isEmpty() && column.absent().contains(text.toLowerCase(Locale.ROOT));
    }

    private @Nullable Object read(String text, @Nullable String country, List<Problem> problems) {
        return switch (column.type()) {
            case TEXT, JSON -> Texts.composed(text);
            case NAME -> Texts.name(text);
            case EMAIL -> Texts.composed(text).toLowerCase(Locale.ROOT);
            case PHONE -> PhoneNumbers.e164(text, country);
            case COUNTRY -> Countries.code(text);
            case REGION -> country == null ? null : Regions.code(country, text);
            case IP -> known(Texts.ip(text), "FIELD_FORMAT", "must be an internet address", problems);
            case CURRENCY ->
                known(Currencies.isCode(text) ? text : null, "FIELD_NOT_ALLOWED", "must be a currency", problems);
            case BOOLEAN -> known(bool(text), "BOOLEAN_UNPARSABLE", "must be true or false", problems);
            case INTEGER -> numbers.whole(text, problems);
            case DECIMAL, MONEY -> numbers.decimal(text, problems);
            case DATE -> moment(moments.readDate(text), problems);
            case TIMESTAMP -> moment(moments.readInstant(text), problems);
        };
    }

    private @Nullable Object moment(Moments.Reading<?> reading, List<Problem> problems) {
        return reading.ambiguous()
                ? known(null, "DATE_AMBIGUOUS", "must be one date by all of " + column.formats(), problems)
                : known(reading.moment(), "DATE_UNPARSABLE", "must be one of " + column.formats(), problems);
    }

    private @Nullable String json(JsonNode raw, List<Problem> problems) {
        if (!CanonicalJson.isModest(raw)) {
            known(null, "NUMBER_UNPARSABLE", "must have numbers of at most 60 digits", problems);
            return null;
        }
        return CanonicalJson.of(raw);
    }

    private <T> @Nullable T known(@Nullable T value, String code, String detail, List<Problem> problems) {
        if (value == null) {
            problems.add(new Problem(code, column.pointer(), detail));
        }
        return value;
    }

    private static @Nullable Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }
}
