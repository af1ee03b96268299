package dev.wadi.operations;

import dev.wadi.core.Problem;
import dev.wadi.quarantine.Act;
import dev.wadi.quarantine.Asked;
import dev.wadi.quarantine.Mending;
import dev.wadi.quarantine.Pile;
import dev.wadi.quarantine.Preview;
import dev.wadi.quarantine.SetAside;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is shown of the quarantine desk, by the names that all faces share. */
public final class DeskViews {

    private DeskViews() {}

    /** What lies in quarantine for a cause. */
    public static Map<String, Object> of(Pile pile) {
        var view = new LinkedHashMap<String, Object>();
        view.put("stream", pile.cause().stream());
        view.put("code", pile.cause().code());
        view.put("pointer", pile.cause().pointer());
        view.put("detail", pile.detail());
        view.put("records", pile.records());
        view.put("pages", pile.pages());
        view.put("waiting", pile.waiting());
        view.put("since", pile.since().toString());
        view.put("latest", pile.latest().toString());
        return view;
    }

    /** A record, as masked or clear as it is. */
    public static Map<String, Object> of(SetAside record) {
        var view = new LinkedHashMap<String, Object>();
        view.put("record", record.at().toString());
        view.put("stream", record.stream());
        view.put("stage", record.stage());
        view.put("problems", problems(record.problems()));
        view.put("partition", record.partition());
        view.put("byteStart", record.byteStart());
        view.put("byteCount", record.byteCount());
        view.put("setAsideAt", record.setAsideAt().toString());
        view.put("edited", record.edited());
        view.put("said", record.said());
        return view;
    }

    /** What another attempt would make of pages. */
    public static Map<String, Object> of(Preview preview) {
        var view = new LinkedHashMap<String, Object>();
        view.put("pages", preview.pages());
        view.put("tried", preview.tried());
        view.put("fixed", preview.fixed());
        view.put("still", preview.still());
        view.put("worse", preview.worse());
        view.put("changed", preview.changed());
        view.put("same", preview.same());
        view.put("cells", preview.cells());
        return view;
    }

    /** What was asked for. */
    public static Map<String, Object> of(Asked asked) {
        var view = new LinkedHashMap<String, Object>();
        view.put("act", asked.act());
        view.put("records", asked.records());
        view.put("pages", asked.pages());
        return view;
    }

    /** What came of an edit: what was asked for, or why it is not kept. */
    public static Map<String, Object> of(Mending mending) {
        var view = new LinkedHashMap<String, Object>();
        if (mending instanceof Mending.StillBroken broken) {
            view.put("kept", false);
            view.put("problems", problems(broken.problems()));
        } else {
            view.put("kept", true);
            view.putAll(of(((Mending.Kept) mending).asked()));
        }
        return view;
    }

    /** What somebody did. */
    public static Map<String, Object> of(Act act) {
        var view = new LinkedHashMap<String, Object>();
        view.put("act", act.id());
        view.put("at", act.at().toString());
        view.put("kind", act.kind());
        view.put("who", act.who());
        view.put("why", act.why());
        view.put("about", act.about());
        view.put("records", act.records());
        view.put("pages", act.pages());
        return view;
    }

    private static List<Map<String, String>> problems(List<Problem> problems) {
        return problems.stream()
                .map(problem -> {
                    var view = new LinkedHashMap<String, String>();
                    view.put("code", problem.code());
                    view.put("pointer", problem.pointer());
                    view.put("detail", problem.detail());
                    return (Map<String, String>) view;
                })
                .toList();
    }
}
