package dev.wadi.identity.register;

import static java.util.Objects.requireNonNull;

import dev.wadi.identity.population.Workers;
import dev.wadi.identity.register.Persona.Edge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All personas, which record has which, and who may be one with whom. For one thread. */
final class Crowd {

    private static final int SLICE = 512;

    private final Scale scale;
    private final Workers workers;
    private final Blocks blocks;
    private final Map<Said, Persona> personas = new HashMap<>();
    private final Map<RecordName, Persona> byRecord = new HashMap<>();

    Crowd(Scale scale, Workers workers, Blocks blocks) {
        this.scale = scale;
        this.workers = workers;
        this.blocks = blocks;
    }

    /**
     * Takes in what records say from now on; those that say nothing leave.
     *
     * @return personas whose surroundings changed; those without records are gone
     */
    Set<Persona> takeIn(Map<RecordName, List<String>> said) {
        var touched = new LinkedHashSet<Persona>();
        var fresh = new LinkedHashSet<Persona>();
        var all = List.copyOf(said.values());
        var words = words(all);
        var read = read(words, all);
        var at = 0;
        for (var record : said.keySet()) {
            var before = byRecord.remove(record);
            if (before != null) {
                before.remove(record);
                touched.add(before);
            }
            var word = words[at];
            if (word != null) {
                var persona = attach(record, word, all.get(at), read, fresh);
                byRecord.put(record, persona);
                touched.add(persona);
            }
            at++;
        }
        var disturbed = new LinkedHashSet<Persona>();
        for (var gone :
                touched.stream().filter(persona -> persona.records.isEmpty()).toList()) {
            personas.remove(gone.said, gone);
            if (!fresh.remove(gone)) {
                blocks.remove(gone, disturbed);
                touched.addAll(gone.cutLoose());
            }
        }
        fresh.forEach(persona -> blocks.add(persona, disturbed));
        disturbed.removeIf(persona -> persona.records.isEmpty() || fresh.contains(persona));
        disturbed.forEach(persona -> touched.addAll(persona.cutLoose()));
        fresh.addAll(disturbed);
        connect(new ArrayList<>(fresh));
        touched.addAll(fresh);
        return touched;
    }

    boolean knows(RecordName record) {
        return byRecord.containsKey(record);
    }

    static boolean saysNothing(List<String> values) {
        for (var value : values) {
            if (!value.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** What each says, in parallel; null where that is nothing. */
    private @Nullable Said[] words(List<List<String>> all) {
        var words = new @Nullable Said[all.size()];
        workers.slices(words.length, (words.length + SLICE - 1) / SLICE, (piece, from, to) -> {
            for (int i = from; i < to; i++) {
                words[i] = saysNothing(all.get(i)) ? null : Said.of(all.get(i));
            }
        });
        return words;
    }

    /** Reads in parallel what nobody has said before. */
    private Map<Said, Persona> read(@Nullable Said[] words, List<List<String>> all) {
        var unread = new LinkedHashMap<Said, List<String>>();
        for (int i = 0; i < words.length; i++) {
            var word = words[i];
            if (word != null && !personas.containsKey(word)) {
                unread.put(word, all.get(i));
            }
        }
        var said = List.copyOf(unread.keySet());
        var read = new Persona[said.size()];
        workers.slices(read.length, (read.length + SLICE - 1) / SLICE, (piece, from, to) -> {
            for (int i = from; i < to; i++) {
                read[i] = scale.read(said.get(i), unread.getOrDefault(said.get(i), List.of()));
            }
        });
        var byWords = new HashMap<Said, Persona>();
        for (int i = 0; i < read.length; i++) {
            byWords.put(said.get(i), read[i]);
        }
        return byWords;
    }

    private Persona attach(
            RecordName record, Said said, List<String> values, Map<Said, Persona> read, Set<Persona> fresh) {
        var persona = personas.get(said);
        if (persona == null) {
            persona = requireNonNull(read.get(said), "everything new has been read");
            personas.put(said, persona);
            fresh.add(persona);
        } else if (!persona.telling && !persona.records.isEmpty()) {
            persona = scale.read(said, values);
            fresh.add(persona);
        }
        persona.add(record);
        return persona;
    }

    /** Compares personas with all they share a key with and keeps the edges worth it. */
    private void connect(List<Persona> fresh) {
        var order = new HashMap<Persona, Integer>(2 * fresh.size());
        for (int i = 0; i < fresh.size(); i++) {
            order.put(fresh.get(i), i);
        }
        int pieces = (fresh.size() + SLICE - 1) / SLICE;
        var edges = new ArrayList<List<Edge>>();
        for (int i = 0; i < pieces; i++) {
            edges.add(new ArrayList<>());
        }
        workers.slices(fresh.size(), pieces, (piece, from, to) -> {
            var candidates = new HashSet<Persona>();
            for (int i = from; i < to; i++) {
                var persona = fresh.get(i);
                blocks.candidates(persona, candidates);
                for (var other : candidates) {
                    if (order.getOrDefault(other, Integer.MAX_VALUE) > i) {
                        double bits = scale.bits(persona, other);
                        if (scale.worthKeeping(bits)) {
                            edges.get(piece).add(new Edge(persona, other, (float) bits));
                        }
                    }
                }
            }
        });
        edges.forEach(some -> some.forEach(edge -> {
            edge.left().edges.add(edge);
            edge.right().edges.add(edge);
        }));
    }

    /** Those that hang together with personas by edges, in sets. */
    List<List<Persona>> components(Collection<Persona> touched) {
        var seen = new HashSet<Persona>();
        var components = new ArrayList<List<Persona>>();
        for (var start : touched) {
            if (!start.records.isEmpty() && seen.add(start)) {
                var members = new ArrayList<Persona>();
                members.add(start);
                for (int at = 0; at < members.size(); at++) {
                    for (var edge : members.get(at).edges) {
                        var other = edge.other(members.get(at));
                        if (seen.add(other)) {
                            members.add(other);
                        }
                    }
                }
                components.add(members);
            }
        }
        return components;
    }
}
