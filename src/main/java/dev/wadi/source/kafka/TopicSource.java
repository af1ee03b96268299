package dev.wadi.source.kafka;

import com.google.common.hash.Hashing;
import dev.wadi.bronze.CursorMoved;
import dev.wadi.bronze.PageDraft.Unreadable;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.topic.TopicReads;
import dev.wadi.bronze.topic.TopicSlice;
import dev.wadi.bronze.topic.TopicSlice.TooLong;
import dev.wadi.core.Frames;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The beans of a Kafka route. How far a partition has been read stands in our cursor, and there a consumer to which the
 * partition is given begins; Kafka's own committed offsets are neither written nor read. A consumer delivers in order and
 * without gaps from where it began, so what may land is told by two numbers: records below the cursor came again, and a cursor
 * below the place from which records have been delivered means that something in between did not land. Then nothing lands,
 * and the consumer begins anew. Safe for several consumers at once, each with partitions of its own.
 */
public final class TopicSource {

    private static final Logger LOGGER = LoggerFactory.getLogger(TopicSource.class);

    private final TopicReads reads;
    private final Tenant tenant;
    private final PageSize pageSize;
    private final TopicGuard guard;
    /** From where records of each partition have been delivered that we were not yet told to have landed. */
    private final Map<String, Long> delivered = new ConcurrentHashMap<>();

    /**
     * Reads topics.
     *
     * @param guard asked where what came is not what was to come
     */
    public TopicSource(TopicReads reads, Tenant tenant, PageSize pageSize, TopicGuard guard) {
        this.reads = reads;
        this.guard = guard;
        this.tenant = tenant;
        this.pageSize = pageSize;
    }

    /** Where a consumer that has just been given a partition begins. */
    public long begin(String stream, String partition) {
        var position = position(stream, partition);
        delivered.put(place(stream, partition), position);
        return position;
    }

    /**
     * Cuts what one poll brought into slices.
     *
     * @throws CursorMoved            where something before it has not landed
     * @throws TopicMadeAnew          where records came again, or some are missing, because the topic is another one
     * @throws TopicHasMorePartitions where that is so because it has other partitions
     */
    public TopicBatch slices(String stream, Collection<TopicRecord> records) {
        // a consumer to which a partition is given anew may bring a record twice at once
        var byPartition = new TreeMap<String, TreeMap<Long, TopicRecord>>();
        var came = new TreeMap<String, Integer>();
        for (var record : records) {
            byPartition
                    .computeIfAbsent(record.place(), place -> new TreeMap<>())
                    .put(record.offset(), record);
            came.merge(record.place(), 1, Integer::sum);
        }
        var slices = new ArrayList<TopicSlice>();
        byPartition.forEach((partition, byOffset) -> {
            var position = position(stream, partition);
            var from = delivered.get(place(stream, partition));
            if (from == null || position < from) {
                throw new CursorMoved(stream + ": what came of " + partition + " does not follow what landed");
            }
            var news = byOffset.tailMap(position).values();
            if (byOffset.firstKey() != position) {
                guard.check(stream, byOffset.firstEntry().getValue().topic());
            }
            cut(stream, partition, position, news, came.getOrDefault(partition, 0) - news.size(), slices);
        });
        return new TopicBatch(slices);
    }

    /** Whether all of it has landed; takes note of it. Asks the cursors, whatever is known of the attempt. */
    public boolean isLanded(TopicBatch batch) {
        for (var slice : batch.slices()) {
            if (position(slice.stream(), slice.partition()) < slice.end()) {
                return false;
            }
        }
        batch.slices().forEach(slice -> delivered.put(place(slice.stream(), slice.partition()), slice.end()));
        return true;
    }

    private long position(String stream, String partition) {
        return reads.position(tenant, stream, Lane.LIVE, partition);
    }

    private static String place(String stream, String partition) {
        return stream + " " + partition;
    }

    private void cut(
            String stream,
            String partition,
            long position,
            Collection<TopicRecord> news,
            int repeats,
            List<TopicSlice> into) {
        noteGap(stream, partition, position, news);
        var slice = new Slice(stream, partition, position, repeats);
        for (var record : news) {
            if (slice.isFull()) {
                into.add(slice.end());
                slice = new Slice(stream, partition, slice.next, 0);
            }
            slice.add(record);
        }
        into.add(slice.end());
    }

    /** Compaction and transactions leave gaps; so does a topic that forgot what had not been read yet. */
    private static void noteGap(String stream, String partition, long position, Collection<TopicRecord> news) {
        var first = news.stream().mapToLong(TopicRecord::offset).findFirst();
        if (first.isPresent() && first.getAsLong() > position) {
            LOGGER.atWarn()
                    .addKeyValue("stream", stream)
                    .addKeyValue("partition", partition)
                    .addKeyValue("offset", position)
                    .addKeyValue("missing", first.getAsLong() - position)
                    .log("the topic does not have all that follows what was read");
        }
    }

    /** A slice while records are added to it. */
    private final class Slice {

        private final String stream;
        private final String partition;
        private final long from;
        private final int repeats;
        private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
        private final Frames.Builder frames = new Frames.Builder();
        private final List<TooLong> tooLong = new ArrayList<>();
        private Instant newest = Instant.EPOCH;
        private long next;

        Slice(String stream, String partition, long from, int repeats) {
            this.stream = stream;
            this.partition = partition;
            this.from = from;
            this.repeats = repeats;
            this.next = from;
        }

        boolean isFull() {
            return frames.size() >= pageSize.records() || payload.size() >= pageSize.bytes();
        }

        void add(TopicRecord record) {
            next = record.offset() + 1;
            newest = record.at().isAfter(newest) ? record.at() : newest;
            var bytes = record.value().orElseGet(() -> new byte[0]);
            if (bytes.length > pageSize.recordBytes()) {
                var hash = Hashing.sha256().hashBytes(bytes).asBytes();
                tooLong.add(new TooLong(record.offset(), new Unreadable(bytes.length, hash)));
                return;
            }
            var start = payload.size();
            Envelope.write(record, payload);
            frames.add(start, payload.size() - start);
            payload.write('\n');
        }

        TopicSlice end() {
            return new TopicSlice(
                    tenant,
                    stream,
                    Lane.LIVE,
                    partition,
                    from,
                    next,
                    newest,
                    payload.toByteArray(),
                    frames.build(),
                    repeats,
                    tooLong);
        }
    }
}
