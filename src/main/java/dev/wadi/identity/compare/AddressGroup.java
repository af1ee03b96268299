package dev.wadi.identity.compare;

import dev.wadi.identity.normalise.Phonetic;
import dev.wadi.identity.normalise.Texts;
import dev.wadi.identity.normalise.Words;
import dev.wadi.identity.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The address lines of a record as one address: house number, and the words of the street. */
public final class AddressGroup implements FieldGroup<Words> {

    private static final List<Comparison> COMPARISONS = List.of(new Comparison(
            "address",
            List.of(
                    new Level("different", 0.1, 0.985),
                    new Level("the same number", 0.02, 0.008),
                    new Level("the same street", 0.03, 0.004),
                    new Level("partly alike", 0.05, 0.001),
                    new Level("the same street, one number missing", 0.05, 0.0006),
                    new Level("much alike", 0.15, 0.0004),
                    new Level("same", 0.6, 0.0004)),
            "",
            true,
            true,
            0.6));
    private static final List<KeyKind> KINDS =
            List.of(new KeyKind("house", true, Use.ALONE), new KeyKind("street", true, Use.NEVER));
    private static final int KEY_WORDS = 4;

    private final List<Integer> positions;

    public AddressGroup(List<Integer> positions) {
        this.positions = List.copyOf(positions);
    }

    @Override
    public List<Comparison> comparisons() {
        return COMPARISONS;
    }

    @Override
    public Words read(Profile profile) {
        var line = Values.joined(profile, positions);
        return line.isBlank() ? Words.NONE : Texts.address(line);
    }

    @Override
    public long compare(Words left, Words right, Kernels kernels) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        boolean both = !left.kind().isEmpty() && !right.kind().isEmpty();
        boolean number = both && left.kind().equals(right.kind());
        if ((number || !both)
                && left.joined().equals(right.joined())
                && left.kind().equals(right.kind())) {
            return 7;
        }
        var overlap = kernels.wordOverlap();
        overlap.measure(left, right, kernels);
        double alike = 0.5 * overlap.jaccard() + 0.5 * overlap.containment();
        if (number) {
            return alike >= 0.8 ? 7 : alike >= 0.5 ? 6 : alike >= 0.25 ? 4 : 2;
        }
        boolean near = both
                && Math.min(left.kind().length(), right.kind().length()) > 1
                && kernels.levenshtein().alignment(left.kind(), right.kind()) == 1;
        if (alike >= 0.8) {
            return both ? near ? 4 : 3 : 5;
        }
        return alike >= 0.5 ? both ? 3 : 4 : 1;
    }

    @Override
    public int touch(Words value) {
        return value.touch();
    }

    @Override
    public String term(Words value, int comparison) {
        return value.kind() + value.joined();
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
        return KINDS;
    }

    @Override
    public void keys(Words value, KeySink sink) {
        for (int at : WordsGroup.heaviest(value.weights(), KEY_WORDS)) {
            var word = value.words().get(at);
            var sound = Character.isDigit(word.charAt(0)) ? word : Phonetic.code(word);
            if (!value.kind().isEmpty()) {
                sink.key(0, value.kind() + " " + sound);
            }
            sink.key(1, sound);
        }
    }

    @Override
    public String show(Words value, int comparison) {
        return (value.kind() + " " + String.join(" ", value.words())).strip();
    }
}
