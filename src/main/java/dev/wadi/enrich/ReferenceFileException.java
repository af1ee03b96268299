package dev.wadi.enrich;

import java.util.List;

/** A file of reference data that cannot be used, with everything that is wrong with it. */
public final class ReferenceFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public ReferenceFileException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }

    /** A file that is wrong as a whole. */
    public ReferenceFileException(String file, String problem) {
        this(List.of(file + ": " + problem));
    }
}
