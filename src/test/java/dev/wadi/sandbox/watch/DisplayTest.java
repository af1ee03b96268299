package dev.wadi.sandbox.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisplayTest {

    private static final String UP = "\u001b[1A";
    private static final String CLEAR = "\u001b[J";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);
    private final SetClock clock = new SetClock();

    @Test
    void progressIsWhatTheLedgerSays() {
        assertThat(Progress.of(Balances.done())).isEqualTo(new Progress("tickets.ticket", 100, 96, 4, 0, 96));
        assertThat(Progress.of(Balances.pending(40))).isEqualTo(new Progress("tickets.ticket", 100, 60, 0, 40, 30));
    }

    @Test
    void aTerminalShowsOneTableThatIsDrawnOverItself() {
        try (var display = Display.on(out, true, clock)) {
            display.say("starting Wadi");
            display.show(List.of(progress(1_000)));
            clock.forward(Duration.ofMillis(300));
            display.show(List.of(progress(2_000)));
        }

        assertThat(printed().split(CLEAR.replace("[", "\\["), -1)).hasSize(4);
        assertThat(printed())
                .contains("\r" + UP + CLEAR + "0.3 s ")
                .contains("tickets.ticket           2,000")
                .endsWith(System.lineSeparator());
        assertThat(printed().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(160));
    }

    @Test
    void aRowFitsInEightyColumns() {
        assertThat(new Progress("tickets.ticket", 3_600_000, 3_600_000, 3_600_000, 3_600_000, 3_600_000).row())
                .hasSizeLessThan(80);
    }

    @Test
    void withoutATerminalThereIsAPlainLineASecondAtMost() {
        try (var display = Display.on(out, false, clock)) {
            display.show(List.of(progress(1_000)));
            clock.forward(Duration.ofMillis(300));
            display.show(List.of(progress(2_000)));
            clock.forward(Duration.ofMillis(700));
            display.show(List.of(progress(3_000)));

            assertThat(printed().lines())
                    .containsExactly(
                            "tickets.ticket: landed 1,000, written 0, rejected 0, pending 1,000, published 0",
                            "tickets.ticket: landed 3,000, written 0, rejected 0, pending 3,000, published 0");
        }
    }

    @Test
    void withoutATerminalNothingIsSaidTwiceAndTheLastIsAlwaysSaid() {
        try (var display = Display.on(out, false, clock)) {
            display.show(List.of(progress(1_000)));
            clock.forward(Duration.ofSeconds(2));
            display.show(List.of(progress(1_000)));
            display.show(List.of(progress(2_000)));
            display.show(List.of(progress(3_000)));
        }

        assertThat(printed().lines()).hasSize(3).last().asString().contains("landed 3,000");
        assertThat(printed()).doesNotContain("\u001b");
    }

    private String printed() {
        return bytes.toString(UTF_8);
    }

    private static Progress progress(long landed) {
        return new Progress("tickets.ticket", landed, 0, 0, landed, 0);
    }
}
