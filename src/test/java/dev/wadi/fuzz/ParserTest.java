package dev.wadi.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.wadi.testkit.chaos.ChaosReport;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Good input, spoilt in so many ways by chance: nothing fails, nothing hangs, every byte is accounted for. */
@Tag(ChaosReport.TAG)
class ParserTest {

    private static final int ALL = 5_000;
    private static final int MOST_SPOILT = 12;

    /** A second for what takes well under a millisecond, and another for a machine that is busy. */
    private static final Duration HANGS = Duration.ofSeconds(2);

    private static final List<byte[]> WORDS = List.of(
            bytes("\""),
            bytes("\r\n"),
            bytes(","),
            bytes("{"),
            bytes("}"),
            bytes("["),
            bytes("]"),
            bytes(":"),
            bytes("\\u"),
            bytes("\uFEFF"),
            bytes("\0"),
            bytes("9".repeat(40)),
            bytes("&a"),
            bytes("*a"),
            bytes("!!int"),
            bytes("- "),
            bytes("+"),
            bytes("(0)"),
            bytes("@"),
            bytes("T"),
            bytes("Z"),
            bytes("\u0661"),
            bytes("\uD83D\uDE00"),
            new byte[] {(byte) 0xC0, (byte) 0xAF},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});

    @ParameterizedTest
    @EnumSource
    void readsWhateverItIsFed(Parser parser) {
        parser.feed(parser.good());
        var times = ChaosReport.share(ALL);
        for (var seed = 0; seed < times; seed++) {
            var spoilt = spoilt(parser.good(), new Random(seed));
            assertThatCode(() -> assertTimeoutPreemptively(HANGS, () -> parser.feed(spoilt)))
                    .as("%s by seed %d", parser, seed)
                    .doesNotThrowAnyException();
        }
        ChaosReport.tell("seeded input for " + parser, Map.of("fed", times));
    }

    private static byte[] spoilt(byte[] good, Random random) {
        var bytes = good;
        for (var time = random.nextInt(MOST_SPOILT); time >= 0; time--) {
            bytes = spoiltOnce(bytes, random);
        }
        return bytes;
    }

    private static byte[] spoiltOnce(byte[] bytes, Random random) {
        var at = random.nextInt(bytes.length + 1);
        var until = Math.min(bytes.length, at + random.nextInt(20));
        var spoilt = new ByteArrayOutputStream();
        spoilt.write(bytes, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> spoilt.writeBytes(WORDS.get(random.nextInt(WORDS.size())));
            case 1 -> spoilt.write(random.nextInt(256));
            case 2 -> { // some bytes twice
                spoilt.write(bytes, at, until - at);
                until = at;
            }
            case 3 -> until = at; // nothing
            default -> { // some bytes less
            }
        }
        spoilt.write(bytes, until, bytes.length - until);
        return spoilt.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
