package dev.wadi.api;

import static dev.wadi.api.Paths.act;
import static dev.wadi.api.Paths.items;
import static dev.wadi.api.Paths.limit;
import static dev.wadi.api.Paths.look;
import static dev.wadi.api.Paths.number;

import dev.wadi.backfill.Backfill;
import dev.wadi.operations.DeskViews;
import dev.wadi.operations.Operator;
import dev.wadi.operations.RereadViews;
import dev.wadi.operations.Rereads;
import dev.wadi.quarantine.Replay.Range;
import dev.wadi.quarantine.Replay.Scope;
import dev.wadi.web.Access;
import dev.wadi.web.Endpoint;
import dev.wadi.web.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Backfills, rechecks and replays over HTTP. */
final class RereadsApi {

    private static final Duration WINDOW = Duration.ofDays(1);

    private final Rereads rereads;

    RereadsApi(Rereads rereads) {
        this.rereads = rereads;
    }

    List<Endpoint> endpoints() {
        return List.of(
                look("/backfills", request -> items(rereads.backfills(), RereadViews::of)),
                act("/backfills", Access.OPERATOR, this::backfill),
                toBackfill("pause", rereads::pauseBackfill),
                toBackfill("resume", rereads::resumeBackfill),
                toBackfill("cancel", rereads::cancelBackfill),
                look(
                        "/streams/:stream/rechecks",
                        request -> items(rereads.findings(request.name("stream")), RereadViews::of)),
                act("/streams/:stream/recheck", Access.OPERATOR, request -> {
                    var stream = request.name("stream");
                    rereads.recheck(stream, Said.of(request).operator());
                    return items(rereads.findings(stream), RereadViews::of);
                }),
                look("/replays", request -> items(rereads.replays(limit(request)), RereadViews::of), "limit"),
                look("/replays/:replay", request -> RereadViews.of(rereads.replay(number(request, "replay")))),
                act("/replays", Access.OPERATOR, this::replay),
                act(
                        "/replays/:replay/pause",
                        Access.OPERATOR,
                        request -> RereadViews.of(rereads.pauseReplay(
                                number(request, "replay"), Said.of(request).by()))),
                act(
                        "/replays/:replay/resume",
                        Access.OPERATOR,
                        request -> RereadViews.of(rereads.resumeReplay(
                                number(request, "replay"), Said.of(request).by()))));
    }

    /** Does something to a backfill. */
    private interface Act {
        Backfill to(long backfill, Operator operator);
    }

    private static Endpoint toBackfill(String what, Act act) {
        return act(
                "/backfills/:backfill/" + what,
                Access.OPERATOR,
                request -> RereadViews.of(
                        act.to(number(request, "backfill"), Said.of(request).operator())));
    }

    private Map<String, Object> backfill(Request request) {
        var said = Said.of(request, "stream", "from", "until", "window", "rate");
        var history = new Rereads.History(
                said.must("stream"),
                said.instant("from").orElseThrow(() -> new BadRequest("say from")),
                said.instant("until"),
                said.duration("window").orElse(WINDOW),
                said.whole("rate", 0, Integer.MAX_VALUE, 0));
        return RereadViews.of(rereads.backfill(history, said.operator()));
    }

    private Map<String, Object> replay(Request request) {
        var said = Said.of(request, "stream", "from", "until", "scope");
        var scope = said.text("scope").map(RereadsApi::scope).orElse(Scope.OUTDATED);
        var range = new Range(said.must("stream"), said.instant("from"), said.instant("until"), scope);
        return DeskViews.of(rereads.replay(range, said.by()));
    }

    private static Scope scope(String name) {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new BadRequest("scope must be outdated, all or parked"));
    }
}
