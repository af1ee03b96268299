package dev.wadi.operations;

import dev.wadi.backfill.Backfill;
import dev.wadi.quarantine.Replay.Progress;
import dev.wadi.recheck.Finding;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is shown of backfills, replays and rechecks, by the names that all faces share; what is absent is left out. */
public final class RereadViews {

    private RereadViews() {}

    /** A backfill. */
    public static Map<String, Object> of(Backfill backfill) {
        var view = new LinkedHashMap<String, Object>();
        view.put("backfill", backfill.id());
        view.put("stream", backfill.stream());
        view.put("from", backfill.from().toString());
        view.put("until", backfill.until().toString());
        view.put("position", backfill.position().toString());
        view.put("state", backfill.state().label());
        view.put("percent", backfill.percent());
        view.put("records", backfill.records());
        view.put("window", backfill.window().toString());
        view.put("rate", backfill.rate());
        backfill.left().ifPresent(left -> view.put("leftSeconds", left.toSeconds()));
        view.put("askedBy", backfill.askedBy());
        view.put("askedAt", backfill.askedAt().toString());
        return view;
    }

    /** How far a replay is. */
    public static Map<String, Object> of(Progress progress) {
        var view = new LinkedHashMap<String, Object>();
        view.put("replay", progress.act());
        view.put("asked", progress.asked());
        view.put("left", progress.left());
        view.put("paused", progress.paused());
        view.put("parked", progress.parked());
        return view;
    }

    /** What a look at a window found. */
    public static Map<String, Object> of(Finding finding) {
        var view = new LinkedHashMap<String, Object>();
        view.put("stream", finding.stream());
        view.put("from", finding.from().toString());
        view.put("until", finding.until().toString());
        view.put("verdict", finding.verdict());
        view.put("source", finding.source());
        view.put("ours", finding.ours());
        view.put("missing", finding.missing());
        view.put("changed", finding.changed());
        view.put("back", finding.back());
        view.put("gone", finding.gone());
        return view;
    }
}
