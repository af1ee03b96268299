package dev.wadi.observe.postgres;

import dev.wadi.contract.ColumnType;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import dev.wadi.observe.Figures.Latency;
import dev.wadi.postgres.Identifiers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Follows publications: the newest instant of each stream that readers see, by the source's own clock, and how long pages
 * took. Looks only at what was published since it looked last, at first at the last pages of each stream. For one thread.
 */
final class Published {

    private static final int PAGES_AT_FIRST = 20;

    private final Tenant tenant;
    private final Contracts contracts;
    private final Map<String, Instant> newest = new HashMap<>();
    private int seen = -1;

    Published(Tenant tenant, Contracts contracts) {
        this.tenant = tenant;
        this.contracts = contracts;
    }

    /** The newest instant by stream; none of streams of which nothing is published. */
    Map<String, Instant> newest() {
        return newest;
    }

    /** Goes on to a publication; how long its pages and those of the publications since the last took, none at first. */
    List<Latency> upTo(Handle handle, int publication) {
        if (publication == seen) {
            return List.of();
        }
        var pages = seen < 0 ? lastPages(handle, publication) : pages(handle, publication);
        for (var stream : pages.stream().map(Page::stream).distinct().toList()) {
            newest(handle, stream, pages)
                    .ifPresent(instant -> newest.merge(stream, instant, (a, b) -> a.isAfter(b) ? a : b));
        }
        var first = seen < 0;
        seen = publication;
        return first
                ? List.of()
                : pages.stream()
                        .map(page -> new Latency(page.stream(), page.took()))
                        .toList();
    }

    private List<Page> pages(Handle handle, int publication) {
        return handle.createQuery("""
                        SELECT a.stream, a.attempt_id, p.read_at,
                          extract(epoch FROM n.published_at - p.landed_at) * 1000 AS took
                        FROM ops.attempt a
                        JOIN bronze.page p ON p.tenant = a.tenant AND p.page_id = a.page_id AND p.lane = :live
                        JOIN ops.publication n ON n.tenant = a.tenant AND n.publication = a.published_in
                        WHERE a.tenant = :tenant AND a.published_in > :seen AND a.published_in <= :publication
                        """)
                .bind("tenant", tenant.name())
                .bind("live", Lane.LIVE.label())
                .bind("seen", seen)
                .bind("publication", publication)
                .map((row, context) -> new Page(
                        row.getString("stream"),
                        row.getLong("attempt_id"),
                        row.getObject("read_at", OffsetDateTime.class).toInstant(),
                        Duration.ofMillis(row.getLong("took"))))
                .list();
    }

    private List<Page> lastPages(Handle handle, int publication) {
        var pages = new ArrayList<Page>();
        for (var contract : contracts.all()) {
            handle.createQuery("""
                            SELECT a.attempt_id, p.read_at
                            FROM ops.attempt a
                            JOIN bronze.page p ON p.tenant = a.tenant AND p.page_id = a.page_id AND p.lane = :live
                            WHERE a.tenant = :tenant AND a.stream = :stream AND a.published_in <= :publication
                            ORDER BY a.attempt_id DESC LIMIT :most
                            """)
                    .bind("tenant", tenant.name())
                    .bind("live", Lane.LIVE.label())
                    .bind("stream", contract.stream())
                    .bind("publication", publication)
                    .bind("most", PAGES_AT_FIRST)
                    .map((row, context) -> new Page(
                            contract.stream(),
                            row.getLong("attempt_id"),
                            row.getObject("read_at", OffsetDateTime.class).toInstant(),
                            Duration.ZERO))
                    .forEach(pages::add);
        }
        return pages;
    }

    /** The highest version where versions are instants, else when the source was read. */
    private Optional<Instant> newest(Handle handle, String stream, List<Page> pages) {
        var ofStream =
                pages.stream().filter(page -> page.stream().equals(stream)).toList();
        var known = contracts.all().stream()
                .filter(contract -> contract.stream().equals(stream))
                .findFirst();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var contract = known.get();
        if (contract.column(contract.version()).type() != ColumnType.TIMESTAMP) {
            return ofStream.stream().map(Page::readAt).max(Instant::compareTo);
        }
        var attempts = ofStream.stream().map(Page::attempt).toList();
        return handle.createQuery("SELECT max(source_version) FROM silver." + Identifiers.quoted(contract.entity())
                        + " WHERE tenant = :tenant AND attempt_id = ANY(:attempts)")
                .bind("tenant", tenant.name())
                .bindArray("attempts", Long.class, attempts)
                .mapTo(Long.class)
                .findOne()
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private record Page(String stream, long attempt, Instant readAt, Duration took) {}
}
