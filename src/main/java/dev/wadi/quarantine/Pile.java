package dev.wadi.quarantine;

import java.time.Instant;

/**
 * The records that lie in quarantine for one cause. A record with several problems lies in several piles.
 *
 * @param detail  what was expected, in the words of one of the problems
 * @param pages   how many pages they are on
 * @param waiting how many of the records are on pages that wait for another attempt already
 * @param since   when the first was set aside
 * @param latest  when the last was
 */
public record Pile(Cause cause, String detail, long records, long pages, long waiting, Instant since, Instant latest) {}
