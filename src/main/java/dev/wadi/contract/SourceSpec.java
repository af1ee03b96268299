package dev.wadi.contract;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;

/**
 * How the stream arrives.
 *
 * @param kind      the kind of source, as its route template is called: {@code s3}
 * @param format    the format of its pages
 * @param delimiter what stands between two fields
 * @param query     how it is asked for, where it is
 * @param arrival   when an object of a bucket may be read
 * @param quote     what a field with delimiters or line ends in it stands between
 * @param answer    how the answers of an HTTP API are read
 */
public record SourceSpec(
        String kind,
        Format format,
        char delimiter,
        char quote,
        Charset charset,
        Optional<QuerySpec> query,
        ArrivalSpec arrival,
        Optional<AnswerSpec> answer) {

    /** The format of a page. */
    public enum Format {
        /** Delimited text under a header line. */
        CSV,
        /** JSON objects. */
        JSON
    }

    /**
     * How a stream is asked for.
     *
     * @param text     the query, with {@code :from} where the lower bound goes
     * @param lookBack how far before the newest record known each read begins again: longer than the longest transaction
     *                 at the source; nothing in a full refresh
     * @param stretch  the query of a stretch of history, with {@code :from} and {@code :until}, where it has to be told
     */
    public record QuerySpec(Sync sync, String text, Duration lookBack, Optional<String> stretch) {}

    /**
     * How the answers of an HTTP API are read.
     *
     * @param records JSON pointer to the array of records; empty where the answer is that array
     * @param total   JSON pointer to how many there are in all answers together; empty where they do not say
     */
    public record AnswerSpec(String records, String total, Paging paging) {}

    /** Which records each read asks for. */
    public enum Sync {
        /** Those that changed. */
        INCREMENTAL,
        /** All there are, so that those gone are known to be. */
        FULL_REFRESH
    }

    /** Whether each read asks for all there is. */
    public boolean isFullRefresh() {
        return query.filter(asked -> asked.sync() == Sync.FULL_REFRESH).isPresent();
    }

    /** Whether it arrives as objects in a bucket. */
    public boolean isBucket() {
        return kind.equals("s3");
    }

    /** Whether it is asked for in SQL, so that its pages are our rendering of rows and not what the source wrote. */
    public boolean isTable() {
        return kind.equals("jdbc");
    }

    /** Whether its records stand in a topic, which numbers them. */
    public boolean isTopic() {
        return kind.equals("kafka");
    }

    public SourceSpec {
        if (delimiter == quote || isLineEnd(delimiter) || isLineEnd(quote)) {
            throw new IllegalArgumentException("source: delimiter and quote must differ, and neither may end a line");
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
