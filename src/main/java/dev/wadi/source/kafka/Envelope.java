package dev.wadi.source.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.wadi.bronze.json.EnvelopeFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;

/**
 * A record of a topic as one line of JSON: {@code partition}, {@code offset}, {@code at}, {@code key}, and {@code value} as it
 * came, but for line ends, which JSON allows between its tokens only and which become spaces. A value that is no JSON object is
 * kept as base64, so that nothing in it can pose as a field of the envelope; a tombstone says {@code "deleted":true}.
 */
final class Envelope {

    private static final JsonFactory JSON = new JsonFactory();

    private Envelope() {}

    static void write(TopicRecord record, ByteArrayOutputStream out) {
        var head = new StringBuilder()
                .append("{\"partition\":")
                .append(record.partition())
                .append(",\"offset\":")
                .append(record.offset())
                .append(",\"at\":\"")
                .append(record.at())
                .append('"');
        record.key().ifPresent(key -> key(key, head));
        out.writeBytes(head.toString().getBytes(UTF_8));
        record.value().ifPresentOrElse(value -> value(value, out), () -> text(",\"deleted\":true", out));
        out.write('}');
    }

    private static void key(byte[] key, StringBuilder head) {
        var text = text(key);
        head.append(text.isPresent() ? ",\"key\":\"" : ",\"keyBytes\":\"");
        JsonStringEncoder.getInstance()
                .quoteAsString(text.orElseGet(() -> Base64.getEncoder().encodeToString(key)), head);
        head.append('"');
    }

    private static void value(byte[] value, ByteArrayOutputStream out) {
        if (isObject(value)) {
            text(",\"value\":", out);
            for (var next : value) {
                out.write(next == '\n' || next == '\r' ? ' ' : next);
            }
        } else {
            text(",\"" + EnvelopeFormat.UNPARSABLE + "\":\"", out);
            out.writeBytes(Base64.getEncoder().encode(value));
            out.write('"');
        }
    }

    /** Whether it is one JSON object and nothing else. From text, since Jackson would take UTF-16 for JSON as well. */
    private static boolean isObject(byte[] value) {
        var text = text(value);
        if (text.isEmpty()) {
            return false;
        }
        try (var parser = JSON.createParser(text.get())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static void text(String text, ByteArrayOutputStream out) {
        out.writeBytes(text.getBytes(UTF_8));
    }
}
