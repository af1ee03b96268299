package dev.wadi.bronze.csv;

import dev.wadi.bronze.Framer;

/**
 * Frames delimited text by its bytes, for charsets in which ASCII characters are single bytes of their own.
 *
 * <p>A line ends at LF, CR or CRLF outside quotes. A quote opens a quoted field only as the field's first byte; inside, a
 * doubled quote is a quote. Blank lines are no records. A record with quoted line ends that has not ended after
 * {@code maxQuoted} bytes, or whose quote is still open at the end of the object, is taken to be damage: the record then
 * ends with its first line, so that one lost quote spoils one record and not all that follow; what is wrong with it is said
 * when it is read. What is found depends on no more than {@code maxQuoted} + 2 bytes from the record's first on, and on
 * where its first line ends.
 */
public final class CsvFramer implements Framer {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte delimiter;
    private final byte quote;
    private final int maxQuoted;

    /**
     * A framer for this dialect.
     *
     * @param maxQuoted the most bytes a record with quoted line ends may span
     */
    public CsvFramer(char delimiter, char quote, int maxQuoted) {
        this.delimiter = (byte) delimiter;
        this.quote = (byte) quote;
        this.maxQuoted = maxQuoted;
    }

    @Override
    public Frame preamble(byte[] bytes, int to, boolean atEnd) {
        if (to < BYTE_ORDER_MARK.length && !atEnd) {
            return Frame.NEED_MORE;
        }
        var afterMark = startsWithMark(bytes, to) ? BYTE_ORDER_MARK.length : 0;
        var header = next(bytes, afterMark, to, atEnd);
        return header.isNone() ? new Frame(afterMark, afterMark, to) : header;
    }

    @Override
    public Frame next(byte[] bytes, int from, int to, boolean atEnd) {
        var start = from;
        while (start < to && isLineEnd(bytes[start])) {
            start++;
        }
        if (start == to) {
            return atEnd ? Frame.NONE : Frame.NEED_MORE;
        }
        var firstLineEnd = -1;
        var fieldStart = true;
        for (var at = start; at < to; at++) {
            if (at - start > maxQuoted) {
                return firstLine(bytes, start, to, atEnd);
            }
            var next = bytes[at];
            if (fieldStart && next == quote) {
                var closed = closingQuote(bytes, at + 1, to, atEnd);
                if (closed < 0) {
                    if (!atEnd && to - start <= maxQuoted + 1) {
                        return Frame.NEED_MORE;
                    }
                    return firstLine(bytes, start, to, atEnd);
                }
                if (closed - start > maxQuoted) {
                    return firstLine(bytes, start, to, atEnd);
                }
                at = closed;
                fieldStart = false;
            } else if (isLineEnd(next)) {
                firstLineEnd = at;
                break;
            } else {
                fieldStart = next == delimiter;
            }
        }
        return ended(bytes, start, firstLineEnd, to, atEnd);
    }

    /** The place of the quote that closes a field, or -1 where the bytes at hand do not tell. */
    private int closingQuote(byte[] bytes, int from, int to, boolean atEnd) {
        for (var at = from; at < to; at++) {
            if (bytes[at] == quote) {
                if (at + 1 == to) {
                    return atEnd ? at : -1;
                }
                if (bytes[at + 1] != quote) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }

    private static Frame firstLine(byte[] bytes, int start, int to, boolean atEnd) {
        var end = start;
        while (end < to && !isLineEnd(bytes[end])) {
            end++;
        }
        return ended(bytes, start, end < to ? end : -1, to, atEnd);
    }

    private static Frame ended(byte[] bytes, int start, int lineEnd, int to, boolean atEnd) {
        if (lineEnd < 0) {
            return atEnd ? new Frame(start, to, to) : Frame.NEED_MORE;
        }
        if (bytes[lineEnd] == '\r' && lineEnd + 1 == to && !atEnd) {
            return Frame.NEED_MORE;
        }
        var crlf = bytes[lineEnd] == '\r' && lineEnd + 1 < to && bytes[lineEnd + 1] == '\n';
        return new Frame(start, lineEnd, lineEnd + (crlf ? 2 : 1));
    }

    private static boolean isLineEnd(byte next) {
        return next == '\n' || next == '\r';
    }

    private static boolean startsWithMark(byte[] bytes, int to) {
        return to >= BYTE_ORDER_MARK.length
                && bytes[0] == BYTE_ORDER_MARK[0]
                && bytes[1] == BYTE_ORDER_MARK[1]
                && bytes[2] == BYTE_ORDER_MARK[2];
    }
}
