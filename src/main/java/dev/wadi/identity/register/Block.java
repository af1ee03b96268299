package dev.wadi.identity.register;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Personas under one key. As long as there are few, each is worth comparing with each; where there are many, only those
 * that share a name as well; and where even these are many, the key says nothing. Who is worth comparing with whom thus
 * depends on who is there, not on the order in which they came.
 */
final class Block {

    private final int many;
    private final List<Persona> members = new ArrayList<>(2);
    private @Nullable Int2ObjectOpenHashMap<List<Persona>> byName;

    /** @param many from how many more members on a block is split by name */
    Block(int many) {
        this.many = many;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Takes one more, and says who else has to be compared anew because of it. */
    void add(Persona persona, Collection<Persona> disturbed) {
        members.add(persona);
        if (byName != null) {
            addByName(byName, persona, disturbed);
        } else if (members.size() == many + 1) {
            byName = new Int2ObjectOpenHashMap<>();
            for (var member : members) {
                addByName(byName, member, new ArrayList<>());
            }
            disturbed.addAll(members);
        }
    }

    private void addByName(Int2ObjectOpenHashMap<List<Persona>> names, Persona persona, Collection<Persona> disturbed) {
        for (int name : persona.keys.names()) {
            var namesakes = names.computeIfAbsent(name, none -> new ArrayList<>(2));
            namesakes.add(persona);
            if (namesakes.size() == many + 1) {
                disturbed.addAll(namesakes);
            }
        }
    }

    /** Lets one go, and says who else has to be compared anew because of it. */
    void remove(Persona persona, Collection<Persona> disturbed) {
        members.remove(persona);
        if (byName == null) {
            return;
        }
        if (members.size() == many) {
            byName = null;
            disturbed.addAll(members);
            return;
        }
        for (int name : persona.keys.names()) {
            var namesakes = byName.get(name);
            namesakes.remove(persona);
            if (namesakes.size() == many) {
                disturbed.addAll(namesakes);
            }
        }
    }

    /** Those worth comparing with a member, itself among them. */
    void candidates(Persona persona, Consumer<Persona> each) {
        if (byName == null) {
            members.forEach(each);
            return;
        }
        for (int name : persona.keys.names()) {
            var namesakes = byName.get(name);
            if (namesakes.size() <= many) {
                namesakes.forEach(each);
            }
        }
    }
}
