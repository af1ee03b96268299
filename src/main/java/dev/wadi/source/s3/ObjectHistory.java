package dev.wadi.source.s3;

import dev.wadi.bronze.Landing;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import dev.wadi.failpoint.Failpoint;
import dev.wadi.source.query.Stretch;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The beans of a route that reads the history of a bucket: the folders of the days of a stretch, {@code dt=2026-01-05/}, object by
 * object as {@link ObjectSource} does, in a lane of its own. What either lane has read to its end is read by neither again. A folder
 * without its marker, and an object that is too young to be known to be whole, are passed over: they are read by the live lane when
 * the backfill has ended.
 */
public final class ObjectHistory {

    /** An object that has not changed for so long by its server's clock is whole, whatever is wrong with ours. */
    private static final Duration OLD = Duration.ofDays(1);

    private final ObjectSource objects;
    private final Landing landing;
    private final Contracts contracts;
    private final Tenant tenant;
    private final Clock clock;

    /**
     * Reads objects as this source does.
     *
     * @param clock tells how old an object is
     */
    public ObjectHistory(ObjectSource objects, Landing landing, Contracts contracts, Tenant tenant, Clock clock) {
        this.objects = objects;
        this.landing = landing;
        this.contracts = contracts;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Begins a walk through the folders of a stretch. */
    public FolderWalk begin(Stretch stretch, String bucket, String prefix) {
        Failpoint.at("list.asking", stretch.stream());
        var arrival = contracts.of(stretch.stream()).source().arrival();
        return new FolderWalk(
                stretch,
                bucket,
                prefix,
                landing.unfinished(tenant, stretch.stream(), stretch.lane()),
                new FolderGate(arrival.marker()));
    }

    /** Takes an answer into the walk and keeps the objects that neither lane has read to its end and that may be read. */
    public List<S3Object> unread(FolderWalk walk, List<S3Object> listed) {
        var stream = walk.stretch().stream();
        Failpoint.at("list.answered", stream);
        var old = clock.instant().minus(OLD);
        var settles = !contracts.of(stream).source().arrival().settle().isZero();
        var byPartition = new LinkedHashMap<String, S3Object>();
        for (var object : ObjectSource.readable(walk.take(listed))) {
            walk.listing().isThere(ObjectSource.partition(object));
            if (!settles || object.lastModified().isBefore(old)) {
                byPartition.put(ObjectSource.partition(object), object);
            }
        }
        var lane = walk.stretch().lane();
        byPartition.keySet().retainAll(landing.unread(tenant, stream, lane, byPartition.keySet()));
        byPartition.keySet().retainAll(landing.unread(tenant, stream, Lane.LIVE, byPartition.keySet()));
        return walk.listing().gate().pass(List.copyOf(byPartition.values()));
    }

    /** Begins to read an object, or takes it up where it was left; empty where somebody has finished it meanwhile. */
    public Optional<NewObject> open(FolderWalk walk, S3Object object) {
        var stretch = walk.stretch();
        walk.want(Set.of(ObjectSource.partition(object)));
        Failpoint.at("object.asking", stretch.stream());
        return landing.open(
                        tenant, stretch.stream(), stretch.lane(), ObjectSource.partition(object), object.lastModified())
                .map(reading -> new NewObject(
                        reading,
                        GetObjectRequest.builder()
                                .bucket(walk.bucket())
                                .key(object.key())
                                .ifMatch(object.eTag())
                                .build(),
                        object.size()));
    }

    /** The pages of an object from where it has landed. */
    public Iterator<PageDraft> pages(FolderWalk walk, NewObject object, InputStream content) {
        return walk.pages(objects.pages(object, content));
    }

    /**
     * Ends a walk.
     *
     * @throws ReadInterrupted where an object has not been read to its end: the folders are walked through again
     */
    public void end(FolderWalk walk) {
        var stretch = walk.stretch();
        var missing = walk.missing();
        if (!missing.isEmpty()) {
            landing.giveUp(tenant, stretch.stream(), stretch.lane(), missing);
        }
        var unread = landing.unread(tenant, stretch.stream(), stretch.lane(), walk.wanted());
        if (!unread.isEmpty()) {
            throw new ReadInterrupted(
                    stretch.stream() + ": " + unread.size() + " objects have not been read to their end");
        }
        stretch.complete();
    }
}
