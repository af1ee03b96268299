package dev.wadi.api;

import static dev.wadi.api.Paths.act;
import static dev.wadi.api.Paths.items;
import static dev.wadi.api.Paths.limit;
import static dev.wadi.api.Paths.look;
import static dev.wadi.api.Paths.number;
import static dev.wadi.api.Paths.whole;

import dev.wadi.operations.Operations;
import dev.wadi.operations.Operator;
import dev.wadi.operations.StreamStatus;
import dev.wadi.operations.Views;
import dev.wadi.web.Access;
import dev.wadi.web.Endpoint;
import dev.wadi.web.Request;
import dev.wadi.web.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations over HTTP, as {@code openapi.yaml} beside this class describes them. */
public final class Api {

    private final Operations operations;
    private final OpenApi document;

    public Api(Operations operations, OpenApi document) {
        this.operations = operations;
        this.document = document;
    }

    /** All that is served. */
    public List<Endpoint> endpoints() {
        var streams = operations.streams();
        var work = operations.work();
        var endpoints = new ArrayList<>(List.of(
                Endpoint.get(
                        Paths.BASE + "/openapi.json", Access.ANYONE, request -> Response.json(200, document.json())),
                look("/streams", request -> items(streams.all(), Views::of)),
                look("/streams/:stream", request -> Views.of(streams.one(request.name("stream")))),
                toStream("pause", streams::pause),
                toStream("resume", streams::resume),
                toStream("poll", streams::pollNow),
                look("/runs", this::runs, "stream", "before", "limit"),
                look("/ledger", request -> items(operations.balances(), Views::of)),
                look("/publications", this::publications, "before", "limit"),
                look(
                        "/publications/:publication",
                        request -> Views.of(operations.publications().one(publication(request)))),
                look("/workers", request -> Views.of(work.load())),
                look("/pages", request -> items(work.pages(limit(request)), Views::of), "limit"),
                act("/pages/:page/release", Access.OPERATOR, this::release),
                look("/rejects", request -> items(operations.rejects().byCause(), Views::of)),
                look("/operations", Access.OPERATOR, this::done, "before", "limit")));
        endpoints.addAll(new DeskApi(operations.desk()).endpoints());
        endpoints.addAll(new RereadsApi(operations.rereads()).endpoints());
        return endpoints;
    }

    /** Does something to a stream. */
    private interface Act {
        StreamStatus to(String stream, Operator operator);
    }

    private static Endpoint toStream(String what, Act act) {
        return act(
                "/streams/:stream/" + what,
                Access.OPERATOR,
                request ->
                        Views.of(act.to(request.name("stream"), Said.of(request).operator())));
    }

    private Map<String, Object> runs(Request request) {
        var runs = operations
                .runs()
                .list(
                        Optional.ofNullable(request.query().get("stream")),
                        number(request, "before", Long.MAX_VALUE),
                        limit(request));
        return items(runs, Views::of);
    }

    private Map<String, Object> publications(Request request) {
        var before = number(request, "before", Integer.MAX_VALUE).map(Long::intValue);
        return items(operations.publications().list(before, limit(request)), Views::of);
    }

    private Map<String, Object> done(Request request) {
        return items(operations.audit().list(number(request, "before", Long.MAX_VALUE), limit(request)), Views::of);
    }

    private Map<String, Object> release(Request request) {
        operations.work().release(number(request, "page"), Said.of(request).operator());
        return Views.of(operations.work().load());
    }

    private static int publication(Request request) {
        return (int) whole("publication", request.name("publication"), Integer.MAX_VALUE);
    }
}
