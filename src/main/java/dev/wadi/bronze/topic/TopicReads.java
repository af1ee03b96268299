package dev.wadi.bronze.topic;

import dev.wadi.bronze.Landing.Outcome;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;

/** LAND for a source that numbers its records: how far each partition has been read, and what comes next. */
public interface TopicReads {

    /** What a topic of a stream was when it was first looked at, which is now where it never was. */
    TopicIdentity remember(Tenant tenant, String stream, TopicIdentity now);

    /** The number of the next record to be read of a partition; 0 where none has been. */
    long position(Tenant tenant, String stream, Lane lane, String partition);

    /**
     * Keeps a slice and moves the cursor of its partition behind it.
     *
     * @throws CursorMoved where the cursor stands neither before nor behind the slice
     */
    Outcome land(TopicSlice slice);
}
