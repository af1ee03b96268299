package dev.wadi.enrich;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.wadi.failpoint.Failpoint;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks enrichers about what is not answered yet and has the answers recorded, batch by batch. Safe for use by several
 * threads and processes: what two ask at once is recorded once.
 */
public final class Enrichment {

    private static final Logger LOGGER = LoggerFactory.getLogger(Enrichment.class);

    private final List<String> names;
    private final Map<String, Enricher> enrichers;
    private final Answers answers;
    private final EnrichSettings settings;
    private final Clock clock;
    private final Map<String, Instant> pausedUntil = new ConcurrentHashMap<>();

    public Enrichment(List<? extends Enricher> enrichers, Answers answers, EnrichSettings settings, Clock clock) {
        this.names = enrichers.stream().map(Enricher::name).toList();
        this.enrichers = enrichers.stream().collect(toMap(Enricher::name, Function.identity()));
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    /** The enrichers, in the order they are asked. */
    public List<String> enrichers() {
        return names;
    }

    /**
     * Asks one enricher, until nothing is left to ask or the time for it is over.
     *
     * @return how many answers were recorded
     * @throws NotAnswered where it could not answer about some; what it said of others is recorded, and it is left alone for a
     *     while
     */
    public int ask(String enricher) {
        var until = pausedUntil.get(enricher);
        if (until != null && clock.instant().isBefore(until)) {
            return 0;
        }
        return ask(requireNonNull(enrichers.get(enricher), enricher));
    }

    private int ask(Enricher enricher) {
        var end = clock.instant().plus(settings.patience());
        var recorded = 0;
        while (true) {
            var subjects = answers.open(enricher, settings.batch());
            if (!subjects.isEmpty()) {
                Failpoint.at("enrich.asking");
            }
            var given = asked(enricher, subjects);
            if (!given.isEmpty()) {
                Failpoint.at("enrich.answered");
                answers.record(enricher, given);
            }
            recorded += given.size();
            if (given.size() < subjects.size()) {
                pausedUntil.put(enricher.name(), clock.instant().plus(settings.pause()));
                throw new NotAnswered(enricher.name());
            }
            if (subjects.size() < settings.batch() || !clock.instant().isBefore(end)) {
                return recorded;
            }
        }
    }

    /** Its answers; about some subjects none, where it failed. */
    private static List<Answer> asked(Enricher enricher, List<Subject> subjects) {
        var given = new ArrayList<Answer>();
        var failures = new TreeSet<String>();
        for (var subject : subjects) {
            try {
                given.add(new Answer(subject, enricher.about(subject)));
            } catch (RuntimeException e) {
                failures.add(e.getClass().getName());
            }
        }
        if (!failures.isEmpty()) {
            LOGGER.atWarn()
                    .addKeyValue("enricher", enricher.name())
                    .addKeyValue("unanswered", subjects.size() - given.size())
                    .addKeyValue("code", failures)
                    .log("enricher did not answer");
        }
        return given;
    }
}
