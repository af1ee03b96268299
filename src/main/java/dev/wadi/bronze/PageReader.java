package dev.wadi.bronze;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.bronze.csv.CsvLine;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.SourceSpec;
import dev.wadi.core.Batch;
import dev.wadi.core.Claim;
import dev.wadi.core.Page;
import dev.wadi.core.Problem;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Reject;
import dev.wadi.core.Stage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;

/** Reads the records of a claimed page into named fields. Every record of the page comes out, good or set aside. */
public final class PageReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<Problem> MISQUOTED_HEADER =
            List.of(Problem.ofRecord("CSV_HEADER", "in the header a quoted field is not closed, or text follows it"));

    private final Contracts contracts;

    public PageReader(Contracts contracts) {
        this.contracts = contracts;
    }

    /** The records of the page: accepted where their fields can be told, rejected otherwise. */
    public Batch<RawRecord> read(Claim claim) {
        var page = claim.page();
        var source = contracts.of(page.stream()).source();
        var header = CsvLine.split(new String(page.preamble(), source.charset()), source.delimiter(), source.quote());
        var names = header.fields().stream().map(String::strip).toList();
        var accepted = new ArrayList<RawRecord>();
        var rejects = new ArrayList<Reject>();
        for (var ordinal = 0; ordinal < page.frames().size(); ordinal++) {
            var fields = NODES.objectNode();
            var problems = header.misquoted() ? MISQUOTED_HEADER : parse(page, ordinal, source, names, fields);
            var record = new RawRecord(page.origin(ordinal), fields);
            if (problems.isEmpty()) {
                accepted.add(record);
            } else {
                rejects.add(new Reject(record, Stage.WORK, problems));
            }
        }
        return new Batch<>(claim, accepted, rejects);
    }

    private static List<Problem> parse(
            Page page, int ordinal, SourceSpec source, List<String> header, ObjectNode into) {
        String text;
        try {
            text = source.charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(
                            page.payload(),
                            page.frames().offset(ordinal),
                            page.frames().length(ordinal)))
                    .toString();
        } catch (CharacterCodingException e) {
            return List.of(Problem.ofRecord("TEXT_NOT_DECODABLE", "the bytes are not " + source.charset()));
        }
        if (text.indexOf('\0') >= 0) {
            return List.of(Problem.ofRecord("TEXT_NOT_DECODABLE", "there is a NUL character in it"));
        }
        var line = CsvLine.split(text, source.delimiter(), source.quote());
        if (line.misquoted()) {
            return List.of(
                    Problem.ofRecord("CSV_QUOTE", "a quoted field is not closed, or text follows its closing quote"));
        }
        var fields = line.fields();
        if (fields.size() != header.size()) {
            return List.of(Problem.ofRecord(
                    "CSV_COLUMNS", "the header has " + header.size() + " fields, this record has " + fields.size()));
        }
        for (var i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isBlank()) {
                if (into.has(header.get(i))) {
                    return List.of(
                            Problem.ofRecord("CSV_HEADER", "two values for a field that the header names twice"));
                }
                into.put(header.get(i), fields.get(i));
            }
        }
        return List.of();
    }
}
