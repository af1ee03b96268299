package dev.wadi.identity.compare;

import dev.wadi.identity.profile.Profile;
import java.util.List;
import java.util.function.Function;

/**
 * Fields that are read and compared together, because one explains the other.
 *
 * @param <V> the normalised value; immutable
 */
public interface FieldGroup<V> {

    /** What comparing two values yields, in the order of the nibbles of {@link #compare}. */
    List<Comparison> comparisons();

    /** The normalised value of a record; a value that is empty rather than null where the record says nothing. */
    V read(Profile profile);

    /** The levels: comparison i in bits 4i to 4i + 3. */
    long compare(V left, V right, Kernels kernels);

    /** Reads of a value what comparing will read, for nothing but to have it near by then. What it returns means nothing. */
    int touch(V value);

    /** Whether nobody has two values of this at a time, so that two who differ in it are two. */
    default boolean settles() {
        return false;
    }

    /** The word whose frequency matters when a comparison is at its highest level; empty where none does. */
    default String term(V value, int comparison) {
        return "";
    }

    /** Words whose weight in the population the value wants to know; see {@link #weighing}. */
    default List<String> vocabulary(V value) {
        return List.of();
    }

    /** The value with its words weighed. */
    default V weighing(V value, Function<String, Float> weights) {
        return value;
    }

    /** The kinds of keys {@link #keys} gives. */
    List<KeyKind> keyKinds();

    /** What the value is found by. */
    void keys(V value, KeySink sink);

    /** The value of a comparison as a steward would read it. */
    String show(V value, int comparison);

    /**
     * A kind of blocking key.
     *
     * @param name says what it is made of
     * @param many whether a value can have several, two of which together make a good key
     * @param use what a register finds records by
     */
    record KeyKind(String name, boolean many, Use use) {}

    /** How telling a key is among any number of records, without having counted them. */
    enum Use {
        /** Few share it: an address, a number. Where many do, a name must go with it. */
        ALONE,
        /** Only together with a name. */
        WITH_NAME,
        /** What somebody is called. */
        NAME,
        /** Too many share it. */
        NEVER
    }

    /** Takes the keys of one record. */
    @FunctionalInterface
    interface KeySink {
        /** One key of the kind at a position of {@link #keyKinds}. */
        void key(int kind, String text);
    }
}
