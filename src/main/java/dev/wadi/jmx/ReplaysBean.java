package dev.wadi.jmx;

import dev.wadi.operations.DeskViews;
import dev.wadi.operations.RereadViews;
import dev.wadi.operations.Rereads;
import dev.wadi.quarantine.Replay.Range;
import dev.wadi.quarantine.Replay.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

record ReplaysBean(Rereads rereads) implements ReplaysMXBean {

    private static final int RECENT = 10;

    @Override
    public List<Map<String, String>> getRecent() {
        return Rows.of(Faults.told(() -> rereads.replays(RECENT)), RereadViews::of);
    }

    @Override
    public Map<String, String> start(String stream, String from, String until, String scope, String why) {
        var range = new Range(
                stream,
                instant(from),
                instant(until),
                Scope.valueOf(scope.strip().toUpperCase(Locale.ROOT)));
        return Rows.of(DeskViews.of(Faults.told(() -> rereads.replay(range, Caller.by(why)))));
    }

    @Override
    public Map<String, String> progress(long replay) {
        return Rows.of(RereadViews.of(Faults.told(() -> rereads.replay(replay))));
    }

    @Override
    public Map<String, String> pause(long replay, String why) {
        return Rows.of(RereadViews.of(Faults.told(() -> rereads.pauseReplay(replay, Caller.by(why)))));
    }

    @Override
    public Map<String, String> resume(long replay, String why) {
        return Rows.of(RereadViews.of(Faults.told(() -> rereads.resumeReplay(replay, Caller.by(why)))));
    }

    private static Optional<Instant> instant(String text) {
        return Optional.of(text).filter(said -> !said.isBlank()).map(BackfillsBean::instant);
    }
}
