package dev.wadi.source.query;

import dev.wadi.contract.SourceSpec;
import java.util.Optional;
import java.util.regex.Pattern;

/** The query of a contract with an upper bound to it: where it asks for {@code x >= :from}, also for {@code x < :until}. */
public final class BoundedQuery {

    private static final Pattern LOWER_BOUND = Pattern.compile("([\\w.`\"]+)\\s*>=\\s*:from\\b");
    private static final Pattern FROM = Pattern.compile(":from\\b");

    private BoundedQuery() {}

    /**
     * What a source is asked for a stretch: as its contract has it, or the bounded query; nothing where it cannot be asked, or always
     * gives all there is.
     */
    public static Optional<String> of(SourceSpec source) {
        if (source.isFullRefresh()) {
            return Optional.empty();
        }
        return source.query()
                .flatMap(query -> source.answer().isPresent()
                        ? query.stretch()
                        : Optional.of(query.text())
                                .filter(BoundedQuery::isPossible)
                                .map(BoundedQuery::of));
    }

    /** Whether a query can be bounded: it compares by {@code >= :from}, once. */
    public static boolean isPossible(String query) {
        return FROM.matcher(query).results().count() == 1
                && LOWER_BOUND.matcher(query).find();
    }

    /**
     * The query with both bounds.
     *
     * @throws IllegalArgumentException where it cannot be bounded
     */
    public static String of(String query) {
        if (!isPossible(query)) {
            throw new IllegalArgumentException("only a query with one '>= :from' can be asked for a stretch of time");
        }
        return LOWER_BOUND.matcher(query).replaceFirst("$1 >= :from AND $1 < :until");
    }
}
