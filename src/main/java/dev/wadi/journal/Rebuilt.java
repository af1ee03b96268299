package dev.wadi.journal;

/**
 * A publication that was made again.
 *
 * @param number   its number
 * @param last     the number of the last that is to be made
 * @param attested the content hash it was published with
 * @param rebuilt  the content hash of what the replay made
 */
public record Rebuilt(int number, int last, long attested, long rebuilt) {

    /** Whether the replay made what readers had seen. */
    public boolean same() {
        return attested == rebuilt;
    }
}
