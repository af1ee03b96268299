package dev.wadi.core.amendment;

/** What somebody decided about a landed record. What landed is kept as it was. */
public sealed interface Amendment {

    /**
     * Other bytes are read in its place.
     *
     * @param replacement one record in the format of its page; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // read in place, never compared
    record Edit(byte[] replacement) implements Amendment {

        @Override
        public String toString() {
            return "Edit[" + replacement.length + " bytes]";
        }
    }

    /** It is left out. */
    record Discard() implements Amendment {}
}
