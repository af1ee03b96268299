package dev.wadi.identity.block;

import dev.wadi.identity.compare.FieldGroup.Use;
import dev.wadi.identity.population.Comparer;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/**
 * The keys one record is found by in a register. Unlike the passes of {@link Blocking} they are chosen by what a field is
 * and never by how many records there are, so that a record's keys are the same whoever else is known. Immutable; safe for
 * many threads.
 */
public final class RecordKeys {

    private final BlockingKeys keys;

    public RecordKeys(Comparer comparer) {
        this.keys = new BlockingKeys(comparer);
    }

    /**
     * What a record is found by.
     *
     * @param alone keys worth a comparison by themselves, distinct
     * @param names keys of what somebody is called
     */
    @SuppressWarnings("ArrayRecordComponent") // a few dozen bytes for each of a million records
    public record Keys(long[] alone, int[] names) {}

    /** The keys of a record whose values have been read. */
    public Keys of(Object[] row) {
        var kinds = keys.kinds();
        var hashes = keys.hashes(row);
        var names = new IntArrayList();
        for (int kind = 0; kind < hashes.length; kind++) {
            if (kinds.get(kind).use() == Use.NAME) {
                names.addElements(names.size(), hashes[kind]);
            }
        }
        var alone = new LongOpenHashSet();
        for (int kind = 0; kind < hashes.length; kind++) {
            for (int hash : hashes[kind]) {
                switch (kinds.get(kind).use()) {
                    case ALONE -> alone.add(mixed(kind, hash));
                    case WITH_NAME -> {
                        for (int name : names) {
                            alone.add(mixed(kind, hash) * 31 + name);
                        }
                    }
                    case NAME, NEVER -> {
                        // names go with other keys only
                    }
                }
            }
        }
        return new Keys(alone.toLongArray(), names.toIntArray());
    }

    private static long mixed(int kind, int hash) {
        return ((long) kind << 32 | Integer.toUnsignedLong(hash)) * 0x9e3779b97f4a7c15L;
    }
}
