package dev.wadi.bronze.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.wadi.bronze.Framer.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFramerTest {

    private static final int LIMIT = 40;
    private static final CsvFramer FRAMER = new CsvFramer(',', '"', 1 << 20);
    private static final CsvFramer STRICT = new CsvFramer(',', '"', LIMIT);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsWhatFastCsvReads(long seed) {
        for (var round = 0; round < 20; round++) {
            var text = new RandomCsv(1_000 * seed + round).text();

            var records = records(text);

            assertThat(records).as(printable(text)).isEqualTo(oracle(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\ufeff", "\n", "\r\n\r\n", "\ufeff\n"})
    void nothingButMarksAndLineEndsHoldsNoRecord(String text) {
        assertThat(records(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n", "a,b\r", "a,b\r\n", "a,b"})
    void theLineEndIsNoPartOfTheRecord(String text) {
        var bytes = text.getBytes(UTF_8);

        var frame = FRAMER.next(bytes, 0, bytes.length, true);

        assertThat(frame).isEqualTo(new Frame(0, 3, bytes.length));
    }

    @Test
    void theByteOrderMarkIsNoPartOfTheHeader() {
        var bytes = "\ufeffid,name\n1,Ann\n".getBytes(UTF_8);

        var preamble = FRAMER.preamble(bytes, bytes.length, true);

        assertThat(new String(bytes, preamble.start(), preamble.length(), UTF_8))
                .isEqualTo("id,name");
    }

    /** Bytes at random, well formed or not, cut off at every place: what is told with less is not taken back with more. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsFoundDoesNotDependOnHowMuchIsAtHand(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 20; round++) {
            var bytes = bytes(random, random.nextInt(2 * LIMIT));
            var from = random.nextInt(bytes.length + 1);

            var found = STRICT.next(bytes, from, bytes.length, true);

            assertPrefixesAgree(bytes, from, found);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thePreambleDoesNotDependOnHowMuchIsAtHand(long seed) {
        var bytes = new RandomCsv(seed).text().getBytes(UTF_8);
        var whole = FRAMER.preamble(bytes, bytes.length, true);

        for (var to = 0; to <= bytes.length; to++) {
            var found = FRAMER.preamble(Arrays.copyOf(bytes, to), to, false);

            assertThat(found.needsMore() || found.equals(whole)).isTrue();
        }
    }

    @Test
    void aFrameIsToldAsSoonAsItsLineEndIsSure() {
        var bytes = "a,b\r\nc".getBytes(UTF_8);

        assertThat(FRAMER.next(bytes, 0, 3, false)).isEqualTo(Frame.NEED_MORE);
        assertThat(FRAMER.next(bytes, 0, 4, false)).isEqualTo(Frame.NEED_MORE);
        assertThat(FRAMER.next(bytes, 0, 5, false)).isEqualTo(new Frame(0, 3, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"b,c", "\"b\"x,c", "\"b\"\",c", "b,\"", "\"b\"\"\"\"", "b,\"c\"\"", "\"b\" ,c"})
    void damageSpoilsOneRecordOnly(String damaged) {
        var lines = List.of("1,\"a\"", damaged, "3,c", "4,d", "5,e");

        var records = lines(String.join("\n", lines));

        assertThat(records).isEqualTo(lines);
        assertThat(records.stream().filter(line -> CsvLine.split(line, ',', '"').misquoted()))
                .containsExactly(damaged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void aCarriageReturnInQuotesIsNoHalfOfTheLineEndAfterThem(String lineEnd) {
        assertThat(lines("\"x\r\"" + lineEnd + "\"\ry\"" + lineEnd + "b")).containsExactly("\"x\r\"", "\"\ry\"", "b");
    }

    @Test
    void aQuoteThatOpensLateInAFieldIsJustAQuote() {
        assertThat(lines("a\"b\nc\"d,e\n")).containsExactly("a\"b", "c\"d,e");
    }

    /** One lost quote before other quoted fields turns them inside out; the limit is what keeps that from spreading. */
    @Test
    void aLostQuoteIsGivenUpAfterTheMostBytesOfARecord() {
        var rest = "x,y\n".repeat(100);

        var records = lines("\"lost,1\n" + rest + "z,\"q\"\n", STRICT);

        assertThat(records).hasSize(102).startsWith("\"lost,1", "x,y").endsWith("z,\"q\"");
    }

    @Test
    void aQuotedFieldMayJustFillTheMostBytesOfARecord() {
        var longest = '"' + "x\n".repeat(LIMIT / 2 - 1) + '"';
        var longer = '"' + "x\n".repeat(LIMIT / 2 - 1) + "x\"";

        assertThat(lines(longest + "\nnext", STRICT)).containsExactly(longest, "next");
        assertThat(lines(longer + "\nnext", STRICT)).startsWith("\"x").endsWith("next");
    }

    @Test
    void followsTheDialect() {
        var semicolons = new CsvFramer(';', '\'', 1 << 20);

        assertThat(lines("a;'b\n''c';d\n\"e\n", semicolons)).containsExactly("a;'b\n''c';d", "\"e");
    }

    private static void assertPrefixesAgree(byte[] bytes, int from, Frame found) {
        for (var to = from; to <= bytes.length; to++) {
            var prefix = Arrays.copyOf(bytes, to);

            var early = STRICT.next(prefix, from, to, false);

            if (!early.needsMore()) {
                assertThat(early)
                        .as(printable(new String(bytes, UTF_8)) + " to " + to)
                        .isEqualTo(found);
            }
        }
    }

    private static byte[] bytes(Random random, int length) {
        var alphabet = "\"\",\n\rab".getBytes(UTF_8);
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) {
            bytes[i] = alphabet[random.nextInt(alphabet.length)];
        }
        return bytes;
    }

    private static List<List<String>> records(String text) {
        return lines(text).stream()
                .map(line -> CsvLine.split(line, ',', '"').fields())
                .toList();
    }

    private static List<String> lines(String text) {
        return lines(text, FRAMER);
    }

    /** Every frame of a text, the header among them. */
    private static List<String> lines(String text, CsvFramer framer) {
        var bytes = text.getBytes(UTF_8);
        var lines = new ArrayList<String>();
        var frame = framer.preamble(bytes, bytes.length, true);
        while (!frame.isNone()) {
            if (frame.length() > 0) {
                lines.add(new String(bytes, frame.start(), frame.length(), UTF_8));
            }
            frame = framer.next(bytes, frame.resume(), bytes.length, true);
        }
        return lines;
    }

    private static List<List<String>> oracle(String text) {
        try (var reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .detectBomHeader(false)
                .ofCsvRecord(text.startsWith("\ufeff") ? text.substring(1) : text)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String printable(String text) {
        return text.replace("\n", "␊").replace("\r", "␍").replace("\ufeff", "⟨BOM⟩");
    }
}
