package dev.wadi.enrich.industry;

import dev.wadi.enrich.ReferenceFileException;
import dev.wadi.enrich.industry.IndustryRule.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads rules from text, line by line, and names every line that is wrong. */
final class RuleFile {

    private static final Pattern RULE = Pattern.compile("([^:=]+):\\s*(name|domain)\\s*=(.*)");
    private static final String SHAPE = "a rule reads '<industry>: name = <words>' or '<industry>: domain = <words>'";

    private RuleFile() {}

    static List<IndustryRule> read(String file, String text) {
        var rules = new ArrayList<IndustryRule>();
        var problems = new ArrayList<String>();
        var number = 0;
        for (var line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                rules.add(rule(rules.size() + 1, line));
            } catch (IllegalArgumentException e) {
                problems.add(file + ": line " + number + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new ReferenceFileException(problems);
        }
        return List.copyOf(rules);
    }

    private static IndustryRule rule(int place, String line) {
        var parts = RULE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(SHAPE);
        }
        var where = Where.valueOf(parts.group(2).toUpperCase(Locale.ROOT));
        var terms = new ArrayList<Term>();
        for (var term : parts.group(3).split(",", -1)) {
            terms.add(term(where, term.strip()));
        }
        return new IndustryRule(place, parts.group(1).strip(), where, terms);
    }

    private static Term term(Where where, String text) {
        return where == Where.DOMAIN && text.startsWith(".") ? DomainEnding.of(text) : WordPattern.of(text);
    }
}
