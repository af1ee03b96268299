package dev.wadi.identity.population;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Room for entries that whoever comes next uses again: there are never more rooms than threads at work. Safe for many threads. */
public final class Rooms {

    private final Queue<Entries> free = new ConcurrentLinkedQueue<>();

    /** Does some work in a room nobody else is in; what others left there is to be cleared first. */
    public void in(Consumer<Entries> work) {
        var known = free.poll();
        var room = known == null ? new Entries() : known;
        work.accept(room);
        free.add(room);
    }
}
