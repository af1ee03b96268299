package dev.wadi.identity.compare;

import dev.wadi.identity.normalise.Texts;
import dev.wadi.identity.normalise.Words;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Company names and free text, compared by the weight of the words they share. */
public final class WordsGroup implements FieldGroup<Words> {

    private static final double[] FROM = {0.12, 0.3, 0.45, 0.6, 0.75, 0.9};
    private static final int KEY_WORDS = 6;
    private static final List<Level> LEVELS = List.of(
            new Level("different", 0.03, 0.93),
            new Level("hardly alike", 0.03, 0.04),
            new Level("a little alike", 0.05, 0.015),
            new Level("partly alike", 0.06, 0.006),
            new Level("contained in the other", 0.1, 0.003),
            new Level("much alike", 0.09, 0.002),
            new Level("very much alike", 0.11, 0.0015),
            new Level("almost the same", 0.13, 0.001),
            new Level("same", 0.4, 0.0015));
    private static final int CONTAINED = 5;

    private final FieldType type;
    private final List<Integer> positions;
    private final Comparison comparison;
    private final List<KeyKind> kinds;

    public WordsGroup(FieldType type, String name, List<Integer> positions) {
        this.type = type;
        this.positions = List.copyOf(positions);
        this.comparison = new Comparison(name, LEVELS, "", true, true, type == FieldType.COMPANY ? 0.3 : 0.5);
        this.kinds = List.of(
                new KeyKind("words of " + name, true, type == FieldType.COMPANY ? Use.NAME : Use.NEVER),
                new KeyKind("start of " + name, false, Use.NEVER));
    }

    @Override
    public List<Comparison> comparisons() {
        return List.of(comparison);
    }

    @Override
    public Words read(Profile profile) {
        for (var position : positions) {
            var value = profile.values().get(position);
            if (!value.isBlank()) {
                var words = type == FieldType.COMPANY ? Texts.company(value) : Texts.text(value);
                if (!words.isEmpty()) {
                    return words;
                }
            }
        }
        return Words.NONE;
    }

    @Override
    public long compare(Words left, Words right, Kernels kernels) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        if (left.joined().equals(right.joined())) {
            return comparison.same();
        }
        var overlap = kernels.wordOverlap();
        overlap.measure(left, right, kernels);
        double jaccard = overlap.jaccard();
        if (jaccard < 0.9) {
            jaccard = Math.max(jaccard, spelling(left.joined(), right.joined(), kernels));
        }
        int level = 1;
        for (double from : FROM) {
            if (jaccard >= from) {
                level++;
            }
        }
        boolean contained = overlap.containment() >= 0.95;
        return contained
                ? Math.max(CONTAINED, level < CONTAINED ? level : level + 1)
                : level < CONTAINED ? level : level + 1;
    }

    @Override
    public int touch(Words value) {
        return value.touch();
    }

    /** Spelling as a whole counts only where it is very close: 0 below 0.8. */
    private static double spelling(String left, String right, Kernels kernels) {
        int longer = Math.max(left.length(), right.length());
        if (longer < 4
                || Math.abs(left.length() - right.length()) * 5 > longer
                || left.charAt(0) != right.charAt(0) && longer < 8) {
            return 0;
        }
        double alike = kernels.levenshtein().similarity(left, right);
        return alike >= 0.8 ? alike - 0.05 : 0;
    }

    @Override
    public String term(Words value, int comparison) {
        return value.joined();
    }

    @Override
    public List<String> vocabulary(Words value) {
        return value.words();
    }

    @Override
    public Words weighing(Words value, Function<String, Float> weights) {
        var weighed = new ArrayList<Float>(value.words().size());
        for (var word : value.words()) {
            weighed.add(weights.apply(word));
        }
        return value.weighing(weighed);
    }

    @Override
    public List<KeyKind> keyKinds() {
        return kinds;
    }

    @Override
    public void keys(Words value, KeySink sink) {
        if (value.isEmpty()) {
            return;
        }
        for (int at : heaviest(value.weights(), KEY_WORDS)) {
            var word = value.words().get(at);
            sink.key(0, word.length() > 5 ? word.substring(0, 5) : word);
        }
        sink.key(1, value.joined().substring(0, Math.min(6, value.joined().length())));
    }

    static int[] heaviest(List<Float> weights, int most) {
        int n = weights.size();
        int[] order = new int[Math.min(n, most)];
        var used = new boolean[n];
        for (int k = 0; k < order.length; k++) {
            int best = -1;
            for (int i = 0; i < n; i++) {
                if (!used[i] && (best < 0 || weights.get(i) > weights.get(best))) {
                    best = i;
                }
            }
            used[best] = true;
            order[k] = best;
        }
        return order;
    }

    @Override
    public String show(Words value, int comparison) {
        return String.join(" ", value.words());
    }
}
