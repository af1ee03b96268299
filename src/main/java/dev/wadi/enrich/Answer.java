package dev.wadi.enrich;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What an enricher says about a subject.
 *
 * @param said by the names of what is said, such as {@code country}; empty where nothing is known, which is an answer too
 */
public record Answer(Subject subject, Map<String, String> said) {

    public Answer {
        requireNonNull(subject, "subject");
        said = Map.copyOf(said);
    }

    /** Without what is said, which is somebody's private life. */
    @Override
    public String toString() {
        return "answer about " + subject;
    }
}
