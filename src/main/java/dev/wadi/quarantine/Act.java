package dev.wadi.quarantine;

import java.time.Instant;

/**
 * What somebody did at the desk.
 *
 * @param kind  mend, discard, reopen, redrive, replay, pause, resume, look
 * @param about what it was done to, as JSON
 */
public record Act(long id, String kind, String who, String why, String about, long records, long pages, Instant at) {}
