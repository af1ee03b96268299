package dev.wadi.sandbox.salesforce;

import dev.wadi.sandbox.salesforce.bulk.BulkException;
import dev.wadi.sandbox.salesforce.bulk.BulkJobs;
import dev.wadi.sandbox.salesforce.bulk.FindJob;
import dev.wadi.sandbox.salesforce.fault.Mishap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests of Bulk API 2.0 that find records: {@code jobs/query}. */
final class BulkApi {

    private final BulkJobs jobs;

    BulkApi(BulkJobs jobs) {
        this.jobs = jobs;
    }

    /** The object that a job is about. */
    Optional<String> objectOf(String id) {
        return jobs.find(id).map(FindJob::object);
    }

    /** A request for a path like {@code jobs/query/750.../results}. */
    Answer answer(String resource, Request request, List<Mishap> mishaps) {
        var parts = resource.split("/", -1);
        try {
            if (parts.length == 2) {
                return request.method().equals("POST")
                        ? Answer.json(200, jobs.create(request.body()))
                        : Answer.json(200, Map.of("done", true, "records", jobs.all()));
            }
            if (mishaps.stream().anyMatch(Mishap.JobGone.class::isInstance)) {
                jobs.find(parts[2]).ifPresent(jobs::delete);
            }
            var job = jobs.find(parts[2]);
            if (job.isEmpty()) {
                return Answer.noSuchResource();
            }
            return parts.length == 4 ? results(job.get(), request, mishaps) : one(job.get(), request, mishaps);
        } catch (BulkException refused) {
            return Answer.error(400, refused.code(), refused.description());
        }
    }

    private Answer one(FindJob job, Request request, List<Mishap> mishaps) throws BulkException {
        return switch (request.method()) {
            case "GET" -> Answer.json(200, jobs.status(job, mishaps));
            case "PATCH" -> Answer.json(200, jobs.abort(job));
            case "DELETE" -> {
                jobs.delete(job);
                yield Answer.nothing();
            }
            default -> Answer.error(405, "METHOD_NOT_ALLOWED", "HTTP Method not allowed. Allowed are GET,PATCH,DELETE");
        };
    }

    private Answer results(FindJob job, Request request, List<Mishap> mishaps) throws BulkException {
        var piece = jobs.piece(
                job,
                request.parameter("locator"),
                request.parameter("maxRecords").map(Integer::valueOf),
                mishaps);
        if (piece.isEmpty()) {
            return Answer.nothing();
        }
        var answer = Answer.csv(piece.get().text());
        piece.get().records().ifPresent(records -> answer.with("Sforce-NumberOfRecords", records));
        piece.get().locator().ifPresent(locator -> answer.with("Sforce-Locator", locator));
        return answer;
    }
}
