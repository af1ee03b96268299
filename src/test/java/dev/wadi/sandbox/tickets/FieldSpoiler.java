package dev.wadi.sandbox.tickets;

import dev.wadi.sandbox.day.chance.Dice;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Spoils fields of one record, each at most once, so that every fault can be seen. */
final class FieldSpoiler {

    private static final List<String> NO_TICKET_IDS =
            List.of("T-12AB56", "TK-123456", "123456", "T-12345", "T-1234567890", "t-123456", "#4711");
    private static final List<String> NO_ADDRESSES =
            List.of("maria at example.com", "maria@", "@example.com", "maria@@example.com", "two words@example.com");
    private static final Map<Column, List<String>> NOT_ALLOWED = Map.of(
            Column.STATUS, List.of("escalated", "reopened", "3"),
            Column.PRIORITY, List.of("medium", "asap", "P1"),
            Column.CHANNEL, List.of("fax", "carrier pigeon", "e-mail"));
    private static final List<String> NO_DATES = List.of(
            "Last Tuesday",
            "2026-02-30",
            "2026-02-30T10:15:00Z",
            "30.02.2026 10:15",
            "2026-13-01 10:00:00",
            "05/01/2026",
            "1767571200");
    private static final List<String> OUT_OF_RANGE = List.of("9", "0", "6", "-1", "55");
    private static final List<String> NO_NUMBERS = List.of("great", "4/5", "five", "\u2605\u2605\u2605\u2605");
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;

    private final Map<Column, String> fields;
    private final Ticket ticket;
    private final Dice dice;
    private final Set<Column> untouched = EnumSet.allOf(Column.class);
    private final List<Fault> faults = new ArrayList<>();

    FieldSpoiler(Map<Column, String> fields, Ticket ticket, Dice dice) {
        this.fields = fields;
        this.ticket = ticket;
        this.dice = dice;
    }

    /** Plants a fault, unless every field it could be in is spoiled already. */
    void spoil(FaultCode code) {
        switch (code) {
            case FIELD_MISSING ->
                oneOf(Column.REQUIRED).ifPresent(column -> put(column, dice.oneOf(List.of("", "", "   ")), code));
            case FIELD_FORMAT ->
                oneOf(List.of(Column.TICKET_ID, Column.REQUESTER_EMAIL))
                        .ifPresent(column -> put(
                                column, dice.oneOf(column == Column.TICKET_ID ? NO_TICKET_IDS : NO_ADDRESSES), code));
            case FIELD_NOT_ALLOWED ->
                oneOf(List.of(Column.STATUS, Column.PRIORITY, Column.CHANNEL))
                        .ifPresent(
                                column -> put(column, dice.oneOf(NOT_ALLOWED.getOrDefault(column, List.of())), code));
            case FIELD_TOO_LONG ->
                oneOf(List.of(Column.SUBJECT))
                        .ifPresent(column ->
                                put(column, "Help! ".repeat(40).substring(0, dice.between(201, 240)), code));
            case DATE_UNPARSABLE ->
                oneOf(List.of(Column.CREATED_AT, Column.UPDATED_AT, Column.CLOSED_AT))
                        .ifPresent(column -> put(column, dice.oneOf(NO_DATES), code));
            case NUMBER_OUT_OF_RANGE ->
                oneOf(List.of(Column.SATISFACTION)).ifPresent(column -> put(column, dice.oneOf(OUT_OF_RANGE), code));
            case NUMBER_UNPARSABLE ->
                oneOf(List.of(Column.SATISFACTION)).ifPresent(column -> put(column, dice.oneOf(NO_NUMBERS), code));
            case CLOSED_BEFORE_CREATED -> closeBeforeItWasCreated();
            case CSV_COLUMNS, CSV_QUOTE, TEXT_NOT_DECODABLE ->
                throw new IllegalArgumentException(code + " is not about a field");
        }
    }

    /** What was planted so far. */
    List<Fault> faults() {
        return faults;
    }

    private void closeBeforeItWasCreated() {
        if (untouched.containsAll(List.of(Column.CREATED_AT, Column.CLOSED_AT))) {
            untouched.remove(Column.CREATED_AT); // else the rule could not be judged
            var closed = ticket.created() - dice.between(HOUR, 3 * DAY);
            put(Column.CLOSED_AT, Timestamps.text(closed, dice), FaultCode.CLOSED_BEFORE_CREATED);
        }
    }

    private Optional<Column> oneOf(List<Column> columns) {
        var free = columns.stream().filter(untouched::contains).toList();
        return free.isEmpty() ? Optional.empty() : Optional.of(dice.oneOf(free));
    }

    private void put(Column column, String value, FaultCode code) {
        untouched.remove(column);
        fields.put(column, value);
        faults.add(Fault.in(column, code));
    }
}
