package dev.wadi.jmx;

import dev.wadi.backfill.Backfill;
import dev.wadi.operations.RereadViews;
import dev.wadi.operations.Rereads;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

record BackfillsBean(Rereads rereads) implements BackfillsMXBean {

    private static final Duration WINDOW = Duration.ofDays(1);

    @Override
    public List<Map<String, String>> getAll() {
        return Rows.of(Faults.told(rereads::backfills), RereadViews::of);
    }

    @Override
    public Map<String, String> start(String stream, String from, String until, int rate, String why) {
        var end = Optional.of(until).filter(text -> !text.isBlank()).map(BackfillsBean::instant);
        var history = new Rereads.History(stream, instant(from), end, WINDOW, rate);
        return row(() -> rereads.backfill(history, Caller.operator(why)));
    }

    @Override
    public Map<String, String> pause(long backfill, String why) {
        return row(() -> rereads.pauseBackfill(backfill, Caller.operator(why)));
    }

    @Override
    public Map<String, String> resume(long backfill, String why) {
        return row(() -> rereads.resumeBackfill(backfill, Caller.operator(why)));
    }

    @Override
    public Map<String, String> cancel(long backfill, String why) {
        return row(() -> rereads.cancelBackfill(backfill, Caller.operator(why)));
    }

    private static Map<String, String> row(Supplier<Backfill> work) {
        return Rows.of(RereadViews.of(Faults.told(work)));
    }

    /** Also in {@link ReplaysBean}. */
    static Instant instant(String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("an instant looks like 2026-01-31T00:00:00Z");
        }
    }
}
