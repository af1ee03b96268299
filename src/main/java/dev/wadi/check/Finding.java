package dev.wadi.check;

/**
 * Something that would stop the service or a stream.
 *
 * @param where the file, with the line where that is known
 * @param says  what is wrong with it, naming the key, and what to do
 */
public record Finding(String where, String says) {

    @Override
    public String toString() {
        return where + ": " + says;
    }
}
