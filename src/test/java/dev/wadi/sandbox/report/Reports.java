package dev.wadi.sandbox.report;

import dev.wadi.core.Stage;
import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.day.truth.Dirt;
import dev.wadi.sandbox.figures.Vitals;
import dev.wadi.sandbox.score.DirtCheck;
import dev.wadi.sandbox.score.DirtCheck.Overcome;
import dev.wadi.sandbox.score.FlawCheck;
import dev.wadi.sandbox.score.FlawCheck.Caught;
import dev.wadi.sandbox.score.FlawCheck.Kind;
import dev.wadi.sandbox.watch.Balances;
import dev.wadi.sandbox.watch.Standing;
import dev.wadi.sandbox.watch.Standing.Open;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A good run of a hundred tickets, for tests to spoil. */
public final class Reports {

    static final Instant FIRST_POLL = Instant.parse("2026-01-05T08:00:00Z");
    static final Open NOTHING = new Open(0, 0, 0, 0, 0, 0);

    private static final String HASH = "0000000000abcdef";

    private Reports() {}

    /** A run in which all went well. */
    public static Report good() {
        return of(act("the day", Balances.done(), HASH), act("the same again", Balances.again(), HASH));
    }

    static Report of(Act... acts) {
        var flaws = new TreeMap<>(Map.of(
                new Kind("tickets.ticket", "FIELD_MISSING", "/status"), new Caught(3, 3),
                new Kind("tickets.ticket", "CSV_QUOTE", ""), new Caught(1, 1)));
        var dirt = new EnumMap<>(Map.of(Dirt.TYPO, new Overcome(12, 11)));
        return Report.of(
                7,
                50,
                List.of(acts),
                vitals(Optional.of(FIRST_POLL)),
                new FlawCheck(flaws, List.of(), 0),
                2,
                new DirtCheck(dirt));
    }

    static Act act(String name, Balance balance, String hash) {
        return act(name, balance, hash, new Act.Pair(80, 80), "0.995");
    }

    static Act act(String name, Balance balance, String hash, Act.Pair gold, String precision) {
        return new Act(
                name,
                new Span(new BigDecimal("0.250"), 100, 400, Span.ROUTE),
                FIRST_POLL.plusMillis(250).toString(),
                new TreeMap<>(Map.of(balance.stream(), Counts.of(balance))),
                balance.balanced(),
                3,
                2,
                new TreeMap<>(Map.of(balance.stream(), gold)),
                30,
                90,
                4,
                new Act.Score(
                        new BigDecimal(precision), new BigDecimal("0.93000"), new BigDecimal("0.96000"), 93, 94, 100),
                hash);
    }

    static Standing standing(Open open) {
        return new Standing(List.of(Balances.done()), open, List.of(), 0, 0);
    }

    static Outcome outcome(Optional<Instant> opened, Optional<Instant> published) {
        return new Outcome(3, List.of(), 3, 2, Map.of(), 30, 4, Map.of(), Optional.of(0xabcdefL), opened, published);
    }

    static Vitals vitals(Optional<Instant> firstPoll) {
        var busy = new EnumMap<Stage, Duration>(Stage.class);
        for (var stage : Stage.values()) {
            busy.put(stage, Duration.ofMillis(10));
        }
        busy.put(Stage.MAP, Duration.ofMillis(40));
        busy.put(Stage.VALIDATE, Duration.ZERO);
        return new Vitals(
                Duration.ofMillis(10), busy, firstPoll, Duration.ofMillis(1_500), 256L << 20, (100L << 20) + 1);
    }
}
