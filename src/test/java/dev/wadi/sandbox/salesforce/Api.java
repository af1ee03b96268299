package dev.wadi.sandbox.salesforce;

import dev.wadi.sandbox.salesforce.fault.CallKind;
import dev.wadi.sandbox.salesforce.fault.Mishap;
import dev.wadi.sandbox.salesforce.oauth.AuthorizationServer;
import dev.wadi.sandbox.salesforce.oauth.OAuthException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides what a request is and who answers it. */
final class Api {

    /** What a request is: its kind, the object it is about, and the path behind the version. */
    record Call(CallKind kind, Optional<String> object, String root, String resource) {}

    private static final Pattern VERSIONED = Pattern.compile("(/services/data/v(\\d{2}\\.0))(?:/(.*))?");
    private static final Pattern FROM = Pattern.compile("(?i)\\bFROM\\s+(\\w+)");
    private static final Set<CallKind> GETS = EnumSet.complementOf(
            EnumSet.of(CallKind.OTHER, CallKind.JOB_CREATE, CallKind.JOB_STATUS, CallKind.JOB_CHANGE));
    private static final int LONGEST = 16_384;

    private final AuthorizationServer authorization;
    private final ApiUsage usage;
    private final QueryApi queries;
    private final BulkApi bulk;
    private final MetadataApi metadata;

    Api(AuthorizationServer authorization, ApiUsage usage, QueryApi queries, BulkApi bulk, MetadataApi metadata) {
        this.authorization = authorization;
        this.usage = usage;
        this.queries = queries;
        this.bulk = bulk;
        this.metadata = metadata;
    }

    Call call(Request request) {
        switch (request.path()) {
            case "/services/oauth2/token" -> {
                return new Call(CallKind.TOKEN, Optional.empty(), "", "");
            }
            case "/services/oauth2/revoke" -> {
                return new Call(CallKind.REVOKE, Optional.empty(), "", "");
            }
            case "/services/data" -> {
                return new Call(CallKind.VERSIONS, Optional.empty(), "", "");
            }
            default -> {}
        }
        var versioned = VERSIONED.matcher(request.path());
        if (!versioned.matches() || !MetadataApi.speaks(versioned.group(2))) {
            return new Call(CallKind.OTHER, Optional.empty(), "", "?");
        }
        var resource = Optional.ofNullable(versioned.group(3)).orElse("");
        return call(versioned.group(1), resource, request);
    }

    private Call call(String root, String resource, Request request) {
        var parts = resource.split("/", -1);
        return switch (parts[0]) {
            case "query", "queryAll" -> {
                if (parts.length == 1) {
                    var kind = parts[0].equals("query") ? CallKind.QUERY : CallKind.QUERY_ALL;
                    yield new Call(kind, objectOf(request), root, "");
                }
                yield new Call(CallKind.QUERY_MORE, queries.objectAt(parts[1]), root, parts[1]);
            }
            case "jobs" -> job(root, resource, parts, request);
            case "limits" -> new Call(CallKind.LIMITS, Optional.empty(), root, resource);
            case "sobjects" -> {
                var object = parts.length > 1 ? Optional.of(parts[1]) : Optional.<String>empty();
                yield new Call(CallKind.DESCRIBE, object, root, resource);
            }
            default -> new Call(CallKind.OTHER, Optional.empty(), root, resource);
        };
    }

    private Call job(String root, String resource, String[] parts, Request request) {
        if (parts.length < 2 || !parts[1].equals("query") || parts.length > 4) {
            return new Call(CallKind.OTHER, Optional.empty(), root, resource);
        }
        if (parts.length == 2) {
            var kind = request.method().equals("POST") ? CallKind.JOB_CREATE : CallKind.JOB_STATUS;
            return new Call(kind, Optional.empty(), root, resource);
        }
        var about = bulk.objectOf(parts[2]);
        if (parts.length == 4) {
            return new Call(parts[3].equals("results") ? CallKind.JOB_RESULTS : CallKind.OTHER, about, root, resource);
        }
        return new Call(
                request.method().equals("GET") ? CallKind.JOB_STATUS : CallKind.JOB_CHANGE, about, root, resource);
    }

    private static Optional<String> objectOf(Request request) {
        return request.parameter("q")
                .map(FROM::matcher)
                .filter(found -> found.find())
                .map(found -> found.group(1));
    }

    Answer answer(Call call, Request request, List<Mishap> mishaps) {
        if (request.uriBytes() > LONGEST) {
            return Answer.html(414, "URI Too Long");
        }
        if (request.uriBytes() + request.headerBytes() > LONGEST) {
            return Answer.html(431, "Request Header Fields Too Large");
        }
        return switch (call.kind()) {
            case TOKEN, REVOKE -> oauth(call, request);
            case VERSIONS -> metadata.versions();
            default -> guarded(call, request, mishaps).with("Sforce-Limit-Info", usage.info());
        };
    }

    private Answer oauth(Call call, Request request) {
        try {
            if (call.kind() == CallKind.REVOKE) {
                authorization.revocation(request.parameters());
                return Answer.empty();
            }
            if (!request.method().equals("POST")) {
                return oauthError(400, "invalid_request", "must use HTTP POST");
            }
            return Answer.json(200, authorization.token(request.parameters(), request.header("Authorization")))
                    .with("Cache-Control", "no-cache, no-store");
        } catch (OAuthException refused) {
            return oauthError(refused.status(), refused.error(), refused.description());
        }
    }

    private static Answer oauthError(int status, String error, String description) {
        var body = new LinkedHashMap<String, String>();
        body.put("error", error);
        body.put("error_description", description);
        var answer = Answer.json(status, body).with("Cache-Control", "no-store");
        return status == 401 ? answer.with("WWW-Authenticate", "Basic realm=\"salesforce\"") : answer;
    }

    private Answer guarded(Call call, Request request, List<Mishap> mishaps) {
        if (request.accessToken().filter(authorization::accepts).isEmpty()) {
            return Answer.sessionInvalid();
        }
        if (mishaps.stream().anyMatch(Mishap.LimitExceeded.class::isInstance) || !usage.count()) {
            return Answer.limitExceeded();
        }
        if (!request.method().equals("GET") && GETS.contains(call.kind())) {
            return Answer.error(
                    405, "METHOD_NOT_ALLOWED", "HTTP Method '" + request.method() + "' not allowed. Allowed are GET");
        }
        var paging = QueryApi.Paging.of(mishaps);
        return switch (call.kind()) {
            case QUERY -> queries.query(call.root(), request, paging);
            case QUERY_ALL -> queries.queryAll(call.root(), request, paging);
            case QUERY_MORE -> queries.more(call.root(), call.resource(), request, paging);
            case JOB_CREATE, JOB_STATUS, JOB_CHANGE, JOB_RESULTS -> bulk.answer(call.resource(), request, mishaps);
            case LIMITS -> metadata.limits(usage);
            case DESCRIBE -> described(call);
            default -> call.resource().isEmpty() ? metadata.resources(call.root()) : Answer.noSuchResource();
        };
    }

    private Answer described(Call call) {
        var parts = call.resource().split("/", -1);
        return switch (parts.length) {
            case 1 -> metadata.objects(call.root());
            case 2 -> metadata.object(call.root(), parts[1]);
            case 3 -> parts[2].equals("describe") ? metadata.describe(call.root(), parts[1]) : Answer.noSuchResource();
            default -> Answer.noSuchResource();
        };
    }
}
