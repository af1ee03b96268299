package dev.wadi.testkit;

import dev.wadi.operations.Control;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is wanted of streams, in memory, and what their readers said. */
public final class KeptControl implements Control {

    private final Map<String, Wanted> wanted = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final Set<String> limited = ConcurrentHashMap.newKeySet();

    /** Wants it paused, or not. */
    public void pause(String stream, boolean paused) {
        wanted.compute(stream, (name, before) -> {
            var now = before == null ? Wanted.NOTHING : before;
            return new Wanted(paused, now.asked(), now.answered(), now.failing(), now.stopped());
        });
    }

    /** Wants a read at once. */
    public void ask(String stream) {
        wanted.compute(stream, (name, before) -> {
            var now = before == null ? Wanted.NOTHING : before;
            return new Wanted(now.paused(), now.asked() + 1, now.answered(), now.failing(), now.stopped());
        });
    }

    /** Why the last read failed. */
    public Optional<String> failure(String stream) {
        return Optional.ofNullable(failures.get(stream));
    }

    @Override
    public Wanted of(String stream) {
        return wanted.getOrDefault(stream, Wanted.NOTHING);
    }

    @Override
    public void seen(String stream) {
        // nobody asks here
    }

    @Override
    public void limited(String stream, long asked, String failure) {
        failed(stream, asked, failure);
        limited.add(stream);
    }

    /** The streams whose sources wanted to be left alone. */
    public Set<String> limited() {
        return Set.copyOf(limited);
    }

    /** Stops it, or lets it go on. */
    public void stop(String stream, boolean stopped) {
        wanted.compute(stream, (name, before) -> {
            var now = before == null ? Wanted.NOTHING : before;
            return new Wanted(now.paused(), now.asked(), now.answered(), now.failing(), stopped);
        });
    }

    @Override
    public void read(String stream, long asked) {
        answer(stream, asked);
        failures.remove(stream);
    }

    @Override
    public void failed(String stream, long asked, String failure) {
        answer(stream, asked);
        failures.put(stream, failure);
    }

    @Override
    public void stopped(String stream, long asked, String failure) {
        failed(stream, asked, failure);
        wanted.putIfAbsent(stream, Wanted.NOTHING);
        stop(stream, true);
    }

    private void answer(String stream, long asked) {
        wanted.computeIfPresent(
                stream,
                (name, before) ->
                        new Wanted(before.paused(), before.asked(), asked, before.failing(), before.stopped()));
    }
}
