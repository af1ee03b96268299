package dev.wadi.source.salesforce;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.bronze.json.JsonAnswer;
import dev.wadi.bronze.json.JsonAnswer.Places;
import dev.wadi.failpoint.Failpoint;
import dev.wadi.source.query.QueryRead;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.source.query.Stretch;
import java.io.IOException;

/** The beans of a Salesforce route. The answers land as they came, framed and not interpreted. */
public final class SalesforceSource {

    static final Places PLACES = new Places("/records", "/nextRecordsUrl", "/totalSize");

    private final QueryStreams streams;

    public SalesforceSource(QueryStreams streams) {
        this.streams = streams;
    }

    /** Begins a read from a look-back before the newest record landed; from the beginning of time where there is none. */
    public SalesforceRead begin(String stream) {
        return bound(streams.begin(stream));
    }

    /** Begins a read of a stretch. */
    public SalesforceRead beginStretch(Stretch stretch) {
        return bound(streams.begin(stretch));
    }

    private static SalesforceRead bound(QueryRead read) {
        Failpoint.at("query.asking", read.stream());
        var query = read.query().replace(":from", read.from().toString());
        return new SalesforceRead(
                read,
                read.until().map(end -> query.replace(":until", end.toString())).orElse(query));
    }

    /**
     * The next page of a read.
     *
     * @param answer the body of the answer, whole
     * @throws ReadInterrupted where the answer was cut off or is none: the next read goes on from the newest record landed
     */
    public PageDraft page(SalesforceRead read, byte[] answer) {
        Failpoint.at("query.answered", read.read().stream());
        try {
            var framed = JsonAnswer.frame(answer, PLACES);
            if (!read.isComplete(framed)) {
                throw new ReadInterrupted(read.read().stream() + ": fewer records came than Salesforce counted");
            }
            var draft = read.read().draft(answer, framed.frames(), framed.next().isEmpty());
            read.goOnAt(framed.next());
            return draft;
        } catch (IOException e) {
            throw new ReadInterrupted(read.read().stream() + ": Salesforce's answer cannot be read", e);
        }
    }
}
