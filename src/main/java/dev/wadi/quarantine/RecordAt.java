package dev.wadi.quarantine;

/**
 * What a record at the desk is called: its page and its place on it, {@code 412.17}.
 *
 * @param ordinal its place among the records of the page, from 0
 */
public record RecordAt(long pageId, int ordinal) {

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static RecordAt of(String name) {
        var parts = name.split("\\.", -1);
        try {
            if (parts.length == 2) {
                return new RecordAt(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(wrong(name), e);
        }
        throw new IllegalArgumentException(wrong(name));
    }

    private static String wrong(String name) {
        return "'" + name + "' names no record: it takes a page and a place on it, like 412.17";
    }

    @Override
    public String toString() {
        return pageId + "." + ordinal;
    }
}
