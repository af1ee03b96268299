package dev.wadi.bronze;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.bronze.csv.CsvFormat;
import dev.wadi.bronze.json.EnvelopeFormat;
import dev.wadi.bronze.json.JsonFormat;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Batch;
import dev.wadi.core.Claim;
import dev.wadi.core.Page;
import dev.wadi.core.Problem;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Reject;
import dev.wadi.core.Stage;
import dev.wadi.core.amendment.Amendment;
import dev.wadi.core.poison.Poison;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the records of a claimed page into named fields. Every record of the page comes out, good or set aside; of one that
 * was edited, what it was edited to.
 */
public final class PageReader {

    private final Contracts contracts;

    public PageReader(Contracts contracts) {
        this.contracts = contracts;
    }

    /** The records of the page: accepted where their fields can be told, rejected otherwise. */
    public Batch<RawRecord> read(Claim claim) {
        var page = claim.page();
        var format = format(page);
        var accepted = new ArrayList<RawRecord>();
        var rejects = new ArrayList<Reject>();
        for (var ordinal = 0; ordinal < page.frames().size(); ordinal++) {
            var fields = JsonNodeFactory.instance.objectNode();
            var record = new RawRecord(page.origin(ordinal), fields);
            var amendment = claim.amendments().of(ordinal).orElse(null);
            if (amendment instanceof Amendment.Discard) {
                rejects.add(Reject.discarded(record));
                continue;
            }
            var problems = amendment instanceof Amendment.Edit edit
                    ? read(format, page.only(edit.replacement()), 0, fields)
                    : read(format, page, ordinal, fields);
            if (problems.isEmpty()) {
                accepted.add(record);
            } else {
                rejects.add(new Reject(record, Stage.WORK, problems));
            }
        }
        return new Batch<>(claim, accepted, rejects);
    }

    /** Reads one record; where that fails, which it should not whatever stands in it, that one is set aside. */
    private static List<Problem> read(RecordFormat format, Page page, int ordinal, ObjectNode fields) {
        try {
            return format.read(page, ordinal, fields);
        } catch (RuntimeException | StackOverflowError e) {
            return List.of(Poison.problem(e));
        }
    }

    private RecordFormat format(Page page) {
        var source = contracts.of(page.stream()).source();
        return switch (source.format()) {
            case CSV -> new CsvFormat(source, page);
            case JSON -> source.isTopic() ? new EnvelopeFormat() : new JsonFormat();
        };
    }
}
