package dev.wadi.enrich.industry;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a company or its site is called, as rules look at it.
 *
 * @param words       without case and accents
 * @param domainParts of a site, what stands between the dots; of a name, none
 */
record Called(List<String> words, List<String> domainParts) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern BEFORE_DOMAIN = Pattern.compile("^([a-z][a-z0-9+.-]*:)?(//)?([^/?#@]*@)?(www\\.)?");
    private static final Pattern AFTER_DOMAIN = Pattern.compile("[:/?#].*$");

    Called {
        words = List.copyOf(words);
        domainParts = List.copyOf(domainParts);
    }

    /** A company by its name. */
    static Called byName(String name) {
        return new Called(words(name), List.of());
    }

    /** A company by its site: a domain, or an address with the domain in it. */
    static Called bySite(String site) {
        var address = site.strip().toLowerCase(Locale.ROOT);
        var domain = AFTER_DOMAIN
                .matcher(BEFORE_DOMAIN.matcher(address).replaceFirst(""))
                .replaceFirst("");
        return new Called(words(domain), parts(domain));
    }

    /** The words of a text without case and accents. */
    static List<String> words(String text) {
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Stream.of(BETWEEN_WORDS.split(plain, -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** What stands between the dots of a domain. */
    static List<String> parts(String domain) {
        return List.of(domain.toLowerCase(Locale.ROOT).split("\\.", -1));
    }
}
