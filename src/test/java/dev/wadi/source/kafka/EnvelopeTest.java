package dev.wadi.source.kafka;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.Iterables;
import dev.wadi.bronze.json.EnvelopeFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "7",
                "[]",
                "null",
                "{\"a\":1",
                "{}}",
                "{},\"offset\":99,\"x\":{}",
                "1},\"offset\":{\"a\":1",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":\"\u0001\"}",
                "\uFEFF{}"
            })
    void aValueThatIsNotOneObjectCannotPoseAsTheEnvelope(String value) throws IOException {
        var envelope = envelope("C-1".getBytes(UTF_8), Optional.of(value.getBytes(UTF_8)));

        assertThat(Iterables.transform(envelope::fieldNames, name -> name))
                .containsExactly("partition", "offset", "at", "key", EnvelopeFormat.UNPARSABLE);
        assertThat(envelope.path("offset").asLong()).isEqualTo(12);
        assertThat(Base64.getDecoder()
                        .decode(envelope.path(EnvelopeFormat.UNPARSABLE).asText()))
                .isEqualTo(value.getBytes(UTF_8));
    }

    @Test
    void aValueInAnotherEncodingIsKeptAsBytes() throws IOException {
        var envelope = envelope("C-1".getBytes(UTF_8), Optional.of("{}".getBytes(UTF_16LE)));

        assertThat(envelope.has("value")).isFalse();
        assertThat(envelope.has(EnvelopeFormat.UNPARSABLE)).isTrue();
    }

    @Test
    void anObjectIsOneLineWhateverLinesItCameIn() throws IOException {
        var envelope = envelope("C-1".getBytes(UTF_8), Optional.of("{\r\n \"a\": \"ä\\n🚲\"\n}\n".getBytes(UTF_8)));

        assertThat(envelope.at("/value/a").asText()).isEqualTo("ä\n🚲");
    }

    @Test
    void aKeyIsTextOrElseBytes() throws IOException {
        assertThat(envelope("a\"\\\n".getBytes(UTF_8), Optional.empty())
                        .path("key")
                        .asText())
                .isEqualTo("a\"\\\n");
        assertThat(envelope(new byte[] {(byte) 0xff}, Optional.empty())
                        .path("keyBytes")
                        .asText())
                .isEqualTo("/w==");
    }

    @Test
    void aTombstoneSaysThatTheRecordIsGone() throws IOException {
        var envelope = envelope("C-1".getBytes(UTF_8), Optional.empty());

        assertThat(envelope.path("deleted").asBoolean()).isTrue();
        assertThat(envelope.has("value")).isFalse();
    }

    private static JsonNode envelope(byte[] key, Optional<byte[]> value) throws IOException {
        var out = new ByteArrayOutputStream();
        Envelope.write(new TopicRecord("calls", 0, 12, Instant.EPOCH, Optional.of(key), value), out);
        assertThat(out.toString(UTF_8)).doesNotContain("\n").doesNotContain("\r");
        return JSON.readTree(out.toByteArray());
    }
}
