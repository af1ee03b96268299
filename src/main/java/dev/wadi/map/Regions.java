package dev.wadi.map;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows the states and provinces of some countries by code, name, abbreviation, and by what becomes of a name under hasty
 * fingers: vowels lost or changed, letters doubled or not, are forgiven where no other region is written so.
 */
final class Regions {

    private static final int LEAST_CONSONANTS = 3;
    private static final Map<String, Regions> BY_COUNTRY = read();

    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, String> bySkeleton = new HashMap<>();
    private final Set<String> sharedSkeletons = new HashSet<>();

    private Regions() {}

    /** The part of the ISO 3166-2 code after the country's; null where no region of the country is meant. */
    static @Nullable String code(String country, String text) {
        var regions = BY_COUNTRY.get(country);
        return regions == null ? null : regions.code(text);
    }

    private @Nullable String code(String text) {
        var exact = byName.get(text);
        if (exact != null) {
            return exact;
        }
        var folded = ReferenceLists.folded(text);
        var known = byName.get(folded);
        return known == null ? skeleton(folded).map(bySkeleton::get).orElse(null) : known;
    }

    private static Map<String, Regions> read() {
        var byCountry = new HashMap<String, Regions>();
        for (var line : ReferenceLists.lines("regions.txt")) {
            var parts = line.split(" = ", 2);
            var code = parts[0].split("-", 2);
            byCountry.computeIfAbsent(code[0], country -> new Regions()).add(code[1], parts[1].split("; ", -1));
        }
        byCountry.values().forEach(regions -> regions.bySkeleton.keySet().removeAll(regions.sharedSkeletons));
        return Map.copyOf(byCountry);
    }

    private void add(String code, String... names) {
        byName.put(code, code);
        byName.put(ReferenceLists.folded(code), code);
        for (var name : names) {
            byName.put(name, code);
            byName.put(ReferenceLists.folded(name), code);
        }
        skeleton(ReferenceLists.folded(names[0])).ifPresent(skeleton -> {
            var other = bySkeleton.put(skeleton, code);
            if (other != null) {
                sharedSkeletons.add(skeleton);
            }
        });
    }

    /** The first letter and the consonants after it, each run of one once; empty where they are too few to tell much. */
    private static Optional<String> skeleton(String folded) {
        var skeleton = new StringBuilder();
        for (var i = 0; i < folded.length(); i++) {
            var letter = folded.charAt(i);
            var vowel = "aeiouy".indexOf(letter) >= 0;
            if (i == 0 || !vowel && skeleton.charAt(skeleton.length() - 1) != letter) {
                skeleton.append(letter);
            }
        }
        return skeleton.length() < LEAST_CONSONANTS ? Optional.empty() : Optional.of(skeleton.toString());
    }
}
