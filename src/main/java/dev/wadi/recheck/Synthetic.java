package dev.wadi.recheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.bronze.Absences;
import dev.wadi.bronze.PageDraft;
import dev.wadi.contract.ColumnType;
import dev.wadi.contract.Contract;
import dev.wadi.core.Frames;
import dev.wadi.map.Moments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A page that nobody sent: of records that are gone, and of records that are there again. Each has the first version after the
 * one it speaks against, so that it wins against that and against nothing that the source says later.
 */
final class Synthetic {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX", Locale.ROOT);
    private static final List<ChronoUnit> STEPS = List.of(ChronoUnit.MICROS, ChronoUnit.MILLIS, ChronoUnit.SECONDS);

    private final Contract contract;
    private final Moments moments;
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private final Frames.Builder frames = new Frames.Builder();

    Synthetic(Contract contract) {
        this.contract = contract;
        this.moments = new Moments(contract.column(contract.version()));
    }

    /** A record that is not at its source any more. */
    void gone(String key, Held held) {
        var record = JSON.createObjectNode();
        var keyColumn = contract.column(contract.key());
        if (keyColumn.type() == ColumnType.INTEGER) {
            record.put(keyColumn.from(), Long.parseLong(key));
        } else {
            record.put(keyColumn.from(), key);
        }
        record.put(versionField(), after(held.version()));
        record.put(contract.column(contract.deleted().orElseThrow()).from(), true);
        add(record);
    }

    /** A record that is at its source again, under a version that its deletion has passed. */
    void back(byte[] original, Held held) {
        try {
            var record = (ObjectNode) JSON.readTree(original);
            record.put(versionField(), after(held.version()));
            add(record);
        } catch (IOException e) {
            throw new UncheckedIOException("a record that was read before is JSON", e);
        }
    }

    /** The page, behind the last of a read, which it ends in its place. */
    PageDraft after(PageDraft last) {
        var bytes = payload.toByteArray();
        return new PageDraft(
                last.reading(),
                last.end(),
                bytes,
                new byte[0],
                frames.build(),
                Optional.empty(),
                true,
                Optional.of(new Absences(List.of())));
    }

    private void add(ObjectNode record) {
        var bytes = record.toString().getBytes(UTF_8);
        frames.add(payload.size(), bytes.length);
        payload.writeBytes(bytes);
        payload.write('\n');
    }

    private String versionField() {
        return contract.column(contract.version()).from();
    }

    /** The first moment after a version that the contract can read. */
    private String after(long version) {
        for (var step : STEPS) {
            var next =
                    Instant.EPOCH.plus(version, ChronoUnit.MICROS).plus(1, step).truncatedTo(step);
            for (var text : List.of(next.toString(), MILLIS.format(next.atOffset(ZoneOffset.UTC)))) {
                if (moments.instant(text).filter(next::equals).isPresent()) {
                    return text;
                }
            }
        }
        throw new IllegalStateException(
                contract.stream() + ": no format of " + contract.version() + " reads an instant");
    }
}
