package dev.wadi.identity.population;

import dev.wadi.identity.compare.Comparison;
import dev.wadi.identity.compare.FieldGroup;
import dev.wadi.identity.compare.FieldGroups;
import dev.wadi.identity.compare.Kernels;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** All groups of a schema side by side, and where the levels of each go in a pattern of levels. Safe for many threads. */
public final class Comparer {

    /** Room for the levels of a comparison, with 0 for unknown. */
    public static final int MOST_LEVELS = Comparison.MOST;

    private final List<FieldGroup<Object>> groups;
    private final int[] offsets;
    private final List<Comparison> comparisons;
    private final int[] groupOf;
    private final List<Integer> settling;
    private final long settlingLevels;

    public Comparer(Schema schema) {
        this.groups = FieldGroups.of(schema).stream().map(Comparer::open).toList();
        this.offsets = new int[groups.size()];
        var all = new ArrayList<Comparison>();
        var owners = new ArrayList<Integer>();
        for (int g = 0; g < groups.size(); g++) {
            offsets[g] = all.size();
            for (var comparison : groups.get(g).comparisons()) {
                all.add(comparison);
                owners.add(g);
            }
        }
        if (all.size() > Comparison.MOST) {
            throw new IllegalArgumentException(
                    "a schema yields at most 16 comparisons, this one " + all.size() + "; declare fewer text fields");
        }
        this.settling = IntStream.range(0, groups.size())
                .filter(group -> groups.get(group).settles())
                .boxed()
                .toList();
        this.comparisons = List.copyOf(all);
        this.settlingLevels = IntStream.range(0, all.size())
                .filter(comparison -> settling.contains(owners.get(comparison)))
                .mapToLong(comparison -> 15L << 4 * comparison)
                .reduce(0, (left, right) -> left | right);
        this.groupOf = owners.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Each group only ever sees values it has read itself. */
    @SuppressWarnings("unchecked")
    private static FieldGroup<Object> open(FieldGroup<?> group) {
        return (FieldGroup<Object>) group;
    }

    public List<FieldGroup<Object>> groups() {
        return groups;
    }

    /** All comparisons, in the order of the nibbles of a pattern. */
    public List<Comparison> comparisons() {
        return comparisons;
    }

    /** The position in a pattern of a group's first comparison. */
    public int offset(int group) {
        return offsets[group];
    }

    /** The group a comparison belongs to. */
    public int groupOf(int comparison) {
        return groupOf[comparison];
    }

    /** The level of a comparison in a pattern. */
    public static int level(long pattern, int comparison) {
        return (int) (pattern >>> 4 * comparison) & 15;
    }

    public Object read(int group, Profile profile) {
        return groups.get(group).read(profile);
    }

    int touch(int group, Object value) {
        return groups.get(group).touch(value);
    }

    public long compare(int group, Object left, Object right, Kernels kernels) {
        return groups.get(group).compare(left, right, kernels);
    }

    /** The levels of two records given as rows of values. */
    public long compare(Object[] left, Object[] right, Kernels kernels) {
        long pattern = 0;
        for (int g = 0; g < offsets.length; g++) {
            pattern |= compare(g, left[g], right[g], kernels) << 4 * offsets[g];
        }
        return pattern;
    }

    /** Groups that settle who somebody is; see {@link FieldGroup#settles}. */
    List<Integer> settling() {
        return settling;
    }

    /** Where in a pattern the levels of these are: all their bits. */
    public long settlingLevels() {
        return settlingLevels;
    }

    /** The levels of what settles who somebody is, and of nothing else. */
    public long settling(Object[] left, Object[] right, Kernels kernels) {
        long pattern = 0;
        for (int g : settling) {
            pattern |= compare(g, left[g], right[g], kernels) << 4 * offsets[g];
        }
        return pattern;
    }

    public List<String> vocabulary(int group, Object value) {
        return groups.get(group).vocabulary(value);
    }

    public Object weighing(int group, Object value, Function<String, Float> weights) {
        return groups.get(group).weighing(value, weights);
    }

    /** The word whose frequency matters for a comparison. */
    public String term(int comparison, Object value) {
        int group = groupOf[comparison];
        return groups.get(group).term(value, comparison - offsets[group]);
    }

    /** The value of a comparison as a steward would read it. */
    public String show(int comparison, Object value) {
        int group = groupOf[comparison];
        return groups.get(group).show(value, comparison - offsets[group]);
    }
}
