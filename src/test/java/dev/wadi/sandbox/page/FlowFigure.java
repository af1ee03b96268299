package dev.wadi.sandbox.page;

import dev.wadi.sandbox.page.Sankey.Shape;
import dev.wadi.sandbox.report.Act;
import dev.wadi.sandbox.report.Counts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The first act as a picture: from the streams by what became of their records to customers. */
final class FlowFigure {

    private static final String LOADED = "loaded";
    private static final String REFUSED = "rejected";
    private static final String CUSTOMERS = "customers";
    private static final String FACTS = "what they did";
    private static final String QUARANTINE = "quarantine";
    private static final String HISTORY = "history";

    private static final Map<String, ToLongFunction<Counts>> DISPOSITIONS = dispositions();

    private final Act act;

    FlowFigure(Act act) {
        this.act = act;
    }

    /** Drawn twice, for wide windows and for narrow ones; the style shows one. */
    String html() {
        return """
                <figure>
                %s%s<figcaption>Each band is as wide as the records it carries; the thinnest are drawn a little wider to be seen.<br>
                <span class="key crm">Salesforce</span> <span class="key shop">the shop's database</span>
                <span class="key desk">the help desk's exports</span></figcaption>
                </figure>
                """.formatted(svg(Shape.WIDE), svg(Shape.NARROW));
    }

    private String svg(Shape shape) {
        var sankey = new Sankey(shape).column();
        act.streams()
                .forEach((stream, counts) ->
                        sankey.node(stream, system(stream), counts.landed(), Html.number(counts.landed())));
        sankey.column();
        var all = act.all();
        DISPOSITIONS.forEach((name, count) -> {
            if (count.applyAsLong(all) > 0) {
                sankey.node(name, colour(name), count.applyAsLong(all), Html.number(count.applyAsLong(all)));
            }
        });
        ends(sankey, all);
        act.streams()
                .forEach((stream, counts) -> DISPOSITIONS.forEach((name, count) -> {
                    if (count.applyAsLong(counts) > 0) {
                        sankey.flow(stream, name, count.applyAsLong(counts), system(stream));
                    }
                }));
        var facts = facts();
        sankey.flow(LOADED, CUSTOMERS, all.loaded() - facts, "good");
        sankey.flow(LOADED, FACTS, facts, "good");
        for (var name : List.of("unchanged", "superseded")) {
            var count = count(name, all);
            sankey.flow(name, HISTORY, count, "quiet");
        }
        sankey.flow(REFUSED, QUARANTINE, all.rejected(), "bad");
        return sankey.svg(
                "From records to customers",
                Html.number(all.landed()) + " records landed: " + Html.number(all.loaded()) + " loaded, "
                        + Html.number(all.rejected()) + " rejected; they make " + Html.number(act.customers())
                        + " customers. The table of the ledger has all the numbers.");
    }

    private void ends(Sankey sankey, Counts all) {
        var facts = facts();
        sankey.column()
                .node(CUSTOMERS, "good", all.loaded() - facts, Html.number(act.customers()) + " people, companies");
        if (facts > 0) {
            sankey.node(FACTS, "good", facts, Html.number(facts) + " orders, deals");
        }
        if (all.unchanged() + all.superseded() > 0) {
            sankey.node(HISTORY, "quiet", all.unchanged() + all.superseded(), "kept, not shown");
        }
        if (all.rejected() > 0) {
            sankey.node(QUARANTINE, "bad", all.rejected(), "with every reason");
        }
    }

    /** Orders and deals are not linked themselves; they go with their customers. */
    private long facts() {
        return act.streams().entrySet().stream()
                .filter(stream -> List.of("orders.order", "crm.opportunity").contains(stream.getKey()))
                .mapToLong(stream -> stream.getValue().loaded())
                .sum();
    }

    private static long count(String disposition, Counts counts) {
        return DISPOSITIONS.getOrDefault(disposition, none -> 0).applyAsLong(counts);
    }

    private static String colour(String disposition) {
        return switch (disposition) {
            case LOADED -> "good";
            case REFUSED -> "bad";
            default -> "quiet";
        };
    }

    static String system(String stream) {
        return switch (stream.substring(0, stream.indexOf('.'))) {
            case "crm" -> "crm";
            case "orders" -> "shop";
            default -> "desk";
        };
    }

    private static Map<String, ToLongFunction<Counts>> dispositions() {
        var dispositions = new LinkedHashMap<String, ToLongFunction<Counts>>();
        dispositions.put(LOADED, Counts::loaded);
        dispositions.put("unchanged", Counts::unchanged);
        dispositions.put("superseded", Counts::superseded);
        dispositions.put(REFUSED, Counts::rejected);
        return dispositions;
    }
}
