package dev.wadi.sandbox.salesforce.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.sandbox.salesforce.bulk.FindJob.State;
import dev.wadi.sandbox.salesforce.fault.Mishap;
import dev.wadi.sandbox.salesforce.soql.Soql;
import dev.wadi.sandbox.salesforce.soql.SoqlException;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.SalesforceId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs of an org. Safe for use by several threads. */
public final class BulkJobs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);
    private static final int MOST = 250_000;

    private final RecordStore store;
    private final Soql soql;
    private final Clock clock;
    private final Map<String, FindJob> jobs = new LinkedHashMap<>();
    private long last;

    public BulkJobs(RecordStore store, Clock clock) {
        this.store = store;
        this.soql = new Soql(store);
        this.clock = clock;
    }

    /** A job. */
    public synchronized Optional<FindJob> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** What is told of all of them. */
    public synchronized List<Map<String, Object>> all() {
        return jobs.values().stream().map(FindJob::told).toList();
    }

    /**
     * Takes a job in.
     *
     * @param asked the body of the request
     * @throws BulkException where it is refused
     */
    public synchronized Map<String, Object> create(String asked) throws BulkException {
        try {
            var job = JSON.readTree(asked);
            var operation = job.path("operation").asText();
            var query = job.path("query").asText();
            if (!operation.equals("query") && !operation.equals("queryAll")) {
                throw new BulkException("INVALIDJOB", "operation must be query or queryAll");
            }
            if (!job.path("contentType").asText("CSV").equals("CSV")) {
                throw new BulkException("INVALIDJOB", "contentType must be CSV");
            }
            var delimiter = Delimiter.named(job.path("columnDelimiter").asText("COMMA"))
                    .orElseThrow(() -> new BulkException("INVALIDJOB", "no such columnDelimiter"));
            var lineEnd = job.path("lineEnding").asText("LF").equals("CRLF") ? "\r\n" : "\n";
            var found = operation.equals("query") ? soql.query(query) : soql.queryAll(query);
            if (found.selection().items().isEmpty()) {
                throw new BulkException("API_ERROR", "Aggregate functions are not supported in a bulk query");
            }
            last++;
            var created = new FindJob(
                    SalesforceId.of("750", last), operation, found, delimiter, lineEnd, MOMENT.format(clock.instant()));
            jobs.put(created.id(), created);
            return created.told();
        } catch (SoqlException refused) {
            throw new BulkException(refused.code(), refused.description());
        } catch (JsonProcessingException notJson) {
            throw new BulkException("JSON_PARSER_ERROR", "the body is not JSON");
        }
    }

    /** How a job stands; each time it is asked for it gets on. */
    public Map<String, Object> status(FindJob job, List<Mishap> mishaps) {
        var busy = false;
        for (var mishap : mishaps) {
            if (mishap instanceof Mishap.JobEnds ends) {
                job.end(State.valueOf(ends.state()));
            }
            busy |= mishap instanceof Mishap.JobBusy;
        }
        if (!busy) {
            job.goOn();
        }
        return job.told();
    }

    /** Ends a job that is not over. */
    public Map<String, Object> abort(FindJob job) throws BulkException {
        if (job.isOver()) {
            throw new BulkException("INVALIDJOBSTATE", "Aborting already Completed Job not allowed");
        }
        job.end(State.Aborted);
        return job.told();
    }

    /** Forgets a job that is over. */
    public synchronized void delete(FindJob job) {
        jobs.remove(job.id());
    }

    /**
     * A piece of what a job found; empty where it found nothing yet.
     *
     * @param locator where it begins; empty for the beginning
     * @param most    how many records it has at most
     * @throws BulkException where there is no such place
     */
    public Optional<Piece> piece(FindJob job, Optional<String> locator, Optional<Integer> most, List<Mishap> mishaps)
            throws BulkException {
        if (job.state() != State.JobComplete) {
            return Optional.empty();
        }
        if (mishaps.stream().anyMatch(Mishap.LocatorExpires.class::isInstance)) {
            locator.ifPresent(job::lose);
        }
        int from = locator.isPresent() ? place(job, locator.get()) : 0;
        var rows = job.found().rows();
        int size = Math.min(MOST, most.orElse(MOST));
        for (var mishap : mishaps) {
            if (mishap instanceof Mishap.ShortPage page) {
                size = Math.min(size, page.records());
            }
        }
        int to = Math.min(rows.size(), from + size);
        var next = to < rows.size()
                ? Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(String.valueOf(to).getBytes(UTF_8))
                : "null";
        return Optional.of(piece(job, from, to, next, mishaps));
    }

    private Piece piece(FindJob job, int from, int to, String next, List<Mishap> mishaps) {
        int count = to - from;
        int given = to;
        int cut = 0;
        boolean header = true;
        boolean counted = true;
        boolean located = true;
        for (var mishap : mishaps) {
            if (mishap instanceof Mishap.TextCut text) {
                cut = text.bytes();
            } else if (mishap instanceof Mishap.RowsLost lost) {
                given = Math.max(from, to - lost.rows());
            } else if (mishap instanceof Mishap.CountOff off) {
                count += off.by();
            } else if (mishap instanceof Mishap.HeaderOnce) {
                header = from == 0;
            } else if (mishap instanceof Mishap.HeaderStripped stripped) {
                counted &= !stripped.name().equals("Sforce-NumberOfRecords");
                located &= !stripped.name().equals("Sforce-Locator");
            }
        }
        var text = new ResultText(store, job.delimiter(), job.lineEnd())
                .of(job.found().selection(), job.found().rows().subList(from, given), header);
        return new Piece(
                Arrays.copyOf(text, Math.max(0, text.length - cut)),
                counted ? Optional.of(String.valueOf(count)) : Optional.empty(),
                located ? Optional.of(next) : Optional.empty());
    }

    private static int place(FindJob job, String locator) throws BulkException {
        try {
            int at = Integer.parseInt(new String(Base64.getDecoder().decode(locator), UTF_8));
            if (job.knows(locator) && at > 0 && at < job.found().rows().size()) {
                return at;
            }
        } catch (IllegalArgumentException notOurs) {
            // as below
        }
        throw new BulkException("INVALID_QUERY_LOCATOR", "invalid query locator");
    }
}
