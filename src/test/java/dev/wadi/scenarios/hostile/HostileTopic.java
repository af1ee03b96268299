package dev.wadi.scenarios.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.source.kafka.TopicRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A topic of some partitions that is written to while it is read. Offsets have gaps, as transactions and compaction leave them. */
final class HostileTopic {

    static final String NAME = "things";
    static final int PARTITIONS = 3;

    private final Random random;
    private final List<TreeMap<Long, TopicRecord>> partitions = new ArrayList<>();
    private final long[] ends = new long[PARTITIONS];
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");

    HostileTopic(Random random) {
        this.random = random;
        for (var partition = 0; partition < PARTITIONS; partition++) {
            partitions.add(new TreeMap<>());
        }
    }

    /** Somebody writes. */
    void goOn() {
        for (var records = random.nextInt(7); records > 0; records--) {
            now = now.plusMillis(random.nextInt(3_000));
            var partition = random.nextInt(PARTITIONS);
            if (random.nextInt(6) == 0) {
                ends[partition] += 1 + random.nextInt(3);
            }
            var offset = ends[partition]++;
            var key = Optional.of(("k" + random.nextInt(10)).getBytes(UTF_8));
            var value = random.nextInt(8) == 0
                    ? Optional.<byte[]>empty()
                    : Optional.of("{\"number\":%d}".formatted(random.nextInt()).getBytes(UTF_8));
            partitions.get(partition).put(offset, new TopicRecord(NAME, partition, offset, now, key, value));
        }
    }

    /** What a consumer that stands there is given of a partition: often less than there is. */
    List<TopicRecord> poll(int partition, long from) {
        return partitions.get(partition).tailMap(from).values().stream()
                .limit(random.nextInt(8))
                .toList();
    }

    /** All records that ever were, by their places: {@code partition:offset}. */
    List<String> places() {
        return partitions.stream()
                .flatMap(records -> records.values().stream())
                .map(HostileTopic::place)
                .toList();
    }

    static String place(TopicRecord record) {
        return record.partition() + ":" + record.offset();
    }
}
