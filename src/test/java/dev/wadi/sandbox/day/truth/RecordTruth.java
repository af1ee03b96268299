package dev.wadi.sandbox.day.truth;

import java.util.List;
import java.util.Set;

/**
 * What is true about one version of one record.
 *
 * @param stream such as {@code crm.contact}
 * @param id the record's key in its source
 * @param version 0 for what the day begins with, then counting its changes; of tickets always 0, they are told
 *     by their place
 * @param place where it is, for one on an object: key of the object, {@code #}, ordinal; otherwise empty
 * @param entity who or what it is about, such as {@code person-17} or {@code company-4}
 * @param deleted whether it says that the record is gone
 * @param flaws all that must be held against it; a record without any is valid
 * @param dirt what makes it hard to use though it is valid
 */
public record RecordTruth(
        String stream,
        String id,
        int version,
        String place,
        String entity,
        boolean deleted,
        List<Flaw> flaws,
        Set<Dirt> dirt) {

    public RecordTruth {
        flaws = List.copyOf(flaws);
        dirt = Set.copyOf(dirt);
    }

    /** The record among those of all streams. */
    public String key() {
        return stream + "/" + id;
    }

    public boolean valid() {
        return flaws.isEmpty();
    }

    public static String person(int number) {
        return "person-" + number;
    }

    public static String company(int number) {
        return "company-" + number;
    }
}
