package dev.wadi.identity.normalise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replaces words, and runs of words, by the spelling we keep: {@code street → st}, {@code sp z o o → spzoo}. Immutable. */
final class Vocabulary {

    private final Map<String, List<Entry>> byFirst = new HashMap<>();

    private record Entry(String[] words, String kept) {}

    private Vocabulary(String list) {
        for (var line : WordLists.lines(list)) {
            int colon = line.indexOf(':');
            var kept = line.substring(0, colon).strip();
            for (var spelling : line.substring(colon + 1).split("\\|")) {
                var folded = Fold.words(spelling);
                if (!folded.isEmpty()) {
                    var words = Fold.split(folded);
                    byFirst.computeIfAbsent(words[0], first -> new ArrayList<>())
                            .add(new Entry(words, kept));
                }
            }
        }
        for (var entries : byFirst.values()) {
            entries.sort((a, b) -> b.words.length - a.words.length);
        }
    }

    static Vocabulary load(String list) {
        return new Vocabulary(list);
    }

    /** The words with each known run replaced; the longest run wins. */
    List<String> replace(String[] words) {
        var out = new ArrayList<String>(words.length);
        int i = 0;
        while (i < words.length) {
            var entry = at(words, i);
            out.add(entry.length == 0 ? words[i] : entry.kept);
            i += Math.max(1, entry.length);
        }
        return out;
    }

    /** What begins at a position: how many words it takes (0 = nothing known) and what is kept of them. */
    Run at(String[] words, int from) {
        for (var entry : byFirst.getOrDefault(words[from], List.of())) {
            int end = from + entry.words.length;
            if (end <= words.length && Arrays.equals(words, from, end, entry.words, 0, entry.words.length)) {
                return new Run(entry.words.length, entry.kept);
            }
        }
        return Run.NOTHING;
    }

    record Run(int length, String kept) {
        static final Run NOTHING = new Run(0, "");
    }
}
