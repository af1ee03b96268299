package dev.wadi.bronze.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.bronze.RecordFormat;
import dev.wadi.core.Page;
import dev.wadi.core.Problem;
import java.util.List;

/** JSON objects that say where a record stood in its topic and hold its value, or its bytes where that is no JSON object. */
public final class EnvelopeFormat implements RecordFormat {

    /** The field that holds, as base64, a value that is no JSON object. */
    public static final String UNPARSABLE = "unparsable";

    private final JsonFormat json = new JsonFormat();

    @Override
    public List<Problem> read(Page page, int ordinal, ObjectNode into) {
        var problems = json.read(page, ordinal, into);
        return problems.isEmpty() && into.has(UNPARSABLE)
                ? List.of(Problem.ofRecord("JSON_UNPARSABLE", "the value is not one JSON object in UTF-8"))
                : problems;
    }
}
