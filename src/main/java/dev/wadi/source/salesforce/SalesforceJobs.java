package dev.wadi.source.salesforce;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.bronze.json.JsonAnswer;
import dev.wadi.contract.Contracts;
import dev.wadi.failpoint.Failpoint;
import dev.wadi.source.query.JobStretch;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.source.query.Stretch;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The beans of a route that fetches history by jobs of Bulk API 2.0. What they find comes as text and lands as the query API would
 * have answered it. That all has come is told by the job's own count; what is counted beside a piece is heeded where it is there.
 */
public final class SalesforceJobs {

    private static final Logger LOGGER = LoggerFactory.getLogger(SalesforceJobs.class);

    /** What Salesforce says behind the last piece. */
    private static final String NO_PLACE = "null";

    private static final int SHARE_OF_WAITED = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final QueryStreams streams;
    private final Contracts contracts;
    private final JobSettings settings;
    private final PageSize pageSize;
    private final Clock clock;

    /**
     * Fetches by these contracts.
     *
     * @param clock tells how long a job has been waited for; what it says is never a version
     */
    public SalesforceJobs(
            QueryStreams streams, Contracts contracts, JobSettings settings, PageSize pageSize, Clock clock) {
        this.streams = streams;
        this.contracts = contracts;
        this.settings = settings;
        this.pageSize = pageSize;
        this.clock = clock;
    }

    /** Whether a stretch is for a job without Salesforce being asked how much there is: one goes on, or all are. */
    public boolean isGoing(Stretch stretch) {
        return stretch instanceof JobStretch patient && (patient.job().isPresent() || settings.isFor(0));
    }

    /**
     * Whether a stretch is for a job because it holds so much.
     *
     * @param answer the first answer of its query, which tells
     */
    public boolean isDue(Stretch stretch, byte[] answer) {
        try {
            return stretch instanceof JobStretch
                    && settings.isFor(
                            JsonAnswer.frame(answer, SalesforceSource.PLACES).total());
        } catch (IOException e) {
            throw new ReadInterrupted(stretch.stream() + ": Salesforce's answer cannot be read", e);
        }
    }

    /** Begins a turn at a stretch. */
    public JobRead begin(JobStretch stretch) {
        Failpoint.at("query.asking", stretch.stream());
        var query = JobQuery.of(streams.stretchQuery(stretch.stream()))
                .replace(":from", stretch.from().toString())
                .replace(":until", stretch.until().toString());
        return new JobRead(stretch, streams, query);
    }

    /** Takes note that Salesforce has taken a job in. */
    public void begun(JobRead read, String id) {
        read.takenIn(id, clock.instant());
        read.stretch().comeBack(settings.poll());
        LOGGER.atInfo()
                .addKeyValue("stream", read.stream())
                .addKeyValue("job", id)
                .log("Salesforce prepares a stretch of history as a job");
    }

    /**
     * The job is done.
     *
     * @param records how many it found, by Salesforce's count
     */
    public void done(JobRead read, long records) {
        read.complete(records);
    }

    /** The job is not done: it is asked for again after a pause that grows with how long it has been waited for. */
    public void wait(JobRead read) {
        var waited = Duration.between(read.job().askedAt(), clock.instant()).dividedBy(SHARE_OF_WAITED);
        var pause = waited.compareTo(settings.poll()) < 0 ? settings.poll() : waited;
        read.stretch().comeBack(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    /**
     * The job will find nothing, is not there any more, or was of no use: the next turn begins another.
     *
     * @param state what became of it
     */
    public void gone(JobRead read, String state) {
        LOGGER.atWarn()
                .addKeyValue("stream", read.stream())
                .addKeyValue("job", read.getId())
                .addKeyValue("state", state)
                .log("a job of Salesforce is of no use; another is begun, and what has landed is known");
        read.giveUp();
    }

    /**
     * The pages of a piece of what the job found.
     *
     * @param text  the piece, whole; null where it is empty
     * @param next  where the next is, as Salesforce says; null where it does not
     * @param count how many records the piece has, as Salesforce says; null where it does not
     * @throws ReadInterrupted where it was cut: it is fetched again
     */
    public Iterator<PageDraft> pages(
            JobRead read, byte @Nullable [] text, @Nullable String next, @Nullable String count) {
        Failpoint.at("query.answered", read.stream());
        var bytes = text == null ? new byte[0] : text;
        var place = next == null || next.equals(NO_PLACE) ? "" : next;
        try {
            var rows = ResultRows.of(bytes, read.job().columns());
            var contract = contracts.of(read.stream());
            if (rows.size() > 0
                    && !rows.columns().contains(contract.column(contract.key()).from())) {
                throw new IOException("there is no column that names a record");
            }
            if (count != null && !count.equals(String.valueOf(rows.size()))) {
                throw new IOException(rows.size() + " records came, not the " + count + " counted");
            }
            var before = read.job();
            read.piece(rows, bytes.length, place);
            var came = before.came() + rows.size();
            if (place.isEmpty() ? came != before.total() : came > before.total() || place.equals(before.place())) {
                gone(read, "incomplete");
                throw new IOException(came + " records came, not the " + before.total() + " that the job found");
            }
            return new ResultPages(read, rows, new ResultJson(rows.columns(), contract), pageSize, place.isEmpty());
        } catch (IOException e) {
            throw read.cut(e);
        }
    }

    /** All pages of the piece have landed. */
    public void landed(JobRead read) {
        read.landed();
    }
}
