package dev.wadi.testkit.enrich;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.enrich.Enricher;
import dev.wadi.enrich.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Says of everything how long it is, until told to fail. */
public final class TellingEnricher implements Enricher {

    /** How often it was asked. */
    public int asked;

    private final String name;
    private final Set<Attribute> attributes;
    private String source = "first";
    private Optional<RuntimeException> failure = Optional.empty();
    private Predicate<Subject> failsAbout = subject -> true;

    public TellingEnricher(String name, Attribute... attributes) {
        this.name = name;
        this.attributes = Set.of(attributes);
    }

    /** Fails from now on. */
    public void failsWith(RuntimeException toThrow) {
        failsWith(toThrow, subject -> true);
    }

    /** Fails from now on about some. */
    public void failsWith(RuntimeException toThrow, Predicate<Subject> about) {
        failure = Optional.of(toThrow);
        failsAbout = about;
    }

    /** Answers from now on. */
    public void isMended() {
        failure = Optional.empty();
    }

    /** Has other data from now on. */
    public void answersFrom(String otherSource) {
        source = otherSource;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Attribute> attributes() {
        return attributes;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Map<String, String> about(Subject subject) {
        asked++;
        if (failure.isPresent() && failsAbout.test(subject)) {
            throw failure.get();
        }
        return Map.of("length", String.valueOf(subject.value().length()), "by", source);
    }
}
