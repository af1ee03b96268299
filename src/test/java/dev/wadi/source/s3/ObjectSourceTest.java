package dev.wadi.source.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.bronze.Landing;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.Reading;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import dev.wadi.testkit.log.RecordedLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Object;

class ObjectSourceTest {

    private static final String STREAM = "tickets.ticket";

    private final ObjectSource objects = new ObjectSource(
            new NothingRead(),
            Contracts.load(Path.of("contracts")),
            Tenant.DEFAULT,
            new PageSize(2_000, 4_194_304, 1_048_576),
            (stream, waiting, overdue) -> {},
            Clock.systemUTC());

    /** Amazon takes any UTF-8 as a key, Postgres no NUL: one such name would fail the listing of all others, for ever. */
    @Test
    void leavesOutWhatPostgresCannotName() {
        try (var log = new RecordedLog()) {
            var unread = objects.unread(
                    STREAM, objects.list(STREAM, "exports", ""), List.of(object("a\0b.csv"), object("c\u0001d.csv")));

            assertThat(unread).extracting(S3Object::key).containsExactly("c\u0001d.csv");
            assertThat(log.lines()).anyMatch(line -> line.contains("NUL") && line.contains("objects=1"));
        }
    }

    private static S3Object object(String key) {
        return S3Object.builder().key(key).eTag("\"e\"").size(1L).build();
    }

    /** LAND where nothing has been read yet. */
    private static final class NothingRead implements Landing {

        @Override
        public Set<String> unfinished(Tenant tenant, String stream, Lane lane) {
            return Set.of();
        }

        @Override
        public void giveUp(Tenant tenant, String stream, Lane lane, Collection<String> partitions) {
            throw new IllegalStateException("nothing was begun here");
        }

        @Override
        public Set<String> unread(Tenant tenant, String stream, Lane lane, Collection<String> partitions) {
            return Set.copyOf(partitions);
        }

        @Override
        public Optional<Reading> open(Tenant tenant, String stream, Lane lane, String partition, Instant readAt) {
            return Optional.empty();
        }

        @Override
        public Outcome land(PageDraft draft) {
            throw new IllegalStateException("nothing is landed here");
        }
    }
}
