package dev.wadi.sandbox.watch;

import dev.wadi.ledger.Balance;
import java.util.Locale;

/**
 * How far a stream has come, in records.
 *
 * @param written   became versions
 * @param rejected  set aside
 * @param pending   landed, and neither written nor rejected yet
 * @param published written, and decided upon for readers
 */
public record Progress(String stream, long landed, long written, long rejected, long pending, long published) {

    private static final String ROW = "%-18s%12s%12s%12s%12s%12s";

    /** What the ledger says of a stream. */
    static Progress of(Balance balance) {
        var written = balance.versions();
        return new Progress(
                balance.stream(),
                balance.landed(),
                written,
                balance.rejected(),
                balance.pending(),
                written - balance.unresolved());
    }

    /** What stands above {@link #row()}. */
    static String heading(String first) {
        return text(ROW, first, "landed", "written", "rejected", "pending", "published");
    }

    /** As a row of a table. */
    String row() {
        return text(ROW, stream, number(landed), number(written), number(rejected), number(pending), number(published));
    }

    /** As a line that says everything itself. */
    String line() {
        return text(
                "%s: landed %s, written %s, rejected %s, pending %s, published %s",
                stream, number(landed), number(written), number(rejected), number(pending), number(published));
    }

    private static String number(long value) {
        return text("%,d", value);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
