package dev.wadi.quarantine;

import com.google.common.base.Suppliers;
import dev.wadi.bronze.PageReader;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Claim;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Mask;
import dev.wadi.core.Page;
import dev.wadi.core.amendment.Amendment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The quarantine desk: what a person can do about records that were set aside. A record is never changed: an edit stands
 * beside it, and the pages it is on are attempted once more as a whole, by the service, in their turn. What the current
 * attempt of a page made stays with readers until the publication that includes the new one.
 */
public final class Desk {

    /** How much of what records say is shown. */
    public enum Sight {
        /** The shape of each value: letters as x, digits as 9. */
        MASKED,
        /** What they say; that somebody looked is kept. */
        CLEAR
    }

    private final DeskStore store;
    private final Contracts contracts;
    private final PageReader reader;

    /** Made when it is first needed: it compiles all rules. */
    private final Supplier<Trial> trial;

    /** @param contracts today's, as at hand */
    public Desk(DeskStore store, Contracts contracts, KeyedHash hash) {
        this.store = store;
        this.contracts = contracts;
        this.reader = new PageReader(contracts);
        this.trial = Suppliers.memoize(() -> new Trial(contracts, hash));
    }

    /** All piles, the largest first. */
    public List<Pile> piles() {
        return store.piles();
    }

    /**
     * Some records of a pile.
     *
     * @param by who looks and why; kept where records are shown as they are
     */
    public List<SetAside> show(Cause cause, int most, Sight sight, By by) {
        var kept = store.records(cause, most);
        if (sight == Sight.CLEAR && !kept.isEmpty()) {
            store.looked(cause, kept.size(), by);
        }
        return kept.stream().map(record -> shown(record, sight)).toList();
    }

    /** Some records of a pile, masked. */
    public List<SetAside> show(Cause cause, int most) {
        return store.records(cause, most).stream()
                .map(record -> shown(record, Sight.MASKED))
                .toList();
    }

    /** What another attempt by the contracts at hand would make of the pages of a pile. Writes nothing. */
    public Preview preview(Cause cause, int mostPages) {
        contractOf(cause.stream());
        var comparison = trial.get().comparison();
        store.past(cause, mostPages).forEach(comparison::add);
        return comparison.of(store.pages(cause));
    }

    /**
     * Has the pages of a pile attempted once more by what is in force; those it has attempted already are left.
     *
     * @throws OtherContracts where the contract at hand is not the one in force
     */
    public Asked redrive(Cause cause, By by) {
        mustBeInForce(cause.stream());
        return store.redrive(cause, by);
    }

    /**
     * Edits a record, where the record is good then by the contracts at hand.
     *
     * @throws IllegalArgumentException where the correction does not fit the record
     */
    public Mending mend(RecordAt at, Correction correction, By by) {
        var found = store.record(at);
        if (found.isEmpty() && isMendedSo(at, correction)) {
            return new Mending.Kept(Asked.NOTHING);
        }
        var record = found.orElseThrow(() -> notInQuarantine(at));
        var stream = record.alone().page().stream();
        mustBeInForce(stream);
        var source = contracts.of(stream).source();
        var before = record.alone().amendments().of(0).orElse(null) instanceof Amendment.Edit edit
                ? edit.replacement()
                : record.original();
        var edit = new Amendment.Edit(Rewriting.of(source, record.alone().page(), before, correction));
        var claim = record.alone();
        var problems = trial.get()
                .problems(
                        new Claim(
                                claim.page(),
                                claim.owner(),
                                claim.epoch(),
                                claim.deployment(),
                                claim.amendments().trying(0, edit)),
                        0);
        return problems.isEmpty() ? new Mending.Kept(store.amend(record, edit, by)) : new Mending.StillBroken(problems);
    }

    /** Has a record left out. */
    public Asked discard(RecordAt at, By by) {
        var discard = new Amendment.Discard();
        var found = store.record(at);
        return found.isEmpty() && decided(at).equals(Optional.of(discard))
                ? Asked.NOTHING
                : store.amend(found.orElseThrow(() -> notInQuarantine(at)), discard, by);
    }

    /** Has all records of a pile left out. */
    public Asked discard(Cause cause, By by) {
        return store.discard(cause, by);
    }

    /** Takes back what was decided about a record, mended or left out: it counts as it landed. */
    public Asked reopen(RecordAt at, By by) {
        return store.reopen(at, by);
    }

    /** What people did last, the latest first. */
    public List<Act> acts(int most) {
        return store.acts(most);
    }

    private static NotOnTheDesk notInQuarantine(RecordAt at) {
        return new NotOnTheDesk("no record " + at + " is in quarantine");
    }

    /** What was decided about a record of a page that has been attempted. */
    private Optional<Amendment> decided(RecordAt at) {
        return store.past(at.pageId()).claim().amendments().of(at.ordinal());
    }

    /** Whether the correction leaves a record as it was mended. */
    private boolean isMendedSo(RecordAt at, Correction correction) {
        var claim = store.past(at.pageId()).claim();
        if (!(claim.amendments().of(at.ordinal()).orElse(null) instanceof Amendment.Edit edit)) {
            return false;
        }
        var page = claim.page();
        var source = contracts.of(page.stream()).source();
        return Arrays.equals(Rewriting.of(source, page, edit.replacement(), correction), edit.replacement());
    }

    private void mustBeInForce(String stream) {
        var atHand = contractOf(stream);
        if (!store.contractInForce(stream).equals(Optional.of(atHand))) {
            throw new OtherContracts(stream);
        }
    }

    private String contractOf(String stream) {
        return contracts.all().stream()
                .filter(contract -> contract.stream().equals(stream))
                .findFirst()
                .orElseThrow(() -> new NotOnTheDesk("no contract speaks of stream '" + stream + "'"))
                .text();
    }

    private SetAside shown(Kept kept, Sight sight) {
        var page = kept.alone().page();
        var said = new LinkedHashMap<String, String>();
        said(kept.alone()).forEach((field, value) -> said.put(field, sight == Sight.CLEAR ? value : Mask.shape(value)));
        return new SetAside(
                kept.at(),
                page.stream(),
                kept.stage(),
                kept.problems(),
                page.partition(),
                kept.byteStart(),
                page.payload().length,
                kept.setAsideAt(),
                said,
                kept.alone().amendments().of(0).isPresent());
    }

    private Map<String, String> said(Claim alone) {
        var read = reader.read(alone);
        var said = new LinkedHashMap<String, String>();
        read.accepted()
                .forEach(record -> record.fields()
                        .fields()
                        .forEachRemaining(field -> said.put(
                                field.getKey(),
                                field.getValue().isValueNode()
                                        ? field.getValue().asText()
                                        : field.getValue().toString())));
        if (said.isEmpty()) {
            said.put("", text(alone.page()));
        }
        return said;
    }

    private String text(Page page) {
        var source = contracts.of(page.stream()).source();
        return new String(
                page.payload(),
                switch (source.format()) {
                    case CSV -> source.charset();
                    case JSON -> StandardCharsets.UTF_8;
                });
    }
}
