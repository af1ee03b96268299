package dev.wadi.enrich;

/**
 * An enricher could not answer at all; it is left alone for a while. Has no cause, so that it is not tried again at once
 * where that would be a bad world: the load does not wait for an enricher.
 */
public final class NotAnswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAnswered(String enricher) {
        super(enricher);
    }
}
