package dev.wadi.sandbox.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.sandbox.day.chance.Dice;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes bad lines of good records, every kind in its turn, so that all kinds are about equally frequent. */
final class Spoiler {

    private static final List<FaultCode> KINDS = List.of(FaultCode.values());
    private static final List<FaultCode> KINDS_IN_FIELDS =
            Stream.of(FaultCode.values()).filter(kind -> !kind.hidesFields()).toList();

    /** What is not UTF-8: Latin-1, half a character, half an emoji, an overlong slash, half a surrogate pair. */
    private static final List<byte[]> NOT_UTF_8 = List.of(
            bytes(0xE9),
            bytes(0xFF, 0xFE),
            bytes(0xC3),
            bytes(0xF0, 0x9F, 0x98),
            bytes(0xC0, 0xAF),
            bytes(0xED, 0xA0, 0x80));

    private final Dice dice;
    private int turn;

    Spoiler(Dice dice) {
        this.dice = dice;
    }

    /** A bad line of a good record. */
    Line spoil(Ticket ticket, Map<Column, String> fields, Layout layout) {
        var kind = KINDS.get(turn++ % KINDS.size());
        return switch (kind) {
            case CSV_COLUMNS -> ragged(fields, layout);
            case CSV_QUOTE -> textAfterQuote(fields, layout);
            case TEXT_NOT_DECODABLE -> undecodable(fields, layout);
            default -> inFields(kind, ticket, fields, layout);
        };
    }

    /** The last line of an object whose writer was stopped inside a quoted field. */
    Line cutOff(Map<Column, String> fields, Layout layout) {
        var flat = onOneLine(fields);
        var last = layout.columns().indexOf(Column.SUBJECT);
        var whole = String.join(",", layout.cells(flat).subList(0, last));
        var subject = flat.getOrDefault(Column.SUBJECT, "").replace('"', '\'');
        return Line.unreadable((whole + ",\"" + subject).getBytes(UTF_8), FaultCode.CSV_QUOTE);
    }

    private Line inFields(FaultCode first, Ticket ticket, Map<Column, String> fields, Layout layout) {
        var spoiler = new FieldSpoiler(fields, ticket, dice);
        spoiler.spoil(first);
        while (dice.permille(400)) {
            spoiler.spoil(dice.oneOf(KINDS_IN_FIELDS));
        }
        var id = Optional.of(fields.getOrDefault(Column.TICKET_ID, "")).filter(said -> !said.isBlank());
        return new Line(layout.line(fields).getBytes(UTF_8), id, spoiler.faults());
    }

    private Line ragged(Map<Column, String> fields, Layout layout) {
        var cells = new ArrayList<>(layout.cells(fields));
        switch (dice.between(1, 3)) {
            case 1 ->
                cells.subList(cells.size() - dice.between(1, 4), cells.size()).clear();
            case 2 -> cells.addAll(List.of("extra", "", "columns").subList(0, dice.between(1, 3)));
            default -> {
                cells.clear();
                cells.add("-- export resumed --");
            }
        }
        return Line.unreadable(String.join(",", cells).getBytes(UTF_8), FaultCode.CSV_COLUMNS);
    }

    private Line textAfterQuote(Map<Column, String> fields, Layout layout) {
        var flat = onOneLine(fields); // whoever reads on at the next line after such a fault finds the next record
        var cells = new ArrayList<>(layout.cells(flat));
        var after = dice.oneOf(List.of("x", "!", " (sic)"));
        cells.set(
                layout.columns().indexOf(Column.SUBJECT), Layout.quoted(flat.getOrDefault(Column.SUBJECT, "")) + after);
        return Line.unreadable(String.join(",", cells).getBytes(UTF_8), FaultCode.CSV_QUOTE);
    }

    private Line undecodable(Map<Column, String> fields, Layout layout) {
        var column = dice.oneOf(List.of(Column.REQUESTER_NAME, Column.COMPANY, Column.SUBJECT, Column.BODY));
        var marker = "\uE000"; // of private use: nobody else uses it
        fields.put(column, "Caf" + marker + " " + fields.getOrDefault(column, ""));
        var halves = layout.line(fields).split(marker, 2);
        var line = new ByteArrayOutputStream();
        line.writeBytes(halves[0].getBytes(UTF_8));
        line.writeBytes(dice.oneOf(NOT_UTF_8));
        line.writeBytes(halves[1].getBytes(UTF_8));
        return Line.unreadable(line.toByteArray(), FaultCode.TEXT_NOT_DECODABLE);
    }

    private static Map<Column, String> onOneLine(Map<Column, String> fields) {
        var flat = new EnumMap<>(fields);
        flat.replaceAll((column, value) -> value.replaceAll("[\\r\\n]+", " "));
        return flat;
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var index = 0; index < values.length; index++) {
            bytes[index] = (byte) values[index];
        }
        return bytes;
    }
}
