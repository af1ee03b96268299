package dev.wadi.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.observe.Health.Verdict;
import dev.wadi.web.Access;
import dev.wadi.web.Endpoint;
import dev.wadi.web.Response;
import java.util.List;

/** Health and metrics over HTTP, under {@code /observe}. The shape of the JSON is told in docs/metrics.md. */
public final class ObserveEndpoints {

    private static final int FINE = 200;
    private static final int NOT_NOW = 503;

    private ObserveEndpoints() {}

    /**
     * What is served.
     *
     * @param access who may see more than whether it is alive and ready
     */
    public static List<Endpoint> of(Health health, Meters meters, Access access) {
        return List.of(
                Endpoint.get("/observe/health/live", Access.ANYONE, request -> verdict(health.live())),
                Endpoint.get("/observe/health/ready", Access.ANYONE, request -> verdict(health.ready())),
                Endpoint.get("/observe/health", access, request -> report(health.report())),
                Endpoint.get(
                        "/observe/metrics",
                        access,
                        request ->
                                Response.ok(Meters.CONTENT_TYPE, meters.scrape().getBytes(UTF_8))));
    }

    private static Response verdict(Verdict verdict) {
        return Response.json(verdict.well() ? FINE : NOT_NOW, json(verdict).toString());
    }

    private static Response report(Health.Report report) {
        var json = JsonNodeFactory.instance.objectNode().put("status", report.status());
        json.set("live", json(report.live()));
        json.set("ready", json(report.ready()));
        var streams = json.putArray("streams");
        for (var stream : report.streams()) {
            var one = streams.addObject()
                    .put("stream", stream.stream())
                    .put("status", stream.status())
                    .put("route", stream.route())
                    .put("failedReads", stream.failedReads());
            stream.lastRead().ifPresent(at -> one.put("lastRead", at.toString()));
            one.put("reason", stream.reason());
        }
        return Response.json(report.status().equals("DOWN") ? NOT_NOW : FINE, json.toString());
    }

    private static ObjectNode json(Verdict verdict) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", verdict.well() ? "UP" : "DOWN")
                .put("reason", verdict.reason());
    }
}
