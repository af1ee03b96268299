package dev.wadi.recheck;

import static java.util.stream.Collectors.toSet;

import dev.wadi.bronze.Compared;
import dev.wadi.bronze.PageDraft;
import dev.wadi.contract.Contract;
import dev.wadi.core.Lane;
import dev.wadi.core.Reject;
import dev.wadi.core.Version;
import dev.wadi.source.query.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A window of a stream while it is read to be compared. Of each page lands what we do not hold; when the last has come, what
 * we hold and did not come is gone, and lands as a page of its own. For one thread.
 */
public final class RecheckStretch implements Stretch {

    private final Contract contract;
    private final Instant from;
    private final Instant until;
    private final Holdings holdings;
    private final Comparison comparison;
    private final Synthetic synthetic;
    private final Set<String> came = new HashSet<>();
    private final long[] counts = new long[Count.values().length];
    private @Nullable PageDraft last;
    private int pages;
    private boolean over;

    private enum Count {
        SOURCE,
        OURS,
        MISSING,
        CHANGED,
        BACK,
        GONE
    }

    RecheckStretch(Contract contract, Instant from, Instant until, Holdings holdings, Comparison comparison) {
        this.contract = contract;
        this.from = from;
        this.until = until;
        this.holdings = holdings;
        this.comparison = comparison;
        this.synthetic = new Synthetic(contract);
    }

    @Override
    public String stream() {
        return contract.stream();
    }

    @Override
    public Lane lane() {
        return Lane.RECHECK;
    }

    @Override
    public Instant from() {
        return from;
    }

    @Override
    public Instant until() {
        return until;
    }

    @Override
    public PageDraft next(PageDraft page) {
        pages++;
        var batch = comparison.versions(page);
        var keys = batch.accepted().stream().map(Version::key).collect(toSet());
        var held = holdings.of(contract, keys);
        var news = new BitSet();
        batch.accepted().stream()
                .filter(version -> isNews(version, Optional.ofNullable(held.get(version.key())), page))
                .forEach(version -> news.set(version.origin().ordinal()));
        unknown(batch.rejects(), page).forEach(news::set);
        came.addAll(keys);
        count(Count.SOURCE, page.frames().size());
        if (page.last()) {
            last = page;
        }
        return new PageDraft(
                page.reading(),
                page.start(),
                page.payload(),
                page.preamble(),
                page.frames(),
                page.unreadable(),
                false,
                Optional.of(new Compared(news)));
    }

    private boolean isNews(Version version, Optional<Held> known, PageDraft page) {
        if (known.isEmpty()) {
            return count(Count.MISSING, 1);
        }
        var held = known.get();
        if (held.deleted() && !version.deleted() && version.sourceVersion() <= held.version()) {
            count(Count.BACK, 1);
            synthetic.back(original(page, version.origin().ordinal()), held);
            return false;
        }
        if (version.sourceVersion() > held.version()) {
            return count(Count.MISSING, 1);
        }
        count(Count.OURS, 1);
        return version.sourceVersion() == held.version()
                && version.rowHash() != held.rowHash()
                && count(Count.CHANGED, 1);
    }

    /** The places of those that were never set aside as they are. */
    private Stream<Integer> unknown(List<Reject> rejects, PageDraft page) {
        var ordinals = rejects.stream().map(reject -> reject.origin().ordinal()).toList();
        var originals = new ArrayList<byte[]>();
        ordinals.forEach(ordinal -> originals.add(original(page, ordinal)));
        var known = ordinals.isEmpty() ? Set.<Integer>of() : holdings.setAside(contract, originals);
        count(Count.OURS, known.size());
        count(Count.MISSING, ordinals.size() - known.size());
        return Stream.iterate(0, place -> place < ordinals.size(), place -> place + 1)
                .filter(place -> !known.contains(place))
                .map(ordinals::get);
    }

    /** The page that ends the read, of what is gone and what is back; empty where the read did not come to its end. */
    Optional<PageDraft> end() {
        var read = last;
        if (read == null) {
            return Optional.empty();
        }
        var absent = holdings.within(contract, from, until);
        absent.removeAll(came);
        holdings.of(contract, absent).entrySet().stream()
                .filter(record -> !record.getValue().deleted() && isWithin(record.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(record -> {
                    count(Count.OURS, 1);
                    count(Count.GONE, 1);
                    if (contract.deleted().isPresent()) {
                        synthetic.gone(record.getKey(), record.getValue());
                    }
                });
        return Optional.of(synthetic.after(read));
    }

    /** What was found, once all has landed. */
    Finding finding() {
        over = true;
        return new Finding(
                contract.stream(),
                from,
                until,
                counts[Count.SOURCE.ordinal()],
                counts[Count.OURS.ordinal()],
                counts[Count.MISSING.ordinal()],
                counts[Count.CHANGED.ordinal()],
                counts[Count.BACK.ordinal()],
                counts[Count.GONE.ordinal()],
                contract.deleted().isPresent());
    }

    /** Whether it was read to its end and what was found is known. */
    boolean isOver() {
        return over;
    }

    /** How many pages have been compared. */
    int pages() {
        return pages;
    }

    private boolean count(Count what, long more) {
        counts[what.ordinal()] += more;
        return true;
    }

    private boolean isWithin(Held held) {
        return held.version() >= Windows.micros(from) && held.version() < Windows.micros(until);
    }

    private static byte[] original(PageDraft page, int ordinal) {
        var start = page.frames().offset(ordinal);
        return Arrays.copyOfRange(page.payload(), start, start + page.frames().length(ordinal));
    }
}
