package dev.wadi.gate;

import dev.wadi.contract.Contract;
import dev.wadi.contract.GateSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Judges a run by the gates of its contract, and by one that no contract can leave out: that its ledger balances. */
public final class Gates {

    /** The gate that every run has to pass: as many records disposed of as landed. */
    public static final String LEDGER_BALANCE = "ledger-balance";

    private static final int DIGITS = 6;

    private Gates() {}

    /** One verdict for each gate. */
    public static List<Verdict> judge(Contract contract, RunFigures run) {
        var verdicts = new ArrayList<Verdict>();
        verdicts.add(new Verdict(
                LEDGER_BALANCE, BigDecimal.valueOf(Math.abs(run.landed() - run.disposed())), BigDecimal.ZERO));
        for (var gate : contract.gates()) {
            verdicts.add(new Verdict(gate.measure(), observed(gate, run), gate.holdAbove()));
        }
        return verdicts;
    }

    private static BigDecimal observed(GateSpec gate, RunFigures run) {
        return switch (gate.measure()) {
            case "rejected-share" -> share(run.rejected(), run.landed());
            case "deleted-share" -> share(run.deleted(), run.read());
            default -> throw new IllegalArgumentException("no gate measures '" + gate.measure() + "'");
        };
    }

    /** Rounded up: rounded down, a run a little above what is allowed would pass. */
    private static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.CEILING);
    }
}
