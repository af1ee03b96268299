package dev.wadi.source.http;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.contract.Contracts;
import dev.wadi.failpoint.Failpoint;
import dev.wadi.source.query.QueryRead;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.source.query.Stretch;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The beans of a route that asks an HTTP API. The answers land as they came, framed and not interpreted. */
public final class ApiSource {

    /** The longest answer that is taken, in bytes: it is held in memory whole. */
    static final int LONGEST = 32 << 20;

    private final QueryStreams streams;
    private final Contracts contracts;

    public ApiSource(QueryStreams streams, Contracts contracts) {
        this.streams = streams;
        this.contracts = contracts;
    }

    /**
     * Begins a read from a look-back before the newest record landed; from the beginning of time where there is none.
     *
     * @param url what the path of the contract is added to
     */
    public ApiRead begin(String stream, String url) {
        return bound(streams.begin(stream), url);
    }

    /**
     * Begins a read of a stretch.
     *
     * @param url what the path of the contract is added to
     */
    public ApiRead beginStretch(Stretch stretch, String url) {
        return bound(streams.begin(stretch), url);
    }

    private ApiRead bound(QueryRead read, String url) {
        Failpoint.at("query.asking", read.stream());
        var answer = contracts
                .of(read.stream())
                .source()
                .answer()
                .orElseThrow(() -> new IllegalArgumentException(read.stream() + " is asked of no HTTP API"));
        var path = read.query().replace(":from", read.from().toString());
        return new ApiRead(
                read,
                answer,
                URI.create(url
                        + read.until()
                                .map(end -> path.replace(":until", end.toString()))
                                .orElse(path)));
    }

    /**
     * The next page of a read.
     *
     * @param body the body of the answer
     * @param date when it was given by the clock of the API, as the header of that name has it
     * @throws ReadInterrupted where the answer was cut off or is none: the next read goes on from the newest record landed
     */
    public PageDraft page(ApiRead read, InputStream body, @Nullable String date) {
        Failpoint.at("query.answered", read.stream());
        try {
            var answer = body.readNBytes(LONGEST + 1);
            if (answer.length > LONGEST) {
                throw new ReadInterrupted(read.stream() + ": an answer of the API is longer than " + LONGEST
                        + " bytes: ask for fewer records at once");
            }
            return read.page(answer, clock(read, date));
        } catch (IOException e) {
            throw new ReadInterrupted(read.stream() + ": the API's answer cannot be read", e);
        }
    }

    private static Instant clock(ApiRead read, @Nullable String date) {
        try {
            return RFC_1123_DATE_TIME.parse(date == null ? "" : date, Instant::from);
        } catch (DateTimeException e) {
            throw new ReadInterrupted(read.stream() + ": the API does not say when it answered (header Date)", e);
        }
    }
}
