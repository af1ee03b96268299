package dev.wadi.gate;

/**
 * What gates look at: the counts of a closed run in which every page has an attempt.
 *
 * @param landed   records landed, as counted when they landed
 * @param disposed records with a disposition in the current attempts of the run's pages
 * @param rejected those of them that were set aside
 * @param read     records read, those found gone among them
 * @param deleted  records that a full refresh found gone
 */
public record RunFigures(
        long runId, String stream, long landed, long disposed, long rejected, long read, long deleted) {}
