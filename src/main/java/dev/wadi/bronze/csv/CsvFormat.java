package dev.wadi.bronze.csv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.bronze.RecordFormat;
import dev.wadi.contract.SourceSpec;
import dev.wadi.core.Page;
import dev.wadi.core.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.List;

/** Delimited text whose page knows its header line. */
public final class CsvFormat implements RecordFormat {

    private final SourceSpec source;
    private final List<String> header;
    private final boolean misquotedHeader;

    public CsvFormat(SourceSpec source, Page page) {
        this.source = source;
        var line = CsvLine.split(new String(page.preamble(), source.charset()), source.delimiter(), source.quote());
        this.header = line.fields().stream().map(String::strip).toList();
        this.misquotedHeader = line.misquoted();
    }

    @Override
    public List<Problem> read(Page page, int ordinal, ObjectNode into) {
        if (misquotedHeader) {
            return List.of(Problem.ofRecord("CSV_HEADER", "the header line has a damaged quote"));
        }
        String text;
        try {
            text = decoded(page, ordinal);
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

    private String decoded(Page page, int ordinal) throws CharacterCodingException {
        return source.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(
                        page.payload(),
                        page.frames().offset(ordinal),
                        page.frames().length(ordinal)))
                .toString();
    }
}
