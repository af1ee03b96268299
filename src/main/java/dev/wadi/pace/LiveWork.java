package dev.wadi.pace;

/** Work that goes before backfills: what lands live, what somebody mended, what is replayed. */
@FunctionalInterface
public interface LiveWork {

    /** Whether some of it is on its way from where it landed to where readers see it. */
    boolean isUnderWay();
}
