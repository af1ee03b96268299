package dev.wadi.source.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
    private String after;
    private boolean more = true;
    private boolean whole;
    private final Set<String> missing;
    private final Set<String> unread = new HashSet<>();
    private Optional<Days> left = Optional.empty();
    private final FolderGate gate;

    /**
     * A walk.
     *
     * @param begun objects that have been begun and not read to their end, as {@link ObjectSource} names them
     */
    ObjectListing(String bucket, String prefix, Set<String> begun, FolderGate gate) {
        this(bucket, prefix, begun, gate, "");
    }

    /**
     * A walk that begins behind a key.
     *
     * @param begun objects that have been begun and not read to their end, as {@link ObjectSource} names them
     */
    ObjectListing(String bucket, String prefix, Set<String> begun, FolderGate gate, String after) {
        this.gate = gate;
        this.after = after;
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

    /** Takes note of days that are left to somebody else. */
    void leave(Optional<Days> days) {
        left = days;
    }

    /** Whether an object stands in the folder of such a day. */
    boolean isLeft(S3Object object) {
        return left.filter(days -> days.hold(prefix, object.key())).isPresent();
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

    /**
     * Takes the answer in; an empty one ends the walk. So does one that holds no key behind the last, which would be given for
     * ever; then it is not known what else there is.
     */
    void take(List<S3Object> objects) {
        whole = objects.isEmpty();
        var last =
                objects.stream().map(S3Object::key).max(ObjectListing::inOrder).orElse("");
        more = inOrder(last, after) > 0;
        if (more) {
            after = last;
        }
        gate.note(objects);
    }

    /** The order of S3, by the bytes of a key; that of Java's strings is another. */
    private static int inOrder(String key, String other) {
        return Arrays.compareUnsigned(key.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    /** Whether the walk has come to the end of what there is. */
    boolean isWhole() {
        return whole;
    }

    /** Which folders objects wait in. */
    FolderGate gate() {
        return gate;
    }

    /** Takes note of objects that have not been read to their end. */
    void unread(Set<String> objects) {
        unread.addAll(objects);
    }

    /** Those it has come upon so far. */
    Set<String> unread() {
        return Set.copyOf(unread);
    }
}
