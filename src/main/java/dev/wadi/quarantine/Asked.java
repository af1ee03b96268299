package dev.wadi.quarantine;

/**
 * What was asked for at the desk.
 *
 * @param act     names it in {@code ops.desk_act}; 0 where there was nothing to do
 * @param records how many records it is about
 * @param pages   how many pages wait for another attempt by it
 */
public record Asked(long act, long records, long pages) {

    /** There was nothing to do. */
    public static final Asked NOTHING = new Asked(0, 0, 0);
}
