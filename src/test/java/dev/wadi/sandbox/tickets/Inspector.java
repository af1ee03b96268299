package dev.wadi.sandbox.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A second opinion on an object: finds what is wrong in its bytes, knowing the rules but nothing of how they were made. */
final class Inspector {

    private static final DateTimeFormatter ISO = strict("uuuu-MM-dd'T'HH:mm:ssX");
    private static final List<DateTimeFormatter> IN_UTC =
            List.of(strict("uuuu-MM-dd HH:mm:ss"), strict("dd.MM.uuuu HH:mm"));

    private final byte[] bytes;
    private int at;

    Inspector(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What it found at a place: the fields where they can be read, and {@code CODE pointer} for each thing wrong. */
    record Found(int offset, int length, Map<Column, String> fields, Set<String> faults) {}

    /** Every data record of the object. */
    List<Found> inspect() {
        if (bytes.length > 2 && (bytes[0] & 0xFF) == 0xEF) {
            at = 3;
        }
        var header = cells();
        var columns = decoded(header.cells()).orElseThrow().stream()
                .map(name -> Column.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
        var found = new ArrayList<Found>();
        while (at < bytes.length) {
            var start = at;
            var raw = cells();
            found.add(judge(columns, raw, start));
        }
        return found;
    }

    private static Found judge(List<Column> columns, Raw raw, int start) {
        var text = decoded(raw.cells());
        Optional<FaultCode> unreadable = Optional.empty();
        if (!raw.quotesInOrder()) {
            unreadable = Optional.of(FaultCode.CSV_QUOTE);
        } else if (text.isEmpty()) {
            unreadable = Optional.of(FaultCode.TEXT_NOT_DECODABLE);
        } else if (text.get().size() != columns.size()) {
            unreadable = Optional.of(FaultCode.CSV_COLUMNS);
        }
        if (unreadable.isPresent()) {
            return new Found(start, raw.end() - start, Map.of(), Set.of(unreadable.get() + " "));
        }
        var fields = new EnumMap<Column, String>(Column.class);
        for (var column : columns) {
            fields.put(column, text.orElseThrow().get(columns.indexOf(column)));
        }
        return new Found(start, raw.end() - start, fields, faults(fields));
    }

    private static Set<String> faults(Map<Column, String> fields) {
        var faults = new TreeSet<String>();
        fields.forEach((column, value) -> {
            if (value.isBlank()) {
                if (Column.REQUIRED.contains(column)) {
                    faults.add("FIELD_MISSING " + column.pointer());
                }
            } else {
                wrong(column, value.strip()).ifPresent(code -> faults.add(code + " " + column.pointer()));
            }
        });
        var created = time(fields.getOrDefault(Column.CREATED_AT, ""));
        var closed = time(fields.getOrDefault(Column.CLOSED_AT, ""));
        if (created.isPresent() && closed.isPresent() && closed.get().isBefore(created.get())) {
            faults.add("CLOSED_BEFORE_CREATED /closed_at");
        }
        return faults;
    }

    private static Optional<FaultCode> wrong(Column column, String value) {
        return switch (column) {
            case TICKET_ID -> when(!value.matches("T-[0-9]{6,9}"), FaultCode.FIELD_FORMAT);
            case REQUESTER_EMAIL -> when(!value.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"), FaultCode.FIELD_FORMAT);
            case CREATED_AT, UPDATED_AT, CLOSED_AT -> when(time(value).isEmpty(), FaultCode.DATE_UNPARSABLE);
            case SUBJECT -> when(value.length() > 200, FaultCode.FIELD_TOO_LONG);
            case STATUS ->
                when(!List.of("open", "pending", "solved", "closed").contains(value), FaultCode.FIELD_NOT_ALLOWED);
            case PRIORITY ->
                when(!List.of("low", "normal", "high", "urgent").contains(value), FaultCode.FIELD_NOT_ALLOWED);
            case CHANNEL ->
                when(!List.of("email", "phone", "chat", "web").contains(value), FaultCode.FIELD_NOT_ALLOWED);
            case SATISFACTION ->
                value.matches("-?[0-9]+")
                        ? when(!value.matches("[1-5]"), FaultCode.NUMBER_OUT_OF_RANGE)
                        : Optional.of(FaultCode.NUMBER_UNPARSABLE);
            case REQUESTER_NAME, REQUESTER_PHONE, COMPANY, BODY -> Optional.empty();
        };
    }

    /** A moment in one of the known formats. */
    static Optional<Instant> time(String value) {
        try {
            return Optional.of(OffsetDateTime.parse(value, ISO).toInstant());
        } catch (DateTimeException notIso) {
            return IN_UTC.stream()
                    .flatMap(format -> utc(value, format).stream())
                    .findFirst();
        }
    }

    private static Optional<Instant> utc(String value, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDateTime.parse(value, format).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException another) {
            return Optional.empty();
        }
    }

    private static Optional<FaultCode> when(boolean wrong, FaultCode code) {
        return wrong ? Optional.of(code) : Optional.empty();
    }

    private static Optional<List<String>> decoded(List<byte[]> cells) {
        var texts = new ArrayList<String>();
        for (var cell : cells) {
            try {
                texts.add(UTF_8.newDecoder().decode(ByteBuffer.wrap(cell)).toString());
            } catch (CharacterCodingException notUtf8) {
                return Optional.empty();
            }
        }
        return Optional.of(texts);
    }

    /** Reads up to and past the next line end outside quotes; after a quote out of order, up to the next of any kind. */
    private Raw cells() {
        var cells = new ArrayList<byte[]>();
        var cell = new ByteArrayOutputStream();
        var quotesInOrder = true;
        var quoted = false;
        var closed = false;
        var start = at;
        for (; at < bytes.length; at++) {
            var next = bytes[at];
            if (quoted) {
                if (next != '"') {
                    cell.write(next);
                } else if (at + 1 < bytes.length && bytes[at + 1] == '"') {
                    cell.write(next);
                    at++;
                } else {
                    quoted = false;
                    closed = true;
                }
            } else if (next == ',') {
                cells.add(cell.toByteArray());
                cell.reset();
                closed = false;
            } else if (next == '\n') {
                break;
            } else if (next == '"' && cell.size() == 0 && !closed && quotesInOrder) {
                quoted = true;
            } else if (next != '\r') {
                quotesInOrder &= !closed;
                cell.write(next);
            }
        }
        cells.add(cell.toByteArray());
        var end = at > start && at < bytes.length && bytes[at - 1] == '\r' ? at - 1 : at;
        at++;
        return new Raw(cells, quotesInOrder && !quoted, end);
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private record Raw(List<byte[]> cells, boolean quotesInOrder, int end) {}

    /** The faults of a planted line in the same words. */
    static Set<String> words(BadLine line) {
        var words = new TreeSet<String>();
        line.faults().forEach(fault -> words.add(fault.code() + " " + fault.field()));
        return words;
    }

    /** The bytes of a record. */
    static byte[] slice(TicketObject object, Found found) {
        return Arrays.copyOfRange(object.bytes(), found.offset(), found.offset() + found.length());
    }
}
