package dev.wadi.source.s3;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageDrafts;
import dev.wadi.source.query.Stretch;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One walk through the folders of some days, and what is to be read of them for whoever wants that stretch. For one thread. */
public final class FolderWalk {

    private final Stretch stretch;
    private final String bucket;
    private final String prefix;
    private final Days days;
    private final ObjectListing listing;
    private final Set<String> wanted = new HashSet<>();
    private boolean more = true;

    FolderWalk(Stretch stretch, String bucket, String prefix, Set<String> begun, FolderGate gate) {
        this.stretch = stretch;
        this.bucket = bucket;
        this.prefix = prefix;
        this.days = Days.of(stretch.from(), stretch.until());
        this.listing = new ObjectListing(bucket, prefix, begun, gate, days.begin(prefix));
    }

    /** Whether there may be keys not listed yet. */
    public boolean isMore() {
        return more;
    }

    /** Asks for the next keys. */
    public ListObjectsRequest getRequest() {
        return listing.getRequest();
    }

    Stretch stretch() {
        return stretch;
    }

    String bucket() {
        return bucket;
    }

    ObjectListing listing() {
        return listing;
    }

    /** Takes an answer in; those of its objects that stand in the folders of the days. */
    List<S3Object> take(List<S3Object> listed) {
        var within = listed.stream()
                .filter(object -> days.hold(prefix, object.key()))
                .toList();
        listing.take(listed);
        // some servers answer in another order: only an answer wholly behind the last day tells that there is no more
        more = listing.isMore()
                && listed.stream().anyMatch(object -> object.key().compareTo(days.end(prefix)) < 0);
        return within;
    }

    /** Takes note of objects that are to be read. */
    void want(Set<String> objects) {
        wanted.addAll(objects);
    }

    /** All of them. */
    Set<String> wanted() {
        return Set.copyOf(wanted);
    }

    /** Those that had been begun in these folders and are not there any more. */
    Set<String> missing() {
        var missing = new HashSet<>(listing.missing());
        missing.removeIf(object -> !days.hold(prefix, object));
        return missing;
    }

    /** The pages of an object, each of which goes through the hands of who wants the stretch. */
    Iterator<PageDraft> pages(PageDrafts drafts) {
        return new Pages(drafts, stretch);
    }

    private record Pages(PageDrafts drafts, Stretch stretch) implements Iterator<PageDraft>, Closeable {

        @Override
        public boolean hasNext() {
            return drafts.hasNext();
        }

        @Override
        public PageDraft next() {
            return stretch.next(drafts.next());
        }

        @Override
        public void close() throws IOException {
            drafts.close();
        }
    }
}
