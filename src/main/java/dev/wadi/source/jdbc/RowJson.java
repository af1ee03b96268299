package dev.wadi.source.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.wadi.core.bytes.IsoText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records of a database as JSON, equal records as equal bytes: fields in the order of the query's columns, {@code NULL} left
 * out, exact numbers with every digit, moments in UTC as {@link Instant#toString} has them, days as {@code 2026-01-02}, bytes
 * as base64, anything else as text.
 */
final class RowJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private RowJson() {}

    /** A record as one JSON object. */
    static byte[] bytes(Map<String, ?> record) {
        var out = new ByteArrayOutputStream();
        write(record, out);
        return out.toByteArray();
    }

    /** Writes a record as one JSON object. */
    static void write(Map<String, ?> record, ByteArrayOutputStream out) {
        try (var json = JSON.createGenerator(out)) {
            object(record, json);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("JSON in memory can always be written", e);
        }
    }

    private static void object(Map<?, ?> record, JsonGenerator json) throws IOException, SQLException {
        json.writeStartObject();
        for (var field : record.entrySet()) {
            if (field.getValue() != null) {
                json.writeFieldName(field.getKey().toString());
                value(field.getValue(), json);
            }
        }
        json.writeEndObject();
    }

    private static void value(Object value, JsonGenerator json) throws IOException, SQLException {
        if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof BigInteger number) {
            json.writeNumber(number);
        } else if (value instanceof Double || value instanceof Float) {
            json.writeNumber(value.toString());
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof byte[] bytes) {
            json.writeBinary(bytes);
        } else if (value instanceof Clob text) {
            json.writeString(text.getSubString(1, Math.toIntExact(text.length())));
        } else if (value instanceof Date day) {
            json.writeString(day.toLocalDate().toString());
        } else if (value instanceof List<?> parts) {
            json.writeStartArray();
            for (var part : parts) {
                object((Map<?, ?>) part, json);
            }
            json.writeEndArray();
        } else {
            var moment = moment(value);
            json.writeString(moment == null ? value.toString() : IsoText.of(moment));
        }
    }

    /** A moment without a zone is one in UTC. */
    static @Nullable Instant moment(Object value) {
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        if (value instanceof Timestamp time) {
            return time.toInstant();
        }
        return value instanceof OffsetDateTime time ? time.toInstant() : null;
    }
}
