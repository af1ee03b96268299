package dev.wadi.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.wadi.bronze.CursorMoved;
import dev.wadi.bronze.Landing;
import dev.wadi.bronze.LookBack;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.QueryReads;
import dev.wadi.bronze.Reading;
import dev.wadi.bronze.Refresh;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** LAND without a database: pages in a list, cursors in a map, and a way to interfere before either is looked at. */
public final class KeptPages implements Landing, QueryReads {

    /** Before what is read in other lanes than the live one. */
    private static final String NOT_LIVE = "not live: ";

    private final List<PageDraft> pages = new ArrayList<>();
    private final Map<String, Long> positions = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final Set<String> givenUp = new HashSet<>();
    private volatile Consumer<String> beforeOpen = partition -> {};
    private volatile Consumer<PageDraft> beforeLand = draft -> {};

    /** Does this whenever an object is about to be opened. */
    public void beforeOpen(Consumer<String> interference) {
        beforeOpen = interference;
    }

    /** Does this whenever a page is about to land. */
    public void beforeLand(Consumer<PageDraft> interference) {
        beforeLand = interference;
    }

    public synchronized List<PageDraft> pages() {
        return List.copyOf(pages);
    }

    /** The bytes of all pages of a stream, as they landed. */
    public synchronized String text(String stream) {
        return pages.stream()
                .filter(page -> page.reading().stream().equals(stream))
                .map(page -> new String(page.payload(), UTF_8))
                .collect(joining());
    }

    /** Objects read to their end. */
    public synchronized Set<String> closed() {
        return Set.copyOf(closed);
    }

    @Override
    public synchronized Set<String> unread(Tenant tenant, String stream, Lane lane, Collection<String> partitions) {
        var unread = new HashSet<>(partitions);
        unread.removeIf(partition -> closed.contains(place(lane, partition)));
        return unread;
    }

    @Override
    public synchronized Set<String> unfinished(Tenant tenant, String stream, Lane lane) {
        var unfinished = new HashSet<>(positions.keySet());
        unfinished.removeAll(closed);
        unfinished.removeIf(place -> lane == Lane.LIVE && place.startsWith(NOT_LIVE));
        return unfinished;
    }

    @Override
    public synchronized void giveUp(Tenant tenant, String stream, Lane lane, Collection<String> partitions) {
        for (var partition : partitions) {
            if (positions.remove(place(lane, partition)) != null) {
                givenUp.add(partition);
            }
        }
    }

    /** What was begun and is not at the source any more. */
    public synchronized Set<String> givenUp() {
        return Set.copyOf(givenUp);
    }

    @Override
    public Optional<Reading> open(Tenant tenant, String stream, Lane lane, String partition, Instant readAt) {
        beforeOpen.accept(partition);
        synchronized (this) {
            return closed.contains(place(lane, partition))
                    ? Optional.empty()
                    : Optional.of(new Reading(
                            tenant,
                            stream,
                            lane,
                            partition,
                            readAt,
                            1,
                            positions.getOrDefault(place(lane, partition), 0L)));
        }
    }

    @Override
    public Reading openNext(Tenant tenant, String stream, Lane lane, String slice, Instant readAt) {
        return open(tenant, stream, lane, slice, readAt).orElseThrow();
    }

    @Override
    public List<Refresh.Row> absent(Tenant tenant, String stream, Lane lane, Collection<Long> seen) {
        return List.of();
    }

    @Override
    public synchronized OptionalLong highWater(Tenant tenant, String stream, Lane lane) {
        return pages.stream()
                .filter(page -> page.reading().stream().equals(stream))
                .flatMap(page -> page.repeats().stream())
                .filter(LookBack.class::isInstance)
                .mapToLong(repeats -> ((LookBack) repeats).highWater())
                .max();
    }

    @Override
    public Outcome land(PageDraft draft) {
        beforeLand.accept(draft);
        synchronized (this) {
            var partition = place(draft.reading().lane(), draft.reading().partition());
            if (positions.getOrDefault(partition, 0L) != draft.start()) {
                throw new CursorMoved(partition);
            }
            pages.add(draft);
            positions.put(partition, draft.end());
            if (draft.last()) {
                closed.add(partition);
            }
            return Outcome.LANDED;
        }
    }

    private static String place(Lane lane, String partition) {
        return lane == Lane.LIVE ? partition : NOT_LIVE + partition;
    }
}
