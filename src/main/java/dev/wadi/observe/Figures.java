package dev.wadi.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the database says of all streams, as of one moment.
 *
 * @param takenAt     by the clock of the database
 * @param publication the number of the latest publication, 0 where there is none
 * @param publishedAt when it was published
 * @param candidateAt when the open candidate was begun, where one is open
 * @param deadLetters exchanges that failed for good and are kept
 * @param upkeep      of streams that anybody has done anything about
 * @param published   how long pages took from landing to readers, of those published since the figures before
 */
public record Figures(
        Instant takenAt,
        Map<String, StreamFigures> streams,
        int publication,
        Optional<Instant> publishedAt,
        Optional<Instant> candidateAt,
        long deadLetters,
        Map<String, Upkeep> upkeep,
        List<Latency> published) {

    public Figures {
        streams = Map.copyOf(streams);
        upkeep = Map.copyOf(upkeep);
        published = List.copyOf(published);
    }

    /** Of one stream. */
    public StreamFigures of(String stream) {
        return streams.getOrDefault(stream, StreamFigures.NONE);
    }

    /** What is done about one stream. */
    public Upkeep upkeep(String stream) {
        return upkeep.getOrDefault(stream, Upkeep.NONE);
    }

    /** How long a page of a stream took from landing until readers saw it. */
    public record Latency(String stream, Duration took) {}

    /** What takes longer to count: by stream, and the bytes that each layer takes. */
    public record Counts(Map<String, StreamFigures.Counts> streams, Map<String, Long> bytes) {

        public Counts {
            streams = Map.copyOf(streams);
            bytes = Map.copyOf(bytes);
        }

        /** Of one stream, where anything was ever read of it. */
        public Optional<StreamFigures.Counts> of(String stream) {
            return Optional.ofNullable(streams.get(stream));
        }
    }

    /** Where they come from. Both throw {@link dev.wadi.core.Unavailable} where the database is away. */
    public interface Source {

        /** What is quickly told. */
        Figures take();

        /** What takes longer. */
        Counts count();
    }
}
