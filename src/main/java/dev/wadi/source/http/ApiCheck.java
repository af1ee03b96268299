package dev.wadi.source.http;

import dev.wadi.doctor.Check;
import dev.wadi.doctor.Outcome;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Whether an HTTP API answers, and lets us in. */
public final class ApiCheck implements Check {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<Integer> NOT_LET_IN = List.of(401, 403, 407);
    private static final int BROKEN = 500;

    private final WebApi api;

    public ApiCheck(WebApi api) {
        this.api = api;
    }

    @Override
    public String name() {
        return "API " + api.name();
    }

    /** Asks for the URL itself, which many APIs have nothing at: that it is not found is an answer too. */
    @Override
    public List<Outcome> look() throws InterruptedException {
        var request = HttpRequest.newBuilder(api.url()).timeout(PATIENCE).GET();
        api.token().ifPresent(token -> request.header(api.header(), token.reveal()));
        var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        var setting = "wadi." + api.name() + ".";
        try {
            var status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (NOT_LET_IN.contains(status)) {
                return List.of(Outcome.failed("does not let us in (status " + status + "): look at " + setting
                        + "token and " + setting + "header"));
            }
            return List.of(
                    status >= BROKEN
                            ? Outcome.failed("is unwell: it answers with status " + status)
                            : Outcome.ok("answers with status " + status));
        } catch (IOException e) {
            return List.of(
                    Outcome.failed("cannot be reached: " + e.getClass().getSimpleName() + " (" + setting + "url)"));
        }
    }
}
