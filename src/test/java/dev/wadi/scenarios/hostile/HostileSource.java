package dev.wadi.scenarios.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A table that changes while it is read. Rows are stamped by the second when they are written, many in the same, and seen when
 * their transaction commits, up to a look-back later; a row is written by one transaction at a time.
 */
final class HostileSource {

    /** Longer than the longest transaction. */
    static final Duration LOOK_BACK = Duration.ofSeconds(10);

    private static final int KEYS = 25;

    /** What the table says of a key; {@code number} is different in each version that ever was. */
    record Row(String id, long stamp, int number, boolean deleted) {

        static Row of(JsonNode json) {
            return new Row(
                    json.path("id").asText(),
                    Instant.parse(json.path("stamp").asText()).getEpochSecond(),
                    json.path("number").asInt(),
                    json.path("deleted").asBoolean());
        }

        String json() {
            return "{\"id\":\"%s\",\"stamp\":\"%s\",\"number\":%d,\"deleted\":%b}"
                    .formatted(id, Instant.ofEpochSecond(stamp), number, deleted);
        }
    }

    private record Pending(Row row, long commitAt) {}

    private final Random random;
    private final Duration longest;
    private final Map<String, Row> gone = new TreeMap<>();
    private final Map<String, Row> committed = new TreeMap<>();
    private final List<Pending> pending = new ArrayList<>();
    private long now = Instant.parse("2026-01-05T08:00:00Z").getEpochSecond();
    private int numbers;

    HostileSource(Random random) {
        this(random, LOOK_BACK);
    }

    /** @param longest the longest transaction, which may be longer than anybody thinks */
    HostileSource(Random random, Duration longest) {
        this.random = random;
        this.longest = longest;
    }

    /** What leaves no trace: a row changes under the stamp it has, is deleted, or is put back as it was; or nothing does. */
    void betray() {
        var id = "k" + random.nextInt(KEYS);
        if (pending.stream().anyMatch(other -> other.row().id().equals(id))) {
            return;
        }
        var row = committed.get(id);
        if (row == null) {
            var copy = gone.remove(id);
            if (copy != null) {
                committed.put(id, copy);
            }
        } else if (random.nextBoolean()) {
            committed.put(id, new Row(id, row.stamp(), ++numbers, row.deleted()));
        } else {
            gone.put(id, committed.remove(id));
        }
    }

    /** Time passes, transactions begin and end. */
    void goOn() {
        var until = now + random.nextInt(6);
        do {
            commit();
            if (random.nextInt(3) > 0) {
                write();
            }
            now++;
        } while (now <= until);
        commit();
    }

    /** Nobody writes any more, and all that was written is there. */
    void comeToRest() {
        now += longest.toSeconds();
        commit();
    }

    Instant now() {
        return Instant.ofEpochSecond(now);
    }

    Collection<Row> all() {
        return committed.values();
    }

    /** The answer to a query, ordered by stamp and id. */
    List<Row> select(Predicate<Row> where) {
        return committed.values().stream()
                .filter(where)
                .sorted(comparing(Row::stamp).thenComparing(Row::id))
                .toList();
    }

    /** An answer in pages: short ones, empty ones, some with rows of the one before, some in another order. */
    List<List<Row>> pages(List<Row> rows) {
        var pages = new ArrayList<List<Row>>();
        var at = 0;
        while (at < rows.size()) {
            var page = new ArrayList<>(rows.subList(at, Math.min(rows.size(), at + random.nextInt(6))));
            at += page.size();
            if (random.nextInt(4) == 0 && !pages.isEmpty()) {
                page.addAll(pages.get(pages.size() - 1));
            }
            if (random.nextInt(3) == 0) {
                Collections.shuffle(page, random);
            }
            pages.add(page);
        }
        if (pages.isEmpty() || random.nextInt(4) == 0) {
            pages.add(List.of());
        }
        return pages;
    }

    /** A page as Salesforce puts it. */
    static byte[] answer(List<Row> rows, boolean last) {
        return "{\"totalSize\":%d,\"done\":%b,%s\"records\":[%s]}"
                .formatted(
                        rows.size(),
                        last,
                        last ? "" : "\"nextRecordsUrl\":\"/services/data/v62.0/query/01g-2000\",",
                        rows.stream().map(Row::json).collect(joining(",")))
                .getBytes(UTF_8);
    }

    private void write() {
        var commitAt = now + random.nextInt((int) longest.toSeconds());
        for (var rows = 1 + random.nextInt(5); rows > 0; rows--) {
            var id = "k" + random.nextInt(KEYS);
            if (pending.stream().noneMatch(other -> other.row().id().equals(id))) {
                pending.add(new Pending(new Row(id, now, ++numbers, random.nextInt(8) == 0), commitAt));
            }
        }
    }

    private void commit() {
        pending.stream().filter(write -> write.commitAt() <= now).forEach(write -> {
            committed.put(write.row().id(), write.row());
            gone.remove(write.row().id());
        });
        pending.removeIf(write -> write.commitAt() <= now);
    }
}
