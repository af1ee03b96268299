package dev.wadi.source.s3;

import java.util.List;
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

    public ObjectListing(String bucket, String prefix) {
        this.bucket = bucket;
        this.prefix = prefix;
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

    /** Takes the answer in; an empty one ends the walk. */
    void take(List<S3Object> objects) {
        more = !objects.isEmpty();
        if (more) {
            after = objects.get(objects.size() - 1).key();
        }
    }
}
