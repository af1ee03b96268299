package dev.wadi.bronze;

/**
 * Finds where records begin and end in a stretch of bytes, without interpreting them. Stateless: a frame depends on the
 * bytes from its own start on and on nothing before it.
 */
public interface Framer {

    /**
     * The next record at or after {@code from}.
     *
     * @param bytes  the bytes at hand
     * @param from   where to look, just after a record or at the start
     * @param to     the end of the bytes at hand
     * @param atEnd  whether the source has no bytes after {@code to}
     * @return the frame, or {@link Frame#NEED_MORE} where more bytes are needed to tell, or {@link Frame#NONE} where there
     *     is no further record
     */
    Frame next(byte[] bytes, int from, int to, boolean atEnd);

    /** Bytes at the start of an object that belong to no record: a byte order mark, a header line. */
    Frame preamble(byte[] bytes, int to, boolean atEnd);

    /**
     * One record, without its line end.
     *
     * @param start  its first byte
     * @param end    the byte after its last
     * @param resume where to look for the next
     */
    record Frame(int start, int end, int resume) {

        /** More bytes are needed to find the end of the record. */
        public static final Frame NEED_MORE = new Frame(-1, -1, -1);

        /** There is no further record. */
        public static final Frame NONE = new Frame(-2, -2, -2);

        public boolean needsMore() {
            return start == NEED_MORE.start;
        }

        public boolean isNone() {
            return start == NONE.start;
        }

        public int length() {
            return end - start;
        }
    }
}
