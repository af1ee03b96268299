package dev.wadi.operations;

import dev.wadi.ledger.Balance;
import dev.wadi.operations.Audit.Done;
import dev.wadi.operations.Publications.Publication;
import dev.wadi.operations.Rejects.Cause;
import dev.wadi.operations.Runs.Run;
import dev.wadi.operations.Work.Load;
import dev.wadi.operations.Work.OpenPage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is shown, by the names that HTTP and the command line share; what is absent is left out. */
public final class Views {

    private Views() {}

    /** A stream. */
    public static Map<String, Object> of(StreamStatus status) {
        var view = new LinkedHashMap<String, Object>();
        view.put("stream", status.stream());
        view.put("state", status.state().label());
        status.lagSeconds().ifPresent(lag -> view.put("lagSeconds", lag));
        put(view, "cursor", status.cursor());
        put(view, "lastRead", status.lastRead());
        put(view, "failure", status.failure());
        put(view, "failedAt", status.failedAt());
        view.put("pendingPages", status.pendingPages());
        view.put("asked", status.asked());
        return view;
    }

    /** A run. */
    public static Map<String, Object> of(Run run) {
        var view = new LinkedHashMap<String, Object>();
        view.put("run", run.run());
        view.put("stream", run.stream());
        view.put("lane", run.lane());
        view.put("slice", run.slice());
        view.put("openedAt", run.openedAt().toString());
        put(view, "closedAt", run.closedAt());
        view.put("read", run.read());
        view.put("landed", run.landed());
        view.put("duplicate", run.duplicate());
        view.put("unreadable", run.unreadable());
        view.put("brokenOff", run.brokenOff());
        view.put("held", run.held());
        return view;
    }

    /** A balance. */
    public static Map<String, Object> of(Balance balance) {
        var view = new LinkedHashMap<String, Object>();
        view.put("stream", balance.stream());
        view.put("read", balance.read());
        view.put("landed", balance.landed());
        view.put("duplicate", balance.duplicate());
        view.put("unreadable", balance.unreadable());
        view.put("loaded", balance.loaded());
        view.put("unchanged", balance.unchanged());
        view.put("superseded", balance.superseded());
        view.put("filtered", balance.filtered());
        view.put("rejected", balance.rejected());
        view.put("quarantined", balance.quarantined());
        view.put("pending", balance.pending());
        view.put("unresolved", balance.unresolved());
        view.put("balanced", balance.balanced());
        return view;
    }

    /** A publication. */
    public static Map<String, Object> of(Publication publication) {
        var view = new LinkedHashMap<String, Object>();
        view.put("publication", publication.publication());
        view.put("deployment", publication.deployment());
        view.put("publishedAt", publication.publishedAt().toString());
        view.put("day", publication.day().toString());
        view.put("facts", publication.facts());
        view.put("customers", publication.customers());
        view.put("contentHash", publication.contentHash());
        return view;
    }

    /** How much there is to do. */
    public static Map<String, Object> of(Load load) {
        var view = new LinkedHashMap<String, Object>();
        view.put("waiting", load.waiting());
        view.put("claimed", load.claimed());
        view.put("parked", load.parked());
        view.put("workers", load.workers());
        return view;
    }

    /** A page that is worked on or parked. */
    public static Map<String, Object> of(OpenPage page) {
        var view = new LinkedHashMap<String, Object>();
        view.put("page", page.page());
        view.put("stream", page.stream());
        view.put("state", page.state());
        put(view, "owner", page.owner());
        view.put("lapses", page.lapses());
        put(view, "leaseUntil", page.leaseUntil());
        return view;
    }

    /** A cause of rejects. */
    public static Map<String, Object> of(Cause cause) {
        var view = new LinkedHashMap<String, Object>();
        view.put("stream", cause.stream());
        view.put("stage", cause.stage());
        view.put("code", cause.code());
        view.put("records", cause.records());
        return view;
    }

    /** Something that an operator did. */
    public static Map<String, Object> of(Done done) {
        var view = new LinkedHashMap<String, Object>();
        view.put("operation", done.operation());
        view.put("at", done.at().toString());
        view.put("who", done.who());
        view.put("face", done.face());
        view.put("what", done.what());
        view.put("subject", done.subject());
        view.put("why", done.why());
        return view;
    }

    private static void put(Map<String, Object> view, String name, Optional<?> value) {
        value.ifPresent(there -> view.put(name, there.toString()));
    }
}
