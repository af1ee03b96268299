package dev.wadi.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.operations.NotPossible;
import dev.wadi.quarantine.NotOnTheDesk;
import dev.wadi.quarantine.OtherContracts;
import dev.wadi.web.Access;
import dev.wadi.web.Endpoint;
import dev.wadi.web.Endpoint.Answer;
import dev.wadi.web.Request;
import dev.wadi.web.Response;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How every path under {@code /api/v1} is served: what can go wrong is told as a problem. */
final class Paths {

    static final String BASE = "/api/v1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private Paths() {}

    /**
     * A path to look at something by.
     *
     * @param parameters what can be asked of it
     */
    static Endpoint look(String path, Function<Request, Map<String, Object>> view, String... parameters) {
        return look(path, Access.VIEWER, view, parameters);
    }

    /** One that not everybody may look at. */
    static Endpoint look(
            String path, Access access, Function<Request, Map<String, Object>> view, String... parameters) {
        return Endpoint.get(BASE + path, access, guarded(request -> json(200, view.apply(request)), parameters));
    }

    /** A path to do something by. */
    static Endpoint act(String path, Access access, Function<Request, Map<String, Object>> act) {
        return Endpoint.post(BASE + path, access, guarded(request -> json(200, act.apply(request))));
    }

    static Answer guarded(Answer answer, String... parameters) {
        var known = Set.of(parameters);
        return request -> {
            try {
                refuseUnknown(request, known);
                return answer.to(request);
            } catch (BadRequest e) {
                return problem(400, "not understood", e);
            } catch (NotOnTheDesk e) {
                return problem(404, "not here", e);
            } catch (OtherContracts e) {
                return problem(409, "not now", e);
            } catch (NotPossible e) {
                return switch (e.reason()) {
                    case UNKNOWN -> problem(404, "not here", e);
                    case CONFLICT -> problem(409, "not now", e);
                };
            }
        };
    }

    /** A filter that is misspelt would otherwise filter nothing. */
    private static void refuseUnknown(Request request, Set<String> parameters) {
        for (var name : request.query().keySet()) {
            if (!parameters.contains(name)) {
                throw new BadRequest("there is no parameter '" + name + "' here");
            }
        }
    }

    static <T> Map<String, Object> items(Collection<T> items, Function<T, Map<String, Object>> view) {
        var page = new LinkedHashMap<String, Object>();
        page.put("items", items.stream().map(view).toList());
        return page;
    }

    static Response json(int status, Map<String, Object> view) {
        try {
            return Response.json(status, JSON.writeValueAsString(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("views are texts, numbers and what is made of them", e);
        }
    }

    static int limit(Request request) {
        return number(request, "limit", MOST).map(Long::intValue).orElse(USUAL);
    }

    static Optional<Long> number(Request request, String name, long most) {
        return Optional.ofNullable(request.query().get(name)).map(text -> whole(name, text, most));
    }

    /** The number that stands in the place of a name. */
    static long number(Request request, String name) {
        return whole(name, request.name(name), Long.MAX_VALUE);
    }

    static long whole(String name, String text, long most) {
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

    private static Response problem(int status, String title, RuntimeException why) {
        return Response.problem(status, title, String.valueOf(why.getMessage()));
    }
}
