package dev.wadi.enrich.industry;

import java.util.List;

/**
 * How a domain ends: {@code .edu}, or {@code .ac.*} with a star for any one part.
 *
 * @param text  as it stands in the file of rules
 * @param parts between its dots
 */
record DomainEnding(String text, List<String> parts) implements Term {

    private static final String ANY = "*";

    DomainEnding {
        parts = List.copyOf(parts);
    }

    /**
     * The ending of a text that begins with a dot.
     *
     * @throws IllegalArgumentException where a part is empty
     */
    static DomainEnding of(String text) {
        var parts = Called.parts(text.substring(1));
        if (parts.isEmpty()
                || parts.stream().anyMatch(String::isEmpty)
                || parts.stream().allMatch(ANY::equals)) {
            throw new IllegalArgumentException("'" + text + "' is no ending of a domain");
        }
        return new DomainEnding(text, parts);
    }

    @Override
    public boolean foundIn(Called company) {
        var domain = company.domainParts();
        if (domain.size() <= parts.size()) {
            return false;
        }
        var end = domain.subList(domain.size() - parts.size(), domain.size());
        for (var i = 0; i < parts.size(); i++) {
            if (!parts.get(i).equals(ANY) && !parts.get(i).equals(end.get(i))) {
                return false;
            }
        }
        return true;
    }
}
