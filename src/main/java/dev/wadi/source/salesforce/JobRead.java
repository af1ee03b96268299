package dev.wadi.source.salesforce;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.core.Frames;
import dev.wadi.source.query.JobStretch;
import dev.wadi.source.query.QueryRead;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.source.query.SourceJob;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One turn at a stretch that Salesforce prepares as a job: the job is begun, or asked whether it is done, or fetched piece by piece
 * from where it had landed. For one thread.
 */
public final class JobRead {

    private static final int FIRST_PIECE = 2_000;
    private static final int LARGEST_PIECE = 50_000;
    private static final long PIECE_BYTES = 8L << 20;

    private final JobStretch stretch;
    private final QueryStreams streams;
    private final String query;
    private int most = FIRST_PIECE;
    private boolean more;
    private boolean gettingOn;
    private @Nullable QueryRead read;
    private @Nullable SourceJob landing;

    JobRead(JobStretch stretch, QueryStreams streams, String query) {
        this.stretch = stretch;
        this.streams = streams;
        this.query = query;
    }

    public String stream() {
        return stretch.stream();
    }

    /** Whether a job is to be begun. */
    public boolean isNew() {
        return stretch.job().isEmpty();
    }

    /** Whether there is one, which may be gone at Salesforce. */
    public boolean isBegun() {
        return !isNew();
    }

    /** What the job is to find. */
    public String getQuery() {
        return query;
    }

    /** The job. */
    public String getId() {
        return job().id();
    }

    /** Whether a piece of what the job found is to be fetched. */
    public boolean isMore() {
        return more;
    }

    /** Where to fetch it; null at the beginning. */
    public @Nullable String getPlace() {
        return job().place().isEmpty() ? null : job().place();
    }

    /** How many records to fetch at most. */
    public int getMost() {
        return most;
    }

    /** Takes note that Salesforce has begun a job. */
    void takenIn(String id, Instant now) {
        stretch.keep(Optional.of(SourceJob.begun(id, streams.newest(stream()), now)));
    }

    /** Takes note that the job is done. */
    void complete(long records) {
        var job = job();
        if (job.total() != records) {
            stretch.keep(Optional.of(job.of(records)));
        }
        read = streams.beginUnordered(stretch, job.readAt());
        more = true;
    }

    SourceJob job() {
        return stretch.job().orElseThrow(() -> new IllegalStateException("no job has been begun"));
    }

    JobStretch stretch() {
        return stretch;
    }

    /**
     * A piece has come; it is fetched on behind it once {@link #landed} says so.
     *
     * @param next where to go on; empty where this is the last
     */
    void piece(ResultRows rows, int bytes, String next) {
        var came = job().came() + rows.size();
        landing = job().at(next, came, String.join(",", rows.columns()));
        more = !next.isEmpty();
        if (rows.size() > 0) {
            most = (int) Math.max(FIRST_PIECE, Math.min(LARGEST_PIECE, PIECE_BYTES * rows.size() / bytes));
        }
    }

    PageDraft draft(byte[] payload, Frames frames, boolean last) throws IOException {
        var reading = read;
        if (reading == null) {
            throw new IllegalStateException("the job is not done");
        }
        return reading.draft(payload, frames, last);
    }

    /** All of the piece has landed. Of the last that is told by the stretch itself. */
    void landed() {
        var piece = landing;
        if (piece != null && more) {
            stretch.keep(Optional.of(piece));
            if (!gettingOn) {
                gettingOn = true;
                stretch.comeBack(Duration.ZERO);
            }
        }
    }

    /**
     * The job, or what we have of it, is of no use: the next turn begins another. What has landed is known by hash.
     *
     * @return the job that it was
     */
    public String giveUp() {
        var id = getId();
        more = false;
        stretch.keep(Optional.empty());
        return id;
    }

    /** What came of a piece is not whole: it is fetched again. */
    ReadInterrupted cut(IOException failure) {
        return new ReadInterrupted(stream() + ": what Salesforce's job found was cut", failure);
    }
}
