package dev.wadi.api;

import static dev.wadi.api.Paths.act;
import static dev.wadi.api.Paths.guarded;
import static dev.wadi.api.Paths.items;
import static dev.wadi.api.Paths.json;
import static dev.wadi.api.Paths.limit;
import static dev.wadi.api.Paths.look;

import dev.wadi.operations.DeskViews;
import dev.wadi.quarantine.Cause;
import dev.wadi.quarantine.Correction;
import dev.wadi.quarantine.Desk;
import dev.wadi.quarantine.Desk.Sight;
import dev.wadi.quarantine.Mending;
import dev.wadi.quarantine.RecordAt;
import dev.wadi.web.Access;
import dev.wadi.web.Endpoint;
import dev.wadi.web.Request;
import dev.wadi.web.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The quarantine desk over HTTP: everybody sees it masked, stewards see what records say and decide about them. */
final class DeskApi {

    private static final int SAMPLES = 5;
    private static final int MOST_SAMPLES = 100;
    private static final int PREVIEWED = 50;
    private static final int MOST_PREVIEWED = 500;

    private final Desk desk;

    DeskApi(Desk desk) {
        this.desk = desk;
    }

    List<Endpoint> endpoints() {
        return List.of(
                look("/quarantine", request -> items(desk.piles(), DeskViews::of)),
                look(
                        "/quarantine/records",
                        request ->
                                items(desk.show(asked(request), Math.min(limit(request), MOST_SAMPLES)), DeskViews::of),
                        "stream",
                        "code",
                        "pointer",
                        "limit"),
                look("/quarantine/acts", request -> items(desk.acts(limit(request)), DeskViews::of), "limit"),
                act("/quarantine/clear", Access.STEWARD, this::clear),
                act("/quarantine/preview", Access.STEWARD, this::preview),
                act("/quarantine/redrive", Access.STEWARD, request -> {
                    var said = ofCause(request);
                    return DeskViews.of(desk.redrive(cause(said), said.by()));
                }),
                act("/quarantine/discard", Access.STEWARD, request -> {
                    var said = ofCause(request);
                    return DeskViews.of(desk.discard(cause(said), said.by()));
                }),
                Endpoint.post(Paths.BASE + "/quarantine/records/:record/mend", Access.STEWARD, guarded(this::mend)),
                act(
                        "/quarantine/records/:record/discard",
                        Access.STEWARD,
                        request -> DeskViews.of(
                                desk.discard(record(request), Said.of(request).by()))),
                act(
                        "/quarantine/records/:record/reopen",
                        Access.STEWARD,
                        request -> DeskViews.of(
                                desk.reopen(record(request), Said.of(request).by()))));
    }

    private Map<String, Object> clear(Request request) {
        var said = ofCause(request, "limit");
        var most = said.whole("limit", 1, MOST_SAMPLES, SAMPLES);
        return items(desk.show(cause(said), most, Sight.CLEAR, said.by()), DeskViews::of);
    }

    private Map<String, Object> preview(Request request) {
        var said = ofCause(request, "pages");
        return DeskViews.of(desk.preview(cause(said), said.whole("pages", 1, MOST_PREVIEWED, PREVIEWED)));
    }

    private Response mend(Request request) {
        var said = Said.of(request, "fields", "text");
        var at = record(request);
        try {
            var correction = said.text("text")
                    .<Correction>map(Correction.Text::new)
                    .orElseGet(() -> new Correction.Fields(said.texts("fields")));
            var mending = desk.mend(at, correction, said.by());
            return json(mending instanceof Mending.Kept ? 200 : 422, DeskViews.of(mending));
        } catch (IllegalArgumentException e) { // the correction does not fit the record
            throw new BadRequest(String.valueOf(e.getMessage()));
        }
    }

    private static Said ofCause(Request request, String... more) {
        var fields = new String[more.length + 3];
        System.arraycopy(more, 0, fields, 3, more.length);
        fields[0] = "stream";
        fields[1] = "code";
        fields[2] = "pointer";
        return Said.of(request, fields);
    }

    private static Cause cause(Said said) {
        return new Cause(
                said.must("stream"), said.must("code"), said.text("pointer").orElse(""));
    }

    private static Cause asked(Request request) {
        var query = request.query();
        return new Cause(
                Optional.ofNullable(query.get("stream")).orElseThrow(() -> new BadRequest("say stream")),
                Optional.ofNullable(query.get("code")).orElseThrow(() -> new BadRequest("say code")),
                query.getOrDefault("pointer", ""));
    }

    private static RecordAt record(Request request) {
        try {
            return RecordAt.of(request.name("record"));
        } catch (IllegalArgumentException e) {
            throw new BadRequest(String.valueOf(e.getMessage()));
        }
    }
}
