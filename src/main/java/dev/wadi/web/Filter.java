package dev.wadi.web;

import dev.wadi.core.Unavailable;
import dev.wadi.security.Doorkeeper;
import dev.wadi.security.Identity;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of every endpoint. A path has one spelling: one with a doubled slash, a dot segment, a percent sign, a
 * semicolon or anything else out of the ordinary is refused before it is compared with anything. Nothing of another site's
 * page comes through, whatever a browser adds to it by itself.
 */
final class Filter {

    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?");
    private static final int LONGEST_PATH = 512;

    private final Doorkeeper doorkeeper;

    Filter(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    /** Where somebody gets. */
    sealed interface Verdict {

        /** In; empty where anyone may. */
        record Enters(Optional<Identity> who) implements Verdict {}

        /** Nowhere. */
        record Refused(Response response) implements Verdict {}
    }

    /** Why this is not even looked at. */
    Optional<Response> objection(HttpServerRequest request) {
        var path = request.path();
        if (path == null || path.length() > LONGEST_PATH || !PLAIN.matcher(path).matches()) {
            return Optional.of(Response.problem(400, "not a path", "a path is made of plain segments"));
        }
        return crossesSites(request)
                ? Optional.of(Response.problem(403, "another site", "pages of other sites have no say here"))
                : Optional.empty();
    }

    /** Whether somebody may come in. May take a while, where a password is checked. */
    Verdict decide(Access access, HttpServerRequest request) {
        if (access.open()) {
            return new Verdict.Enters(Optional.empty());
        }
        try {
            var shown = request.headers().getAll(HttpHeaders.AUTHORIZATION);
            return identify(shown)
                    .<Verdict>map(who -> access.admits(who)
                            ? new Verdict.Enters(Optional.of(who))
                            : new Verdict.Refused(Response.problem(403, "not allowed", access.lacking())))
                    .orElseGet(() -> new Verdict.Refused(unknown()));
        } catch (Unavailable e) {
            return new Verdict.Refused(Response.problem(503, "not now", "who you are cannot be told now")
                    .with("retry-after", "10"));
        }
    }

    private Optional<Identity> identify(List<String> shown) {
        return shown.size() == 1 ? doorkeeper.identify(shown.get(0)) : Optional.empty();
    }

    private Response unknown() {
        var detail = doorkeeper.knowsAnybody()
                ? "a password or a token is needed"
                : "nobody can log in: set wadi.users.file (see 'wadi password') or wadi.oidc.*";
        return Response.problem(401, "who are you?", detail)
                .with("www-authenticate", "Basic realm=\"Wadi\", charset=\"UTF-8\"");
    }

    private static boolean crossesSites(HttpServerRequest request) {
        var site = request.getHeader("sec-fetch-site");
        var navigates = "navigate".equals(request.getHeader("sec-fetch-mode"))
                && request.method().name().equals("GET");
        if (site != null && !Set.of("same-origin", "none").contains(site) && !navigates) {
            return true;
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !isOurs(origin, request.getHeader(HttpHeaders.HOST));
    }

    private static boolean isOurs(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
