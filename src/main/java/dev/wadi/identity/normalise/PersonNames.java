package dev.wadi.identity.normalise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the name fields of a record as one {@link PersonName}: titles and honours off, particles and generations known. */
public final class PersonNames {

    private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)?|\\[[^]]*\\]?");
    private static final Set<String> TITLES = Set.copyOf(WordLists.lines("titles.txt"));
    private static final Set<String> PARTICLES = Set.copyOf(WordLists.lines("particles.txt"));
    private static final Map<String, Integer> GENERATIONS = Map.ofEntries(
            Map.entry("sr", 1),
            Map.entry("senior", 1),
            Map.entry("snr", 1),
            Map.entry("1st", 1),
            Map.entry("jr", 2),
            Map.entry("jnr", 2),
            Map.entry("junior", 2),
            Map.entry("ii", 2),
            Map.entry("2nd", 2),
            Map.entry("iii", 3),
            Map.entry("3rd", 3),
            Map.entry("iv", 4),
            Map.entry("4th", 4),
            Map.entry("5th", 5));

    private final Lexicon lexicon;

    public PersonNames(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** One name from the given-name, family-name and full-name fields of a record; any of them may be empty. */
    public PersonName read(List<String> givenFields, List<String> familyFields, List<String> fullFields) {
        var generation = new int[1];
        var given = tokens(givenFields, generation);
        var family = tokens(familyFields, generation);
        var other = new ArrayList<Token>();
        boolean roles = !given.isEmpty() || !family.isEmpty();
        for (var full : fullFields) {
            if (full.isBlank()) {
                continue;
            }
            if (roles) {
                for (var token : tokens(List.of(full), generation)) {
                    if (!contains(given, token) && !contains(family, token) && !contains(other, token)) {
                        other.add(token);
                    }
                }
            } else {
                split(full, given, family, other, generation);
                roles = !given.isEmpty() || !family.isEmpty();
            }
        }
        return given.isEmpty() && family.isEmpty() && other.isEmpty()
                ? PersonName.NONE
                : new PersonName(given, family, other, generation[0]);
    }

    private void split(String full, List<Token> given, List<Token> family, List<Token> other, int[] generation) {
        var plain = ASIDE.matcher(full).replaceAll(" ");
        int comma = plain.indexOf(',');
        if (comma > 0) {
            var before = tokens(List.of(plain.substring(0, comma)), generation);
            var after = tokens(List.of(plain.substring(comma + 1)), generation);
            boolean inverted =
                    !before.isEmpty() && !after.isEmpty() && before.size() <= 3 && !startsWithTitle(plain, comma);
            if (inverted) {
                family.addAll(before);
                given.add(after.get(0));
                other.addAll(after.subList(1, after.size()));
                return;
            }
            plain = startsWithTitle(plain, comma) ? plain.substring(0, comma) : plain.replace(',', ' ');
        }
        var all = tokens(List.of(plain), generation);
        if (all.isEmpty()) {
            return;
        }
        if (all.size() == 1) {
            family.addAll(all);
            return;
        }
        given.add(all.get(0));
        other.addAll(all.subList(1, all.size() - 1));
        family.add(all.get(all.size() - 1));
    }

    private static boolean startsWithTitle(String plain, int comma) {
        var after = Fold.words(plain.substring(comma + 1));
        int blank = after.indexOf(' ');
        return TITLES.contains(blank < 0 ? after : after.substring(0, blank));
    }

    private List<Token> tokens(List<String> fields, int[] generation) {
        var kept = new ArrayList<Token>();
        for (var field : fields) {
            if (field.isEmpty()) {
                continue;
            }
            var folded =
                    Fold.words(field.indexOf('(') >= 0 ? ASIDE.matcher(field).replaceAll(" ") : field);
            if (folded.isEmpty()) {
                continue;
            }
            if (folded.indexOf(' ') < 0) {
                if (!contains(kept, folded)) {
                    kept.add(lexicon.token(folded));
                }
                continue;
            }
            var words = Fold.split(folded);
            int before = kept.size();
            for (var word : words) {
                Integer known = GENERATIONS.get(word);
                if (known != null) {
                    generation[0] = known;
                } else if (!TITLES.contains(word) && !PARTICLES.contains(word) && !contains(kept, word)) {
                    kept.add(lexicon.token(word));
                }
            }
            if (generation[0] == 0 && folded.endsWith(" i")) {
                generation[0] = 1;
            }
            if (kept.size() == before) {
                for (var word : words) {
                    if (!contains(kept, word)) {
                        kept.add(lexicon.token(word));
                    }
                }
            }
        }
        return kept.size() == 1 ? kept.get(0).alone() : kept;
    }

    private static boolean contains(List<Token> tokens, Token token) {
        return contains(tokens, token.text());
    }

    private static boolean contains(List<Token> tokens, String word) {
        for (var token : tokens) {
            if (token.text().equals(word)) {
                return true;
            }
        }
        return false;
    }
}
