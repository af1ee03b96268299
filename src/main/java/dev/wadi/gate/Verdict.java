package dev.wadi.gate;

import java.math.BigDecimal;

/** What one gate says of a run: it holds the run where what it observed is above what it allows. */
public record Verdict(String gate, BigDecimal observed, BigDecimal holdAbove) {

    public boolean holds() {
        return observed.compareTo(holdAbove) > 0;
    }
}
