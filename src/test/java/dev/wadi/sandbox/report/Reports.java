package dev.wadi.sandbox.report;

import dev.wadi.core.Stage;
import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.figures.Vitals;
import dev.wadi.sandbox.report.SetAside.Found;
import dev.wadi.sandbox.tickets.BadLine;
import dev.wadi.sandbox.tickets.Fault;
import dev.wadi.sandbox.tickets.FaultCode;
import dev.wadi.sandbox.tickets.Planted;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A good run of a hundred tickets, for tests to spoil. */
final class Reports {

    static final Instant FIRST_POLL = Instant.parse("2026-01-05T08:00:00Z");
    static final Instant LAST_PUBLICATION = FIRST_POLL.plusMillis(250);

    static final List<BadLine> BAD_LINES = List.of(
            badLine(
                    120,
                    new Fault(FaultCode.FIELD_MISSING, "/subject"),
                    new Fault(FaultCode.FIELD_FORMAT, "/ticket_id")),
            badLine(240, new Fault(FaultCode.FIELD_MISSING, "/status")),
            badLine(360, new Fault(FaultCode.CSV_QUOTE, "")),
            badLine(480, new Fault(FaultCode.CSV_COLUMNS, "")));

    static final Planted PLANTED = new Planted(
            2,
            100,
            96,
            80,
            30,
            10,
            4,
            2,
            Map.of(
                    FaultCode.FIELD_MISSING, 2,
                    FaultCode.FIELD_FORMAT, 1,
                    FaultCode.CSV_QUOTE, 1,
                    FaultCode.CSV_COLUMNS, 1),
            BAD_LINES);

    static final List<SetAside> ALL_CAUGHT = BAD_LINES.stream()
            .map(line -> new SetAside(
                    line.key(),
                    line.offset(),
                    line.length(),
                    line.faults().stream().map(Found::of).toList()))
            .toList();

    private Reports() {}

    static Report of(Balance balance, Outcome outcome, Vitals vitals) {
        return Report.of(7, PLANTED, List.of(balance), outcome, vitals, TruthCheck.of(BAD_LINES, outcome.setAside()));
    }

    static Outcome outcome(Map<String, Long> rows) {
        return new Outcome(
                Map.of("tickets.ticket", Map.of("FIELD_MISSING", 2L, "CSV_QUOTE", 1L)),
                ALL_CAUGHT,
                3,
                2,
                rows,
                Optional.of(0xabcdefL),
                Optional.of(FIRST_POLL.plusMillis(40)),
                Optional.of(LAST_PUBLICATION));
    }

    static Map<String, Long> rows(long tickets, long customers, long versions) {
        return Map.of("gold.ticket", tickets, "gold.customer", customers, "silver.ticket", versions);
    }

    static Vitals vitals(Optional<Instant> firstPoll) {
        var busy = new EnumMap<Stage, Duration>(Stage.class);
        for (var stage : Stage.values()) {
            busy.put(stage, Duration.ofMillis(10));
        }
        busy.put(Stage.MAP, Duration.ofMillis(40));
        busy.put(Stage.VALIDATE, Duration.ZERO);
        return new Vitals(busy, firstPoll, Duration.ofMillis(1_500), 256L << 20, (100L << 20) + 1);
    }

    private static BadLine badLine(int offset, Fault... faults) {
        return new BadLine("tickets/a.csv", offset / 120, offset, 100, Optional.empty(), List.of(faults));
    }
}
