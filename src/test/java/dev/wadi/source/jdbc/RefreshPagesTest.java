package dev.wadi.source.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.bronze.Absences;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.QueryReads;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.bronze.Reading;
import dev.wadi.bronze.Refresh;
import dev.wadi.contract.ContractReader;
import dev.wadi.contract.Contracts;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Lane;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.source.query.QueryStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefreshPagesTest {

    private static final PageSize TWO_ON_A_PAGE = new PageSize(2, 1 << 20, 1 << 16);
    private static final KeyedHash HASH = KeyedHash.of(new Sensitive<>("000102030405060708090a0b0c0d0e0f"));

    private final Known known = new Known();
    private final TableSource tables = new TableSource(
            new QueryStreams(known, contract(), Tenant.DEFAULT, HASH, Clock.systemUTC()), TWO_ON_A_PAGE);
    private final TableRead read = tables.begin(
            "shop.country", LocalDateTime.parse("2026-01-05T08:00:00.25"), tables.lag("shop.country", "shop"));

    @Test
    void everyRecordSaysWhenItWasRead() {
        tables.expect(read, 1);

        assertThat(text(pages(rows("DE")).get(0)))
                .isEqualTo("{\"code\":\"DE\",\"as_of\":\"2026-01-05T08:00:00.250Z\"}\n");
    }

    @Test
    void whatARecordSaysIsHashedWithoutTheTimeItWasRead() {
        tables.expect(read, 1);
        var later = tables.begin(
                "shop.country", LocalDateTime.parse("2026-01-06T08:00:00"), tables.lag("shop.country", "shop"));

        assertThat(pages(rows("DE")).get(0).repeats())
                .isEqualTo(tables.pages(later, rows("DE")).next().repeats());
    }

    @Test
    void whatIsKnownAndDidNotComeIsSaidToBeGone() {
        tables.expect(read, 3);

        var pages = pages(rows("DE", "FR", "US"));

        assertThat(pages).extracting(PageDraft::last).containsExactly(false, false, true);
        assertThat(text(pages.get(2)))
                .isEqualTo("{\"code\":\"XX\",\"as_of\":\"2026-01-05T08:00:00.250Z\",\"gone\":true}\n");
        assertThat(pages.get(2).repeats()).contains(new Absences(List.of(7L)));
        assertThat(known.asked).hasSize(3);
    }

    @Test
    void nothingIsGoneWhereFewerRowsCameThanWereCounted() {
        tables.expect(read, 4);

        var pages = pages(rows("DE", "FR", "US"));

        assertThat(pages.get(2).last()).isTrue();
        assertThat(pages.get(2).frames().size()).isZero();
        assertThat(pages.get(2).repeats()).isEmpty();
    }

    @Test
    void aReadThatBreaksOffHasNoEnd() {
        tables.expect(read, 3);
        var pages = tables.pages(read, brokenOffAfter(rows("DE", "FR")));

        assertThatThrownBy(() ->
                        pages.forEachRemaining(page -> assertThat(page.last()).isFalse()))
                .isInstanceOf(ReadInterrupted.class);
        assertThat(known.asked).isEmpty();
    }

    @Test
    void aQueryMayNotSayItselfWhenItRead() {
        tables.expect(read, 1);
        var rows = List.<Map<String, @Nullable Object>>of(Map.of("code", "DE", "as_of", "today"));

        assertThatThrownBy(() -> tables.pages(read, rows.iterator()).next())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("as_of");
    }

    private List<PageDraft> pages(Iterator<Map<String, @Nullable Object>> rows) {
        var pages = new ArrayList<PageDraft>();
        tables.pages(read, rows).forEachRemaining(pages::add);
        return pages;
    }

    private static Iterator<Map<String, @Nullable Object>> rows(String... codes) {
        return List.of(codes).stream()
                .map(code -> Map.<String, @Nullable Object>of("code", code))
                .iterator();
    }

    private static Iterator<Map<String, @Nullable Object>> brokenOffAfter(
            Iterator<Map<String, @Nullable Object>> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Map<String, @Nullable Object> next() {
                if (rows.hasNext()) {
                    return rows.next();
                }
                throw new IllegalStateException(new SQLTransientConnectionException("gone"));
            }
        };
    }

    private static String text(PageDraft page) {
        return new String(page.payload(), UTF_8);
    }

    private static Contracts contract() {
        var file = Path.of("src/test/resources/scenarios/full-refresh/contracts/shop.country.yaml");
        try {
            return Contracts.of(List.of(ContractReader.read(file.toString(), Files.readString(file))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Knows one record that no source has any more. */
    private static final class Known implements QueryReads {

        private Collection<Long> asked = List.of();

        @Override
        public Reading openNext(Tenant tenant, String stream, Lane lane, String slice, Instant readAt) {
            return new Reading(tenant, stream, lane, slice, readAt, 1, 0);
        }

        @Override
        public List<Refresh.Row> absent(Tenant tenant, String stream, Lane lane, Collection<Long> seen) {
            asked = List.copyOf(seen);
            return List.of(new Refresh.Row(7, 8, "{\"code\":\"XX\"}"));
        }

        @Override
        public OptionalLong highWater(Tenant tenant, String stream, Lane lane) {
            return OptionalLong.empty();
        }
    }
}
