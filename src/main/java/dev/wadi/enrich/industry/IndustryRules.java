package dev.wadi.enrich.industry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingInt;

import com.google.common.hash.Hashing;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.enrich.Enricher;
import dev.wadi.enrich.ReferenceFileException;
import dev.wadi.enrich.Subject;
import dev.wadi.enrich.industry.IndustryRule.Where;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a company does: as it was declared, else as the first rule says that fits its name or its domain. Says {@code industry};
 * {@code rule}, what said so ({@code declared}, or the word it found: {@code name = logistics}); and {@code place}, the
 * rule's place in the file, 0 where declared: of several answers about one company that with the lowest place counts ({@link #best}).
 *
 * <p>The rules are lines of text, described in the file that is shipped ({@code industry.rules}).
 */
public final class IndustryRules implements Enricher {

    private static final String SHIPPED = "industry.rules";
    private static final int HASH_DIGITS = 12;

    private final List<IndustryRule> rules;
    private final String source;

    private IndustryRules(String file, String text) {
        this.rules = RuleFile.read(file, text);
        this.source = "industry rules "
                + Hashing.sha256().hashString(text, UTF_8).toString().substring(0, HASH_DIGITS);
    }

    /** The rules that are shipped. */
    public static IndustryRules shipped() {
        try (var in = Enricher.class.getResourceAsStream(SHIPPED)) {
            return new IndustryRules(SHIPPED, new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rules in a file.
     *
     * @throws ReferenceFileException naming every line that is wrong
     */
    public static IndustryRules load(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new ReferenceFileException(file.toString(), "cannot be read as text in UTF-8");
        }
        return new IndustryRules(file.toString(), text);
    }

    @Override
    public String name() {
        return "industry";
    }

    @Override
    public Set<Attribute> attributes() {
        return Set.of(Attribute.INDUSTRY, Attribute.COMPANY, Attribute.WEBSITE);
    }

    /** The hash of the rules. */
    @Override
    public String source() {
        return source;
    }

    @Override
    public Map<String, String> about(Subject subject) {
        return switch (subject.attribute()) {
            case INDUSTRY -> said(subject.value().strip(), "declared", 0);
            case COMPANY -> byRules(Where.NAME, Called.byName(subject.value()));
            case WEBSITE -> byRules(Where.DOMAIN, Called.bySite(subject.value()));
            default -> Map.of();
        };
    }

    /** Of what was said about one company by its several attributes, that which counts; empty where nothing says what it does. */
    public static Map<String, String> best(Collection<Map<String, String>> said) {
        return said.stream()
                .filter(answer -> !answer.isEmpty())
                .min(comparingInt(IndustryRules::place))
                .orElse(Map.of());
    }

    private static int place(Map<String, String> said) {
        return Integer.parseInt(said.getOrDefault("place", "0"));
    }

    private Map<String, String> byRules(Where where, Called company) {
        for (var rule : rules) {
            var found = rule.where() == where ? rule.foundIn(company) : Optional.<Term>empty();
            if (found.isPresent()) {
                var reason = where.name().toLowerCase(Locale.ROOT) + " = "
                        + found.get().text();
                return said(rule.industry(), reason, rule.place());
            }
        }
        return Map.of();
    }

    private static Map<String, String> said(String industry, String rule, int place) {
        return Map.of("industry", industry, "rule", rule, "place", String.valueOf(place));
    }
}
