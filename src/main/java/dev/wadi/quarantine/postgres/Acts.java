package dev.wadi.quarantine.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.core.Tenant;
import dev.wadi.quarantine.Act;
import dev.wadi.quarantine.Asked;
import dev.wadi.quarantine.By;
import dev.wadi.quarantine.Cause;
import dev.wadi.quarantine.RecordAt;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Keeps what people did in {@code ops.desk_act}, and sets pages to wait by it. */
final class Acts {

    /** Claims of what somebody mended or had redriven go after those of what landed. */
    static final int REDRIVEN = 1;

    /** Claims of what is replayed go last. */
    static final int REPLAYED = 2;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tenant tenant;

    Acts(Tenant tenant) {
        this.tenant = tenant;
    }

    static Map<String, Object> about(Cause cause) {
        return Map.of("stream", cause.stream(), "code", cause.code(), "pointer", cause.pointer());
    }

    static Map<String, Object> about(RecordAt at, String stream) {
        return Map.of("stream", stream, "page", at.pageId(), "ordinal", at.ordinal());
    }

    /** Keeps an act and has these pages attempted once more; keeps none where there are no pages. */
    Asked ask(Handle handle, String kind, By by, Map<String, Object> about, long records, List<Long> pages) {
        if (pages.isEmpty()) {
            return Asked.NOTHING;
        }
        var act = keep(handle, kind, by, about, records, pages.size());
        setWaiting(handle, act, pages, REDRIVEN);
        return new Asked(act, records, pages.size());
    }

    long keep(Handle handle, String kind, By by, Map<String, Object> about, long records, long pages) {
        return handle.createQuery("""
                        INSERT INTO ops.desk_act (tenant, kind, who, why, about, records, pages)
                        VALUES (:tenant, :kind, :who, :why, CAST(:about AS jsonb), :records, :pages) RETURNING act_id
                        """)
                .bind("tenant", tenant.name())
                .bind("kind", kind)
                .bind("who", by.who())
                .bind("why", by.why())
                .bind("about", json(about))
                .bind("records", records)
                .bind("pages", pages)
                .mapTo(Long.class)
                .one();
    }

    /** Whoever works on one of these pages now can no longer write it. */
    void setWaiting(Handle handle, long act, Collection<Long> pages, int rank) {
        handle.createUpdate("""
                        UPDATE bronze.claim
                        SET state = 'waiting', lapses = 0, lease_until = NULL, rank = :rank, act_id = :act
                        WHERE tenant = :tenant AND page_id = ANY(:pages)
                        """)
                .bind("tenant", tenant.name())
                .bind("act", act)
                .bind("rank", rank)
                .bindArray("pages", Long.class, pages)
                .execute();
    }

    List<Act> latest(Handle handle, int most) {
        return handle.createQuery("""
                        SELECT act_id, kind, who, why, about::text AS about, records, pages, acted_at FROM ops.desk_act
                        WHERE tenant = :tenant ORDER BY act_id DESC LIMIT :most
                        """)
                .bind("tenant", tenant.name())
                .bind("most", most)
                .map((row, context) -> new Act(
                        row.getLong("act_id"),
                        row.getString("kind"),
                        row.getString("who"),
                        row.getString("why"),
                        row.getString("about"),
                        row.getLong("records"),
                        row.getLong("pages"),
                        row.getObject("acted_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static String json(Map<String, Object> about) {
        try {
            return JSON.writeValueAsString(about);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }
}
