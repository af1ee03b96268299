package dev.wadi.scenarios.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.scenarios.hostile.HostileSource.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A job over a {@link HostileSource}: what it found when it was begun, in no order, and the pieces in which that is given. */
final class HostileJob {

    /** A piece as it is sent, what is said beside it, and what it holds in truth. */
    record Piece(byte[] text, Optional<String> next, Optional<String> count, List<Row> rows) {}

    private final List<Row> rows;
    private final Random random;

    HostileJob(List<Row> found, Random random) {
        this.rows = new ArrayList<>(found);
        this.random = random;
        Collections.shuffle(rows, random);
    }

    int size() {
        return rows.size();
    }

    /**
     * A piece.
     *
     * @param place   where it begins; nothing for the beginning
     * @param hostile whether it may be cut, lack rows, be counted wrong or without its header or its count
     */
    Piece piece(Optional<String> place, boolean hostile) {
        var from = place.map(Integer::parseInt).orElse(0);
        var to = Math.min(rows.size(), from + 1 + random.nextInt(9));
        var fault = hostile ? random.nextInt(14) : -1;
        var given = rows.subList(from, fault == 0 || fault == 1 ? Math.max(from, to - 1) : to);
        var text = text(given, from == 0 || fault != 2);
        var cut = fault == 3 ? Arrays.copyOf(text, random.nextInt(text.length)) : text;
        var count = to - from + (fault == 4 ? 1 : 0);
        return new Piece(
                cut,
                Optional.of(to < rows.size() ? String.valueOf(to) : "null"),
                fault == 1 || fault == 5 ? Optional.empty() : Optional.of(String.valueOf(count)),
                given);
    }

    private static byte[] text(List<Row> rows, boolean header) {
        var text = new StringBuilder(header ? "\"id\",\"stamp\",\"number\",\"deleted\"\n" : "");
        for (var row : rows) {
            text.append("\"%s\",\"%s\",\"%d\",\"%b\"%n"
                    .formatted(row.id(), Instant.ofEpochSecond(row.stamp()), row.number(), row.deleted()));
        }
        return text.toString().getBytes(UTF_8);
    }
}
