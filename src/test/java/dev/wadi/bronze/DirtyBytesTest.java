package dev.wadi.bronze;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.common.primitives.Bytes;
import dev.wadi.bronze.csv.CsvFramer;
import dev.wadi.bronze.json.JsonAnswer;
import dev.wadi.bronze.json.JsonAnswer.Places;
import dev.wadi.bronze.json.JsonFormat;
import dev.wadi.core.Claim;
import dev.wadi.core.Frames;
import dev.wadi.core.Lane;
import dev.wadi.core.Page;
import dev.wadi.core.Tenant;
import dev.wadi.map.Mapper;
import dev.wadi.testkit.Pages;
import dev.wadi.testkit.Tickets;
import dev.wadi.testkit.postgres.Warehouse;
import dev.wadi.validate.Validator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** 200 objects as no exporter should write them: nothing fails or hangs, and every byte and record is accounted for. */
class DirtyBytesTest {

    private static final Duration HANGS = Duration.ofSeconds(10);
    private static final int OBJECTS = 160;
    private static final int ANSWERS = 40;
    private static final PageSize SMALL = new PageSize(3, 400, 200);

    private static final String HEADER = "ticket_id,created_at,updated_at,requester_email,subject,status\n";
    private static final String GOOD = "T-000001,2026-01-05T08:00:00Z,2026-01-05T09:00:00Z,ann@x.test,Lamp,open\n";

    private static final PageReader READER = new PageReader(Tickets.contracts());
    private static final Validator VALIDATOR = new Validator(Tickets.contracts());
    private static final Mapper MAPPER = new Mapper(Tickets.contracts(), Warehouse.HASH);

    /** Each kind of dirt by what it is. */
    private static Map<String, byte[]> dirt() {
        var dirt = new LinkedHashMap<String, byte[]>();
        dirt.put("a byte order mark", bytes(0xef, 0xbb, 0xbf));
        dirt.put("one of UTF-16", bytes(0xff, 0xfe));
        dirt.put("UTF-16", GOOD.getBytes(UTF_16LE));
        dirt.put("Latin-1", "T-000002,,,jörg@x.test,Grüße,open\n".getBytes(ISO_8859_1));
        dirt.put("NUL", bytes(0, 0, 0));
        dirt.put("a line of NULs", bytes(0, 0, '\n', 0, '\n'));
        dirt.put("a quote that is never closed", "T-000003,\"".getBytes(UTF_8));
        dirt.put("text behind a closing quote", "\"T-000004\"x,y\n".getBytes(UTF_8));
        dirt.put("doubled quotes", "\"\"\"\"\"\"\",\"\"\n".getBytes(UTF_8));
        dirt.put("too few fields", "T-000005\n".getBytes(UTF_8));
        dirt.put("too many fields", ",,,,,,,,,,,,,,\n".getBytes(UTF_8));
        dirt.put("CR alone", "T-000006,a\rT-000007,b\r".getBytes(UTF_8));
        dirt.put("blank lines", "\r\n\n\n\r\r\n".getBytes(UTF_8));
        dirt.put("another separator", "T-000008;2026;2026;a@x.test;s;open\n".getBytes(UTF_8));
        dirt.put("overlong UTF-8", bytes(0xc0, 0xaf, '\n'));
        dirt.put("half a surrogate", bytes(0xed, 0xa0, 0x80, '\n'));
        dirt.put("a cut-off character", bytes(0xf0, 0x9f, 0x9a));
        dirt.put("control characters", bytes(1, 2, 7, 8, 27, 0x7f, '\n'));
        dirt.put("other line ends", "a\u2028b\u0085c\u2029\n".getBytes(UTF_8));
        dirt.put("a line too long", "x".repeat(1_000).getBytes(UTF_8));
        return dirt;
    }

    static Stream<Arguments> objects() {
        var kinds = new ArrayList<>(dirt().keySet());
        return IntStream.range(0, OBJECTS).mapToObj(number -> {
            var random = new Random(number);
            var name = kinds.get(number % kinds.size());
            var object = new ByteArrayOutputStream();
            if (number % 7 != 0) {
                object.writeBytes(HEADER.getBytes(UTF_8));
            }
            for (var line = 0; line < 8; line++) {
                object.writeBytes(GOOD.getBytes(UTF_8));
                if (random.nextInt(3) == 0) {
                    object.writeBytes(dirt().getOrDefault(name, new byte[0]));
                }
            }
            object.writeBytes(dirt().getOrDefault(kinds.get(random.nextInt(kinds.size())), new byte[0]));
            return Arguments.of(number + ": " + name, object.toByteArray());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void everyByteOfAnObjectIsOnAPageOrUnreadable(String name, byte[] object) {
        assertTimeoutPreemptively(HANGS, () -> {
            var drafts = new PageDrafts(
                    Pages.aReading(),
                    new ByteArrayInputStream(object),
                    object.length,
                    new CsvFramer(',', '"', SMALL.recordBytes()),
                    SMALL);
            var at = 0L;
            while (drafts.hasNext()) {
                var draft = drafts.next();
                assertThat(draft.start()).isEqualTo(at);
                at = draft.end();
                assertThat(draft.payload())
                        .isEqualTo(Arrays.copyOfRange(
                                object, (int) draft.start(), (int) draft.start() + draft.payload().length));
                everyRecordComesOut(draft);
            }
            assertThat(at).isEqualTo(object.length);
        });
    }

    static Stream<Arguments> answers() {
        var good =
                "{\"totalSize\":2,\"records\":[{\"Id\":\"1\",\"Name\":\"Ann\"},{\"Id\":\"2\",\"Name\":null}],\"done\":true}";
        return IntStream.range(0, ANSWERS).mapToObj(number -> {
            var random = new Random(number);
            var bytes = good.getBytes(UTF_8);
            var answer = switch (number % 5) {
                case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
                case 1 -> ("{\"records\":[" + "[".repeat(5_000)).getBytes(UTF_8);
                case 2 -> good.getBytes(UTF_16LE);
                case 3 -> Bytes.concat(bytes(0xef, 0xbb, 0xbf), bytes);
                default -> {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                    yield bytes;
                }
            };
            return Arguments.of(number, answer);
        });
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsFramedOrRefusedAndItsRecordsReadOrSetAside(int number, byte[] answer) {
        assertTimeoutPreemptively(HANGS, () -> {
            JsonAnswer framed;
            try {
                framed = JsonAnswer.frame(answer, new Places("/records", "/nextRecordsUrl", "/totalSize"));
            } catch (IOException refused) {
                return;
            }
            var page = page(answer, new byte[0], framed.frames());
            for (var ordinal = 0; ordinal < framed.frames().size(); ordinal++) {
                var fields = JsonNodeFactory.instance.objectNode();
                var problems = new JsonFormat().read(page, ordinal, fields);
                assertThat(problems.isEmpty() || fields.isEmpty()).isTrue();
            }
        });
    }

    private static void everyRecordComesOut(PageDraft draft) {
        var page = page(draft.payload(), draft.preamble(), draft.frames());
        var read = READER.read(new Claim(page, "worker", 1, 1));
        var mapped = MAPPER.map(VALIDATOR.validate(read));
        assertThat(mapped.accepted().size() + mapped.rejects().size())
                .isEqualTo(draft.frames().size());
    }

    private static Page page(byte[] payload, byte[] preamble, Frames frames) {
        return new Page(
                Tenant.DEFAULT,
                "tickets.ticket",
                Lane.LIVE,
                1,
                1,
                "an object",
                0,
                payload,
                preamble,
                frames,
                Instant.EPOCH);
    }

    private static byte[] bytes(int... values) {
        return Bytes.toArray(
                IntStream.of(values).mapToObj(value -> (byte) value).toList());
    }
}
