package dev.wadi.source.http;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.bronze.json.JsonAnswer;
import dev.wadi.bronze.json.JsonAnswer.Places;
import dev.wadi.contract.Paging;
import dev.wadi.contract.SourceSpec.AnswerSpec;
import dev.wadi.source.query.QueryRead;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** One read of a stream of an HTTP API, while it goes on: where to ask, and where the next answer is to be had. For one thread. */
public final class ApiRead {

    private static final byte[] NOTHING = {};
    private static final int MANY = 3;

    private final QueryRead read;
    private final AnswerSpec spec;
    private final Places places;
    private final URI first;
    private URI place;
    private int page;
    private boolean more = true;
    private boolean begun;
    private byte[] before = NOTHING;
    private int same;
    private long came;
    private long total;

    ApiRead(QueryRead read, AnswerSpec spec, URI first) {
        this.read = read;
        this.spec = spec;
        this.first = first;
        this.places = places(spec);
        this.page = spec.paging() instanceof Paging.Page numbered ? numbered.first() : 0;
        this.place = spec.paging() instanceof Paging.Page numbered ? with(numbered.parameter(), page) : first;
    }

    /** Where to ask next. */
    public String getPlace() {
        return place.toString();
    }

    /** Whether there is more to ask for. */
    public boolean isMore() {
        return more;
    }

    String stream() {
        return read.stream();
    }

    /**
     * The page that an answer is.
     *
     * @param clock when it was given, by the clock of the API
     * @throws IOException     where it is no answer
     * @throws ReadInterrupted where it leads nowhere, or elsewhere
     */
    PageDraft page(byte[] answer, Instant clock) throws IOException {
        var framed = JsonAnswer.frame(answer, places);
        weigh(framed);
        goOn(framed.next(), framed.frames().size());
        if (!begun) {
            // what is committed late while the answers come is younger than a look-back before this
            read.at(clock);
            begun = true;
        }
        if (!more && isStretch() && came != total) {
            throw new ReadInterrupted(stream() + ": " + came + " records came, not the " + total + " the API counted");
        }
        var draft = read.draft(answer, framed.frames(), !more);
        if (spec.paging() instanceof Paging.Page) {
            newestFirst();
            mustMove(answer);
        }
        return draft;
    }

    private boolean isStretch() {
        return read.until().isPresent();
    }

    /**
     * What a stretch holds is history and does not change while it is read. Where the API counts it, its count stays the same, and as
     * many come: a record that was removed meanwhile may have hidden another.
     */
    private void weigh(JsonAnswer answer) {
        came += answer.frames().size();
        if (places.total().isEmpty()) {
            total = came;
        } else if (!begun) {
            total = answer.total();
        } else if (isStretch() && answer.total() != total) {
            throw new ReadInterrupted(stream() + ": the API counted " + total + " records, and now " + answer.total());
        }
    }

    /**
     * Where a record changes while numbered pages are read, it moves to the side of the newest. If they come first, those between
     * move on by one and some are given twice; if they come last, one that was to come moves to where the read has been.
     */
    private void newestFirst() {
        if (!read.isNewestFirst()) {
            throw new ReadInterrupted(
                    stream() + ": numbered pages must come newest first, or what moves between them is missed");
        }
    }

    /** An API that knows nothing of numbers gives its first page for ever. */
    private void mustMove(byte[] answer) {
        same = Arrays.equals(answer, before) ? same + 1 : 0;
        before = answer;
        if (more && same == MANY) {
            throw new ReadInterrupted(stream() + ": the API gives the same answer for page after page");
        }
    }

    private void goOn(String next, int records) {
        if (spec.paging() instanceof Paging.Page numbered) {
            more = records > 0;
            page++;
            place = with(numbered.parameter(), page);
            return;
        }
        more = !next.isEmpty();
        if (more) {
            var from = place;
            place = spec.paging() instanceof Paging.Cursor cursor ? with(cursor.parameter(), next) : linked(next);
            if (place.equals(from)) {
                throw new ReadInterrupted(stream() + ": the API's answer leads to itself");
            }
        }
    }

    /** Whoever is led away from the API would take the token along. */
    private URI linked(String link) {
        try {
            var target = place.resolve(link);
            if (!origin(target).equals(origin(first))) {
                throw new ReadInterrupted(stream() + ": the API's answer leads to another server");
            }
            return target;
        } catch (IllegalArgumentException e) {
            throw new ReadInterrupted(stream() + ": the API's answer leads nowhere", e);
        }
    }

    private URI with(String parameter, Object value) {
        var pair = encoded(parameter) + "=" + encoded(value.toString());
        return URI.create(first + (first.getRawQuery() == null ? "?" : "&") + pair);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static Places places(AnswerSpec spec) {
        var next = spec.paging() instanceof Paging.Link link
                ? link.at()
                : spec.paging() instanceof Paging.Cursor cursor ? cursor.at() : "";
        return new Places(spec.records(), next, spec.total());
    }
}
