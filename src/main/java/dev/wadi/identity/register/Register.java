package dev.wadi.identity.register;

import dev.wadi.identity.population.Workers;
import dev.wadi.identity.profile.Schema;
import dev.wadi.identity.register.Component.Found;
import dev.wadi.identity.register.Component.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Everybody of one kind, people or companies, as all records together tell, and whose each record is. Kept up to date record
 * by record: what somebody says from now on is compared with the few who share a key, and only customers near it are settled
 * again. The customers depend on what the records say now, never on the order in which they came to say it. For one thread.
 */
public final class Register {

    private static final int SLICE = 512;
    private static final int PORTION = 4_000;

    private final Scale scale;
    private final Workers workers;
    private final Crowd crowd;
    private final Names names;
    private final Map<RecordName, Told> told = new HashMap<>();
    private final Map<RecordName, List<String>> pending = new LinkedHashMap<>();
    private final Set<Persona> touched = new LinkedHashSet<>();
    private final Set<RecordName> left = new LinkedHashSet<>();
    private final Set<Review> restored = new HashSet<>();

    /**
     * An empty register.
     *
     * @param schema   what is said of somebody: the fields of all values
     * @param founding a name for a customer after its founding record, another for each number
     * @param retired  names that customers had which were merged away
     */
    public Register(
            Schema schema,
            RegisterSettings settings,
            BiFunction<RecordName, Integer, UUID> founding,
            Set<UUID> retired) {
        this.scale = new Scale(schema, settings);
        this.workers = new Workers(settings.threads());
        this.crowd = new Crowd(scale, workers, new Blocks(settings.many()));
        this.names = new Names(founding, retired);
    }

    /** What was told last of a record; of the reason only enough to see that it is another. */
    private record Told(UUID customer, double confidence, int reason) {

        static Told of(Membership membership) {
            return new Told(
                    membership.customer(),
                    membership.confidence(),
                    membership.reason().hashCode());
        }
    }

    /** From now on a record says this; where all values are blank, nothing. */
    public void say(RecordName record, List<String> values) {
        if (Crowd.saysNothing(values) && !told.containsKey(record) && !crowd.knows(record)) {
            pending.remove(record);
            return;
        }
        pending.put(record, values);
        if (pending.size() == PORTION) {
            takeIn();
        }
    }

    /** The record is gone. */
    public void forget(RecordName record) {
        say(record, List.of());
    }

    /** The same as {@link #say} for a record whose membership has been told before. */
    public void restore(RecordName record, List<String> values, Membership membership) {
        told.put(record, Told.of(membership));
        say(record, values);
        names.join(membership.customer());
    }

    /** A review that has been told before. */
    public void restore(Review review) {
        restored.add(review);
    }

    /** Which model the register goes by. */
    public String model() {
        return scale.model();
    }

    /** Takes in all that was said, and tells what became of customers by it. */
    public Settlement settle() {
        takeIn();
        var components = crowd.components(touched);
        var found = new Found[components.size()];
        workers.slices(found.length, (found.length + SLICE - 1) / SLICE, (piece, from, to) -> {
            for (int i = from; i < to; i++) {
                found[i] = new Component(scale, components.get(i)).find();
            }
        });
        var joined = new LinkedHashMap<RecordName, Membership>();
        var fresh = new HashSet<RecordName>();
        var merged = join(List.of(found), joined, fresh);
        var closed = new LinkedHashSet<>(restored);
        restored.clear();
        touched.forEach(persona -> closed.addAll(persona.reviews));
        var opened = reviews(List.of(found), closed);
        left.removeAll(joined.keySet());
        var settlement = new Settlement(joined, fresh, new LinkedHashSet<>(left), merged, opened, List.copyOf(closed));
        touched.clear();
        left.clear();
        return settlement;
    }

    /** Takes in what was said so far; {@link #settle} does so too. What is said need not wait in memory until everything has been. */
    public void takeIn() {
        pending.forEach((record, values) -> {
            var before = Crowd.saysNothing(values) ? told.remove(record) : null;
            if (before != null) {
                names.leave(before.customer());
                left.add(record);
            }
        });
        touched.addAll(crowd.takeIn(pending));
        pending.clear();
    }

    /** Names the customers and notes whose membership is another than it was. */
    private Map<UUID, UUID> join(List<Found> found, Map<RecordName, Membership> joined, Set<RecordName> fresh) {
        var groups = found.stream().flatMap(one -> one.groups().stream()).toList();
        var sets = groups.stream().map(Register::records).toList();
        var given = names.name(sets, this::customer);
        var moves = new TreeMap<UUID, Map<UUID, Integer>>();
        for (int i = 0; i < groups.size(); i++) {
            join(groups.get(i), given.get(i), joined, fresh, moves);
        }
        var merged = new TreeMap<UUID, UUID>();
        moves.forEach((from, to) -> {
            if (!names.isInUse(from)) {
                names.retire(from);
                merged.put(from, most(to));
            }
        });
        return merged;
    }

    private void join(
            Group group,
            UUID customer,
            Map<RecordName, Membership> joined,
            Set<RecordName> fresh,
            Map<UUID, Map<UUID, Integer>> moves) {
        for (int i = 0; i < group.members().size(); i++) {
            var membership = new Membership(
                    customer, group.confidences().get(i), group.reasons().get(i));
            var now = Told.of(membership);
            for (var record : group.members().get(i).records) {
                var before = told.put(record, now);
                if (!now.equals(before)) {
                    joined.put(record, membership);
                }
                if (before == null) {
                    fresh.add(record);
                }
                if (before == null || !before.customer().equals(customer)) {
                    names.join(customer);
                }
                if (before != null && !before.customer().equals(customer)) {
                    names.leave(before.customer());
                    moves.computeIfAbsent(before.customer(), none -> new TreeMap<>())
                            .merge(customer, 1, Integer::sum);
                }
            }
        }
    }

    private static UUID most(Map<UUID, Integer> to) {
        return to.entrySet().stream()
                .max(Map.Entry.<UUID, Integer>comparingByValue()
                        .thenComparing(Map.Entry.<UUID, Integer>comparingByKey().reversed()))
                .orElseThrow()
                .getKey();
    }

    private static List<RecordName> records(Group group) {
        return group.members().stream()
                .flatMap(persona -> persona.records.stream())
                .sorted()
                .toList();
    }

    private Optional<UUID> customer(RecordName record) {
        return Optional.ofNullable(told.get(record)).map(Told::customer);
    }

    /** Notes what a steward should look at; what was open before and is again is neither opened nor closed. */
    private static List<Review> reviews(List<Found> found, Set<Review> closed) {
        var opened = new ArrayList<Review>();
        for (var one : found) {
            one.personas().forEach(persona -> closed.addAll(persona.reviews));
        }
        for (var one : found) {
            for (int place = 0; place < one.personas().size(); place++) {
                var now = one.reviews().getOrDefault(place, List.of());
                now.forEach(review -> {
                    if (!closed.remove(review)) {
                        opened.add(review);
                    }
                });
                one.personas().get(place).reviews = now;
            }
        }
        return opened;
    }
}
