package dev.wadi.source.s3;

import dev.wadi.bronze.Framer;
import dev.wadi.bronze.Landing;
import dev.wadi.bronze.PageDrafts;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.csv.CsvFramer;
import dev.wadi.bronze.json.JsonLinesFramer;
import dev.wadi.contract.ArrivalSpec;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.SourceSpec;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import dev.wadi.failpoint.Failpoint;
import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The beans of an S3 route: which objects are new, and their pages. An object is what it is by key, ETag and size; one that
 * is overwritten is another. Names of objects are untrusted: they are compared and passed on, never evaluated.
 */
public final class ObjectSource {

    private static final Logger LOGGER = LoggerFactory.getLogger(ObjectSource.class);

    private static final char NUL = 0;

    private final Landing landing;
    private final Contracts contracts;
    private final Tenant tenant;
    private final PageSize pageSize;
    private final FolderWatch watch;
    private final LeftToBackfill left;
    private final Clock clock;
    private final Settling settling;

    /** Reads objects of streams that no backfill is read of. */
    public ObjectSource(
            Landing landing, Contracts contracts, Tenant tenant, PageSize pageSize, FolderWatch watch, Clock clock) {
        this(landing, contracts, tenant, pageSize, watch, stream -> Optional.empty(), clock);
    }

    /**
     * Reads objects by these contracts.
     *
     * @param left  whose objects are not to be read now
     * @param clock tells how long an object has been seen, and how old one is that waits; what it says is never a version
     */
    public ObjectSource(
            Landing landing,
            Contracts contracts,
            Tenant tenant,
            PageSize pageSize,
            FolderWatch watch,
            LeftToBackfill left,
            Clock clock) {
        this.left = left;
        this.landing = landing;
        this.contracts = contracts;
        this.tenant = tenant;
        this.pageSize = pageSize;
        this.watch = watch;
        this.clock = clock;
        this.settling = new Settling(clock);
    }

    /** Begins a walk through the objects under a prefix. */
    public ObjectListing list(String stream, String bucket, String prefix) {
        Failpoint.at("list.asking", stream);
        var listing = new ObjectListing(
                bucket,
                prefix,
                landing.unfinished(tenant, stream, Lane.LIVE),
                new FolderGate(arrival(stream).marker()));
        listing.leave(left.of(stream));
        return listing;
    }

    /** Those of the objects listed that can be told from others and whose names can be kept. */
    static List<S3Object> readable(List<S3Object> listed) {
        return listed.stream()
                .filter(object -> object.eTag() != null && object.key().indexOf(NUL) < 0)
                .toList();
    }

    /**
     * Takes an answer into the walk and keeps the objects that have not been read to their end and may be read by their contract.
     * Some servers list an object that is still being written, without an ETag: it is left to the next poll. One whose key
     * holds a NUL character is never read: Postgres cannot hold its name, and it must not keep the others from being read.
     * When the walk ends the objects that were begun and are not there any more, overwritten or deleted half-way, are given up.
     */
    public List<S3Object> unread(String stream, ObjectListing listing, List<S3Object> listed) {
        Failpoint.at("list.answered", stream);
        listing.take(listed);
        if (!listing.isMore()) {
            end(stream, listing);
            return List.of();
        }
        var untagged = listed.stream().filter(object -> object.eTag() == null).count();
        note(stream, untagged, "objects without ETag are left to the next poll");
        var byPartition = new LinkedHashMap<String, S3Object>();
        readable(listed).forEach(object -> byPartition.put(partition(object), object));
        note(stream, listed.size() - untagged - byPartition.size(), "objects with a NUL in their key cannot be read");
        byPartition.keySet().forEach(listing::isThere);
        listed.stream()
                .filter(object -> object.eTag() == null)
                .map(S3Object::key)
                .forEach(listing::mayBeThere);
        byPartition.values().removeIf(listing::isLeft);
        byPartition.keySet().retainAll(landing.unread(tenant, stream, Lane.LIVE, byPartition.keySet()));
        byPartition.keySet().retainAll(landing.unread(tenant, stream, Lane.BACKFILL, byPartition.keySet()));
        var settle = arrival(stream).settle();
        if (!settle.isZero()) {
            listing.unread(byPartition.keySet());
            byPartition.keySet().retainAll(settling.settled(stream, byPartition.keySet(), settle));
        }
        return listing.gate().pass(List.copyOf(byPartition.values()));
    }

    private void end(String stream, ObjectListing listing) {
        if (!listing.isWhole()) {
            return;
        }
        giveUp(stream, listing);
        settling.keep(stream, listing.unread());
        var arrival = arrival(stream);
        if (arrival.marker().isPresent()) {
            var since = listing.gate().waitingSince();
            var missed = clock.instant().minus(arrival.within());
            watch.folders(
                    stream,
                    since.size(),
                    since.stream().filter(oldest -> oldest.isBefore(missed)).count());
        }
    }

    private ArrivalSpec arrival(String stream) {
        return contracts.of(stream).source().arrival();
    }

    /** Begins to read an object, or takes it up where it was left; empty where somebody has finished it meanwhile. */
    public Optional<NewObject> open(String stream, String bucket, S3Object object) {
        // half read by a backfill that was cancelled; what had landed of it stands
        landing.giveUp(tenant, stream, Lane.BACKFILL, List.of(partition(object)));
        var opened = landing.open(tenant, stream, Lane.LIVE, partition(object), object.lastModified());
        Failpoint.at("object.asking", stream);
        return opened.map(reading -> new NewObject(
                reading,
                GetObjectRequest.builder()
                        .bucket(bucket)
                        .key(object.key())
                        .ifMatch(object.eTag())
                        .build(),
                object.size()));
    }

    /** The pages of an object from where it has landed; closed by whoever takes the last of them. */
    public PageDrafts pages(NewObject object, InputStream content) {
        Failpoint.at("object.answered", object.reading().stream());
        var spec = contracts.of(object.reading().stream()).source();
        return new PageDrafts(object.reading(), content, object.size(), framer(spec), pageSize);
    }

    private static void note(String stream, long objects, String what) {
        if (objects > 0) {
            LOGGER.atInfo()
                    .addKeyValue("stream", stream)
                    .addKeyValue("objects", objects)
                    .log(what);
        }
    }

    private void giveUp(String stream, ObjectListing listing) {
        var missing = listing.missing();
        if (!missing.isEmpty()) {
            landing.giveUp(tenant, stream, Lane.LIVE, missing);
            LOGGER.atWarn()
                    .addKeyValue("stream", stream)
                    .addKeyValue("objects", missing.size())
                    .log(
                            "objects were overwritten or deleted while they were half read; what had landed of them stands");
        }
    }

    private Framer framer(SourceSpec spec) {
        return switch (spec.format()) {
            case CSV -> new CsvFramer(spec.delimiter(), spec.quote(), pageSize.recordBytes());
            case JSON -> new JsonLinesFramer();
        };
    }

    static String partition(S3Object object) {
        return object.key() + "@" + object.eTag().replace("\"", "") + ":" + object.size();
    }
}
