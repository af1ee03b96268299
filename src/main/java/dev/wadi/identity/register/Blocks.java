package dev.wadi.identity.register;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Set;

/** All blocks of a register. Most keys are one persona's alone and hold no block. Changed by one thread, read by many. */
final class Blocks {

    private final int many;
    private final Long2ObjectOpenHashMap<Object> byKey = new Long2ObjectOpenHashMap<>();

    /** @param many how many personas under one key are each compared with each */
    Blocks(int many) {
        this.many = many;
    }

    /** Takes one more, and adds to {@code disturbed} who else has to be compared anew because of it. */
    void add(Persona persona, Set<Persona> disturbed) {
        for (long key : persona.keys.alone()) {
            var there = byKey.putIfAbsent(key, persona);
            if (there instanceof Block block) {
                block.add(persona, disturbed);
            } else if (there instanceof Persona first) {
                var block = new Block(many);
                block.add(first, disturbed);
                block.add(persona, disturbed);
                byKey.put(key, block);
            }
        }
    }

    /** Lets one go, and adds to {@code disturbed} who else has to be compared anew because of it. */
    void remove(Persona persona, Set<Persona> disturbed) {
        for (long key : persona.keys.alone()) {
            if (byKey.get(key) instanceof Block block) {
                block.remove(persona, disturbed);
                if (block.isEmpty()) {
                    byKey.remove(key);
                }
            } else {
                byKey.remove(key);
            }
        }
    }

    /** Fills {@code found} with all worth comparing with a persona, itself not among them. */
    void candidates(Persona persona, Set<Persona> found) {
        found.clear();
        for (long key : persona.keys.alone()) {
            if (byKey.get(key) instanceof Block block) {
                block.candidates(persona, found::add);
            }
        }
        found.remove(persona);
    }
}
