package dev.wadi.bronze.json;

import dev.wadi.bronze.Framer;

/**
 * Frames JSON objects that stand one a line, in UTF-8: JSON has no line ends within its values, so a line is a record, whatever
 * is in it. A line ends at LF, CR or CRLF; blank lines are no records. A byte order mark before the first line is passed over.
 */
public final class JsonLinesFramer implements Framer {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    @Override
    public Frame preamble(byte[] bytes, int to, boolean atEnd) {
        if (to < BYTE_ORDER_MARK.length && !atEnd) {
            return Frame.NEED_MORE;
        }
        for (var at = 0; at < BYTE_ORDER_MARK.length; at++) {
            if (at >= to || bytes[at] != BYTE_ORDER_MARK[at]) {
                return new Frame(0, 0, 0);
            }
        }
        return new Frame(0, 0, BYTE_ORDER_MARK.length);
    }

    @Override
    public Frame next(byte[] bytes, int from, int to, boolean atEnd) {
        var start = from;
        while (start < to && isBlank(bytes[start])) {
            start++;
        }
        if (start == to) {
            return atEnd ? Frame.NONE : Frame.NEED_MORE;
        }
        var end = start;
        while (end < to && !isLineEnd(bytes[end])) {
            end++;
        }
        if (end == to) {
            return atEnd ? new Frame(start, to, to) : Frame.NEED_MORE;
        }
        return new Frame(start, end, end + 1);
    }

    private static boolean isBlank(byte next) {
        return next == ' ' || next == '\t' || isLineEnd(next);
    }

    private static boolean isLineEnd(byte next) {
        return next == '\n' || next == '\r';
    }
}
