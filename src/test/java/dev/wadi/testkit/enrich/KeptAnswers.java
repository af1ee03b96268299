package dev.wadi.testkit.enrich;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.enrich.Answer;
import dev.wadi.enrich.Answers;
import dev.wadi.enrich.Enricher;
import dev.wadi.enrich.Subject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers in memory, of enrichers that may be asked side by side. */
public final class KeptAnswers implements Answers {

    /** The sizes of what was recorded, one after the other. */
    public final List<Integer> batches = new CopyOnWriteArrayList<>();

    private final Set<Subject> wanted = new LinkedHashSet<>();
    private final Map<String, Map<Subject, Answer>> given = new ConcurrentHashMap<>();
    private Optional<RuntimeException> failure = Optional.empty();

    /** Has enrichers asked about a value. */
    public void want(Attribute attribute, String value) {
        wanted.add(new Subject(attribute, value));
    }

    /** Keeps nothing from now on. */
    public void failsWith(RuntimeException toThrow) {
        failure = Optional.of(toThrow);
    }

    /** What an enricher has said. */
    public List<Answer> given(String enricher) {
        return List.copyOf(given.getOrDefault(enricher, Map.of()).values());
    }

    @Override
    public List<Subject> open(Enricher enricher, int most) {
        return wanted.stream()
                .filter(subject -> enricher.attributes().contains(subject.attribute())
                        && !given.getOrDefault(enricher.name(), Map.of()).containsKey(subject))
                .limit(most)
                .toList();
    }

    @Override
    public void record(Enricher enricher, List<Answer> answers) {
        failure.ifPresent(toThrow -> {
            throw toThrow;
        });
        batches.add(answers.size());
        for (var answer : answers) {
            given.computeIfAbsent(enricher.name(), none -> new LinkedHashMap<>())
                    .put(answer.subject(), answer);
        }
    }
}
