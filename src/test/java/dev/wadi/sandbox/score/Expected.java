package dev.wadi.sandbox.score;

import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.sandbox.day.truth.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the truth lets one expect of a service that has read the sources at one moment. A record is named by its stream and
 * its key; one on an object by its stream and its place, because an object may tell of the same ticket often.
 */
public final class Expected {

    /** What a reader of the shop never learns: its orders go without a trace. */
    private static final Predicate<RecordTruth> UNSEEN =
            truth -> truth.deleted() && truth.stream().equals("orders.order");

    private final Map<String, RecordTruth> before;
    private final Map<String, RecordTruth> fresh;

    private Expected(Map<String, RecordTruth> before, Map<String, RecordTruth> fresh) {
        this.before = before;
        this.fresh = fresh;
    }

    /** When the day begins. */
    public static Expected ofBeginning(Path truth) throws IOException {
        return new Expected(Map.of(), read(truth, version -> version.version() == 0));
    }

    /** At its end, by somebody who read the beginning and saw nothing in between. */
    public static Expected ofEnd(Path truth) throws IOException {
        var gone = gone(truth);
        return new Expected(
                ofBeginning(truth).fresh,
                read(truth, version -> version.version() > 0 && !gone.contains(version.key())));
    }

    /** By somebody who reads all there is of one stream once more. */
    public Expected again(String stream) {
        var standing = new LinkedHashMap<>(before);
        standing.putAll(fresh);
        var onceMore = new LinkedHashMap<>(standing);
        onceMore.values().removeIf(truth -> !truth.stream().equals(stream));
        return new Expected(standing, onceMore);
    }

    static Expected of(Collection<RecordTruth> before, Collection<RecordTruth> fresh) {
        return new Expected(byName(before), byName(fresh));
    }

    /** How many records are gone though no reader can know. */
    public static long goneUnseen(Path truth) throws IOException {
        return gone(truth).size();
    }

    private static Set<String> gone(Path truth) throws IOException {
        try (var told = Truth.read(truth)) {
            return told.filter(UNSEEN).map(RecordTruth::key).collect(Collectors.toSet());
        }
    }

    /** The name of a record. */
    static String name(RecordTruth truth) {
        return truth.place().isEmpty() ? truth.key() : truth.stream() + "/" + truth.place();
    }

    /** What was there to be read for the first time. */
    public Collection<RecordTruth> fresh() {
        return fresh.values();
    }

    /** What its source says of a record. */
    Optional<RecordTruth> standing(String name) {
        return Optional.ofNullable(fresh.get(name)).or(() -> Optional.ofNullable(before.get(name)));
    }

    boolean isFresh(String name) {
        return fresh.containsKey(name);
    }

    /** The versions that count, by the key of their record: of each the latest that is valid, unless it says it is gone. */
    public Map<String, RecordTruth> counting() {
        var counting = new HashMap<String, RecordTruth>();
        for (var versions : List.of(before, fresh)) {
            versions.values().stream()
                    .filter(RecordTruth::valid)
                    .forEach(version -> counting.put(version.key(), version));
        }
        counting.values().removeIf(RecordTruth::deleted);
        return counting;
    }

    /** Who the records of these streams are about, of those that count. */
    public Map<String, String> entities(Collection<String> streams) {
        return counting().entrySet().stream()
                .filter(record -> streams.contains(record.getValue().stream()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, record -> record.getValue().entity()));
    }

    private static Map<String, RecordTruth> read(Path truth, Predicate<RecordTruth> which) throws IOException {
        try (var told = Truth.read(truth)) {
            return byName(told.filter(which).toList());
        }
    }

    private static Map<String, RecordTruth> byName(Collection<RecordTruth> versions) {
        var byName = new LinkedHashMap<String, RecordTruth>();
        versions.forEach(version -> byName.put(name(version), version));
        return byName;
    }
}
