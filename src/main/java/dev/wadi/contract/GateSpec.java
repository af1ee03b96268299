package dev.wadi.contract;

import java.math.BigDecimal;

/**
 * A declared gate: what is measured over a closed run, and the value above which the run is held.
 *
 * @param measure   what is measured; {@code rejected-share} is rejected over landed records, {@code deleted-share} those that a full
 *                  refresh found gone over all that it knew or read
 * @param holdAbove the greatest value that passes
 */
public record GateSpec(String measure, BigDecimal holdAbove) {}
