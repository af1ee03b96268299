package dev.wadi.simulation;

/**
 * A page that a worker holds.
 *
 * @param page  its number in the store
 * @param epoch how often it had been claimed by then
 */
record Held(long page, int epoch) {}
