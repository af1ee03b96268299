package dev.wadi.operations;

/** What operators want of a stream, for whoever reads it, and how it fares, for them. */
public interface Control {

    /** What is wanted of a stream now; may be up to half a second old. */
    Wanted of(String stream);

    /** Notes that its reader is there, between two reads. */
    void seen(String stream);

    /** Notes that a read came to its end, and with it those asked for up to then. */
    void read(String stream, long asked);

    /**
     * Notes that a read failed, and with it those asked for up to then.
     *
     * @param failure by names only
     */
    void failed(String stream, long asked, String failure);

    /**
     * Notes that a read failed because its source has no more requests for us for a while: all streams of it are left alone for
     * so long.
     *
     * @param failure by names only
     */
    void limited(String stream, long asked, String failure);

    /**
     * Notes that nothing of a stream can be read until somebody mends what is wrong; it is stopped at once, and tried again as one that
     * keeps failing is.
     *
     * @param failure by names only
     */
    void stopped(String stream, long asked, String failure);

    /**
     * What is wanted of a stream.
     *
     * @param paused   that no read begins
     * @param asked    how often a read at once has been asked for
     * @param answered up to which of them reads have come to their end
     * @param failing  whether the last read failed
     * @param stopped  that no read begins by the schedule, because too many failed
     */
    record Wanted(boolean paused, long asked, long answered, boolean failing, boolean stopped) {

        /** Of a stream that nobody has said anything about. */
        public static final Wanted NOTHING = new Wanted(false, 0, 0, false, false);

        /** Whether none is to begin, whatever the schedule says. */
        public boolean none() {
            return paused || stopped && !now();
        }

        /** Whether a read is to begin at once. */
        public boolean now() {
            return !paused && asked > answered;
        }
    }
}
