package dev.wadi.sandbox.salesforce;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.sandbox.salesforce.soql.QueryResult;
import dev.wadi.sandbox.salesforce.soql.Selection;
import dev.wadi.sandbox.salesforce.store.Column;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.Row;
import dev.wadi.sandbox.salesforce.store.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes pages of records as JSON. */
final class RecordWriter {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter DATETIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

    private final RecordStore store;

    RecordWriter(RecordStore store) {
        this.store = store;
    }

    /**
     * One page of a result.
     *
     * @param root the path of the API in its version
     * @param from the first record of the page
     * @param to the first that is not of it any more
     * @param next where to go on, unless this is the end
     */
    byte[] page(String root, QueryResult result, int from, int to, Optional<String> next) {
        var bytes = new ByteArrayOutputStream(256 + 400 * (to - from));
        store.reading(org -> {
            try (var json = JSON.createGenerator(bytes)) {
                json.writeStartObject();
                json.writeNumberField("totalSize", result.totalSize());
                json.writeBooleanField("done", next.isEmpty());
                if (next.isPresent()) {
                    json.writeStringField("nextRecordsUrl", next.get());
                }
                json.writeArrayFieldStart("records");
                for (var row : result.rows().subList(from, to)) {
                    record(json, root, result.selection(), row, org);
                }
                json.writeEndArray();
                json.writeEndObject();
                return json;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure); // into memory there is none
            }
        });
        return bytes.toByteArray();
    }

    private static void record(JsonGenerator json, String root, Selection selection, Row row, Snapshot org)
            throws IOException {
        var object = selection.object().name();
        json.writeStartObject();
        json.writeObjectFieldStart("attributes");
        json.writeStringField("type", object);
        json.writeStringField("url", root + "/sobjects/" + object + "/" + row.id());
        json.writeEndObject();
        for (var item : selection.items()) {
            if (item instanceof Selection.Value value) {
                json.writeFieldName(value.column().name());
                value(json, value.column(), row.at(value.column()));
            } else if (item instanceof Selection.Parent parent) {
                json.writeFieldName(parent.name());
                parent(json, root, parent, row, org);
            }
        }
        json.writeEndObject();
    }

    private static void parent(JsonGenerator json, String root, Selection.Parent parent, Row row, Snapshot org)
            throws IOException {
        var id = row.at(parent.reference());
        var parentRow = id == null
                ? Optional.<Row>empty()
                : org.row(parent.fields().object().name(), id.toString());
        if (parentRow.isPresent()) {
            record(json, root, parent.fields(), parentRow.get(), org);
        } else {
            json.writeNull();
        }
    }

    private static void value(JsonGenerator json, Column column, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (column.kind()) {
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case WHOLE -> json.writeNumber((Integer) value);
            case DECIMAL -> json.writeNumber(decimal((BigDecimal) value));
            case DATETIME -> json.writeString(DATETIME.format((Instant) value));
            case TEXT, ID, DATE -> json.writeString(value.toString());
        }
    }

    /** With a digit behind the point even where none is needed, since it is a double to the API. */
    private static String decimal(BigDecimal value) {
        var shortest = value.stripTrailingZeros();
        return (shortest.scale() < 1 ? shortest.setScale(1) : shortest).toPlainString();
    }
}
