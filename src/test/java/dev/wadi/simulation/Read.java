package dev.wadi.simulation;

/**
 * A read that was begun.
 *
 * @param number which of the store's reads it is
 * @param from   the lowest stamp that it asks for
 */
record Read(int number, long from) {}
