package dev.wadi.jmx;

import java.util.List;
import java.util.Map;

/**
 * The quarantine desk. A cause is a stream, a code and a pointer, as {@link #getPiles()} names it; a record is its page and its
 * place on it, as {@link #show} names it. Whoever acts says why.
 */
public interface QuarantineMXBean {

    /** What lies in quarantine, by cause; the largest first. */
    List<Map<String, String>> getPiles();

    @Says("Shows some records of a cause: of what they say the shape.")
    List<Map<String, String>> show(String stream, String code, String pointer, int most);

    @Says("Shows some records of a cause as they are; that somebody looked is kept.")
    List<Map<String, String>> showClear(String stream, String code, String pointer, int most, String why);

    @Says("What the contracts at hand would make of so many pages of a cause. Writes nothing.")
    Map<String, String> preview(String stream, String code, String pointer, int pages);

    @Says("Has the pages of a cause attempted once more.")
    Map<String, String> redrive(String stream, String code, String pointer, String why);

    @Says("Leaves all records of a cause out.")
    Map<String, String> discard(String stream, String code, String pointer, String why);

    @Says("Leaves a record out.")
    Map<String, String> discardRecord(String record, String why);

    @Says("Has a field of a record say something else; what landed is kept.")
    Map<String, String> mend(String record, String field, String value, String why);

    @Says("Puts another text in the place of a record; what landed is kept.")
    Map<String, String> mendText(String record, String text, String why);

    @Says("Takes back what was decided about a record.")
    Map<String, String> reopen(String record, String why);

    @Says("What people did here and in replays, the latest first.")
    List<Map<String, String>> acts(int most);
}
