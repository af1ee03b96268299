package dev.wadi.bronze;

import java.util.BitSet;

/**
 * A page that was compared with what we hold, of which only what is news lands.
 *
 * @param news the places of the records that are; not to be changed
 */
public record Compared(BitSet news) implements Repeats {}
