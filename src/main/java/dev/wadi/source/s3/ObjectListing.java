package dev.wadi.source.s3;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * One walk through all objects under a prefix, a page of keys at a time. S3 announces where a listing goes on only when asked
 * with a delimiter, so the walk goes on after the last key it was given. For one thread.
 */
public final class ObjectListing {

    private final String bucket;
    private final String prefix;
    private String after = "";
    private boolean more = true;
    private final Set<String> missing;

    /**
     * A walk.
     *
     * @param begun objects that have been begun and not read to their end, as {@link ObjectSource} names them
     */
    ObjectListing(String bucket, String prefix, Set<String> begun) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.missing = new HashSet<>(begun);
        missing.removeIf(object -> !object.startsWith(prefix));
    }

    /** Whether there may be keys not listed yet. */
    public boolean isMore() {
        return more;
    }

    /** Asks for the next keys. */
    public ListObjectsRequest getRequest() {
        return ListObjectsRequest.builder()
                .bucket(bucket)
                .prefix(prefix)
                .marker(after)
                .build();
    }

    /** Objects that have been begun and have not been listed so far. */
    Set<String> missing() {
        return Set.copyOf(missing);
    }

    /** Takes note that an object is there still. */
    void isThere(String object) {
        missing.remove(object);
    }

    /** Takes note that an object is there still, but that it cannot be told whether it is the same. */
    void mayBeThere(String key) {
        missing.removeIf(object -> object.startsWith(key + "@"));
    }

    /** Takes the answer in; an empty one ends the walk. */
    void take(List<S3Object> objects) {
        more = !objects.isEmpty();
        if (more) {
            after = objects.get(objects.size() - 1).key();
        }
    }
}
