package dev.wadi.bronze;

/** Somebody else reads the same partition and is at another place: this reader has to stop. Nothing is lost by it. */
public final class CursorMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CursorMoved(String message) {
        super(message);
    }
}
