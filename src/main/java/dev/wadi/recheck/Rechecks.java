package dev.wadi.recheck;

import dev.wadi.bronze.PageDraft;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.SourceSpec;
import dev.wadi.recheck.RecheckStore.Standing;
import dev.wadi.source.query.BoundedQuery;
import dev.wadi.source.query.Turns;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean of the route that looks at streams again. A round goes through what is recent, window by window, then on through
 * what is older from where the last round came to, until as many pages are compared as a round may; behind the end of what is
 * older it begins anew. A window that was begun is read to its end.
 */
public final class Rechecks {

    private static final Logger LOGGER = LoggerFactory.getLogger(Rechecks.class);
    private static final int FAILURES = 5;

    private final RecheckStore store;
    private final Holdings holdings;
    private final Comparison comparison;
    private final Contracts contracts;
    private final RecheckSettings settings;
    private final Windows windows;

    public Rechecks(
            RecheckStore store,
            Holdings holdings,
            Comparison comparison,
            Contracts contracts,
            RecheckSettings settings) {
        this.store = store;
        this.holdings = holdings;
        this.comparison = comparison;
        this.contracts = contracts;
        this.settings = settings;
        this.windows = new Windows(settings.window());
    }

    /** The turn of a stream. */
    public record Turn(RecheckStretch stretch, Standing standing) {

        public String getStream() {
            return stretch.stream();
        }

        public RecheckStretch getStretch() {
            return stretch;
        }
    }

    /** Windows to be looked at, one after another; one that breaks off ends them for now. */
    public Iterator<Optional<Turn>> turns() {
        return new Turns<>(this::next, turn -> turn.stretch().isOver());
    }

    /** The window to be looked at now. */
    Optional<Turn> next() {
        return contracts.all().stream()
                .filter(this::isAsked)
                .flatMap(contract -> turn(contract).stream())
                .findFirst();
    }

    private boolean isAsked(Contract contract) {
        var source = contract.stream().substring(0, contract.stream().indexOf('.'));
        return settings.sources().contains(source) && isPossible(contract.source());
    }

    /** Whether a source can be asked for a window, and it is known whether all of that came: what did not is taken for gone. */
    public static boolean isPossible(SourceSpec source) {
        return BoundedQuery.of(source).isPresent()
                && source.answer().filter(answer -> answer.total().isEmpty()).isEmpty();
    }

    private Optional<Turn> turn(Contract contract) {
        var standing = store.turn(contract.stream(), settings.every(), settings.pages());
        if (standing.isEmpty()) {
            return Optional.empty();
        }
        var now = standing.get();
        var from = begin(now);
        if (now.left() <= 0 || from.isEmpty() || now.failures() > FAILURES) {
            if (now.failures() > FAILURES) {
                LOGGER.atWarn()
                        .addKeyValue("stream", contract.stream())
                        .log("a stream cannot be looked at again in this round");
            }
            store.end(contract.stream(), from.isEmpty());
            return Optional.empty();
        }
        var until = until(contract, from.get(), now);
        return Optional.of(new Turn(new RecheckStretch(contract, from.get(), until, holdings, comparison), now));
    }

    /** Where the next window begins; none where all has been looked at. */
    private Optional<Instant> begin(Standing standing) {
        var end = windows.floor(standing.now().minus(settings.settled()));
        var recent = recent(standing);
        if (standing.recent().isBefore(end)) {
            return Optional.of(standing.recent().isBefore(recent) ? recent : standing.recent());
        }
        return standing.old().isBefore(recent) ? Optional.of(standing.old()) : Optional.empty();
    }

    private Instant recent(Standing standing) {
        return windows.floor(standing.now().minus(settings.settled()).minus(settings.recent()));
    }

    /** All before the first record we hold is one window, and where we hold none, all before what is recent. */
    private Instant until(Contract contract, Instant from, Standing standing) {
        if (from.equals(Instant.EPOCH)) {
            var first = holdings.earliest(contract).map(windows::floor).orElseGet(() -> recent(standing));
            if (first.isAfter(from)) {
                return first;
            }
        }
        return from.plus(settings.window());
    }

    /** The page that ends the read of a window; none where it broke off. */
    public List<PageDraft> end(Turn turn) {
        return turn.stretch().end().stream().toList();
    }

    /** Takes note of what was found. */
    public void found(Turn turn) {
        var finding = turn.stretch().finding();
        var standing = turn.standing();
        var isRecent = !finding.from().isBefore(recent(standing));
        var old = isRecent ? standing.old() : finding.until();
        var left = standing.left() - turn.stretch().pages();
        var recent = isRecent ? finding.until() : standing.recent();
        store.found(finding, new Standing(standing.now(), recent, old, left, 0));
        LOGGER.atInfo()
                .addKeyValue("stream", finding.stream())
                .addKeyValue("from", finding.from())
                .addKeyValue("until", finding.until())
                .addKeyValue("verdict", finding.verdict())
                .log("a window was looked at again");
    }
}
