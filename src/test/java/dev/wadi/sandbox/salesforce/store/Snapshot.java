package dev.wadi.sandbox.salesforce.store;

import java.util.Collection;
import java.util.Optional;

/** The org at one moment, for the time of one read. */
public interface Snapshot {

    /** The object of this name, whatever its case. */
    Optional<ObjectType> object(String name);

    /** Rows of an object stamped within a span, those in the recycle bin too, ordered by SystemModstamp and Id. */
    Collection<Row> between(ObjectType object, StampRange range);

    /** The row with this id, unless there is none. */
    Optional<Row> row(String object, String id);
}
