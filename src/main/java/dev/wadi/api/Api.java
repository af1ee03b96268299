package dev.wadi.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.operations.NotPossible;
import dev.wadi.operations.Operations;
import dev.wadi.operations.Operator;
import dev.wadi.operations.StreamStatus;
import dev.wadi.operations.Views;
import dev.wadi.web.Access;
import dev.wadi.web.Endpoint;
import dev.wadi.web.Endpoint.Answer;
import dev.wadi.web.Request;
import dev.wadi.web.Response;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Operations over HTTP, as {@code openapi.yaml} beside this class describes them. */
public final class Api {

    static final String BASE = "/api/v1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final Operations operations;
    private final OpenApi document;

    public Api(Operations operations, OpenApi document) {
        this.operations = operations;
        this.document = document;
    }

    /** All that is served. */
    public List<Endpoint> endpoints() {
        var work = operations.work();
        return List.of(
                Endpoint.get(BASE + "/openapi.json", Access.ANYONE, request -> Response.json(200, document.json())),
                look("/streams", request -> items(operations.streams().all(), Views::of)),
                look(
                        "/streams/:stream",
                        request -> Views.of(operations.streams().one(request.name("stream")))),
                act(
                        "/streams/:stream/pause",
                        (stream, who) -> operations.streams().pause(stream, who)),
                act(
                        "/streams/:stream/resume",
                        (stream, who) -> operations.streams().resume(stream, who)),
                act(
                        "/streams/:stream/poll",
                        (stream, who) -> operations.streams().pollNow(stream, who)),
                look("/runs", this::runs),
                look("/ledger", request -> items(operations.balances(), Views::of)),
                look("/publications", this::publications),
                look(
                        "/publications/:publication",
                        request -> Views.of(operations.publications().one(publication(request)))),
                look("/workers", request -> Views.of(work.load())),
                look("/pages", request -> items(work.pages(limit(request)), Views::of)),
                Endpoint.post(BASE + "/pages/:page/release", Access.OPERATOR, guarded(this::release)),
                look("/rejects", request -> items(operations.rejects().byCause(), Views::of)));
    }

    /** Does something to a stream. */
    private interface Act {
        StreamStatus to(String stream, Operator operator);
    }

    private static Endpoint look(String path, Function<Request, Object> view) {
        return Endpoint.get(BASE + path, Access.VIEWER, guarded(request -> json(view.apply(request))));
    }

    private static Endpoint act(String path, Act act) {
        return Endpoint.post(
                BASE + path,
                Access.OPERATOR,
                guarded(request -> json(Views.of(act.to(request.name("stream"), operator(request))))));
    }

    private Object runs(Request request) {
        var runs = operations
                .runs()
                .list(
                        Optional.ofNullable(request.query().get("stream")),
                        number(request, "before", Long.MAX_VALUE),
                        limit(request));
        return items(runs, Views::of);
    }

    private Object publications(Request request) {
        var before = number(request, "before", Integer.MAX_VALUE).map(Long::intValue);
        return items(operations.publications().list(before, limit(request)), Views::of);
    }

    private Response release(Request request) {
        operations.work().release(whole("page", request.name("page"), Long.MAX_VALUE), operator(request));
        return json(Views.of(operations.work().load()));
    }

    private static int publication(Request request) {
        return (int) whole("publication", request.name("publication"), Integer.MAX_VALUE);
    }

    private static int limit(Request request) {
        return number(request, "limit", MOST).map(Long::intValue).orElse(USUAL);
    }

    private static Optional<Long> number(Request request, String name, long most) {
        return Optional.ofNullable(request.query().get(name)).map(text -> whole(name, text, most));
    }

    private static long whole(String name, String text, long most) {
        try {
            var number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException complainedOfBelow) {
            // said with its name
        }
        throw new BadRequest(name + " must be a whole number from 1 to " + most);
    }

    /** Who asks and why, from {@code {"why": "…"}}, which may be left out. */
    private static Operator operator(Request request) {
        try {
            var body = new String(request.body(), UTF_8);
            JsonNode said = body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
            var why = said.path("why");
            if (!said.isObject() || !(why.isMissingNode() || why.isTextual())) {
                throw new BadRequest("the body must be an object with, at most, a text 'why'");
            }
            return new Operator(request.identity().name(), Operator.Face.API, why.asText(""));
        } catch (IOException e) {
            throw new BadRequest("the body is not JSON");
        } catch (IllegalArgumentException e) {
            throw new BadRequest(String.valueOf(e.getMessage()));
        }
    }

    private static <T> Map<String, Object> items(Collection<T> items, Function<T, Map<String, Object>> view) {
        var page = new LinkedHashMap<String, Object>();
        page.put("items", items.stream().map(view).toList());
        return page;
    }

    private static Response json(Object view) {
        try {
            return Response.json(200, JSON.writeValueAsString(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("views are texts and numbers", e);
        }
    }

    private static Answer guarded(Answer answer) {
        return request -> {
            try {
                return answer.to(request);
            } catch (BadRequest e) {
                return Response.problem(400, "not understood", String.valueOf(e.getMessage()));
            } catch (NotPossible e) {
                return switch (e.reason()) {
                    case UNKNOWN -> Response.problem(404, "not here", String.valueOf(e.getMessage()));
                    case CONFLICT -> Response.problem(409, "not now", String.valueOf(e.getMessage()));
                };
            }
        };
    }

    /** Something that nobody can answer; says why. */
    private static final class BadRequest extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BadRequest(String message) {
            super(message);
        }
    }
}
