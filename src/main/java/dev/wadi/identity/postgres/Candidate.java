package dev.wadi.identity.postgres;

/**
 * Where a RESOLVE puts what it takes.
 *
 * @param publication the number of the one that is yet to be
 * @param step        which RESOLVE into it this is, from 1
 */
record Candidate(int publication, int step) {}
