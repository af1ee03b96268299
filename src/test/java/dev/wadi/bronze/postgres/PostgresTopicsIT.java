package dev.wadi.bronze.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.bronze.CursorMoved;
import dev.wadi.bronze.Landing.Outcome;
import dev.wadi.bronze.PageDraft.Unreadable;
import dev.wadi.bronze.topic.TopicSlice;
import dev.wadi.bronze.topic.TopicSlice.TooLong;
import dev.wadi.core.Frames;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import dev.wadi.testkit.postgres.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresTopicsIT {

    private static final String PLACE = "calls/0";

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @SuppressWarnings("NullAway.Init") // set before each
    private Tenant tenant;

    @SuppressWarnings("NullAway.Init") // set before each
    private PostgresTopics topics;

    @BeforeEach
    void begin() {
        tenant = DATABASE.newTenant();
        topics = new PostgresTopics(DATABASE.database());
    }

    @Test
    void aSliceIsAPageWithARunThatIsClosedAndTheCursorBehindIt() {
        assertThat(topics.land(slice(0, 5, 2, 1))).isEqualTo(Outcome.LANDED);

        assertThat(position()).isEqualTo(5);
        assertThat(DATABASE.rows("""
                        SELECT slice, read, landed, duplicate, unreadable, closed_at IS NOT NULL FROM ops.run WHERE tenant = ?
                        """, tenant)).containsExactly("calls/0 0..4|3|2|1|0|t");
        assertThat(DATABASE.rows("""
                        SELECT p.partition, p.position, p.records, c.state FROM bronze.page p
                        JOIN bronze.claim c USING (tenant, page_id) WHERE p.tenant = ?
                        """, tenant)).containsExactly("calls/0 0..4|0|2|waiting");
    }

    @Test
    void landsOnceWhereTheCommitWasAmbiguous() {
        assertThat(List.of(topics.land(slice(0, 5, 2, 0)), topics.land(slice(0, 5, 2, 0))))
                .containsExactly(Outcome.LANDED, Outcome.KNOWN);

        assertThat(pages()).isEqualTo("1");
    }

    @Test
    void keepsNothingForAReaderWhoseCursorStandsElsewhere() {
        topics.land(slice(0, 5, 2, 0));

        assertThatThrownBy(() -> topics.land(slice(0, 7, 2, 0))).isInstanceOf(CursorMoved.class);
        assertThatThrownBy(() -> topics.land(slice(8, 9, 1, 0))).isInstanceOf(CursorMoved.class);

        assertThat(position()).isEqualTo(5);
        assertThat(pages()).isEqualTo("1");
    }

    @Test
    void whatCameAgainAndNothingElseIsCountedInOneRunADay() {
        topics.land(slice(5, 5, 0, 3));
        topics.land(slice(5, 5, 0, 4));

        assertThat(DATABASE.rows(
                        "SELECT read, landed, duplicate, judged_at IS NOT NULL FROM ops.run WHERE tenant = ?", tenant))
                .containsExactly("7|0|7|t");
        assertThat(position()).isZero();
    }

    @Test
    void recordsThatAreTooLongAreCountedAndTheCursorPassesThem() {
        var sliceOfOne = new TopicSlice(
                tenant,
                NOTES,
                Lane.LIVE,
                PLACE,
                0,
                1,
                Instant.EPOCH,
                new byte[0],
                new Frames.Builder().build(),
                0,
                List.of(new TooLong(0, new Unreadable(1_000, new byte[] {1}))));

        topics.land(sliceOfOne);

        assertThat(position()).isEqualTo(1);
        assertThat(pages()).isEqualTo("0");
        assertThat(DATABASE.rows("SELECT read, unreadable FROM ops.run WHERE tenant = ?", tenant))
                .containsExactly("1|1");
        assertThat(DATABASE.rows("SELECT position, size FROM bronze.unreadable WHERE tenant = ?", tenant))
                .containsExactly("0|1000");
    }

    private TopicSlice slice(long from, long end, int records, int repeats) {
        var frames = new Frames.Builder();
        for (var i = 0; i < records; i++) {
            frames.add(3 * i, 2);
        }
        return new TopicSlice(
                tenant,
                NOTES,
                Lane.LIVE,
                PLACE,
                from,
                end,
                Instant.EPOCH,
                "{}\n".repeat(records).getBytes(UTF_8),
                frames.build(),
                repeats,
                List.of());
    }

    private long position() {
        return topics.position(tenant, NOTES, Lane.LIVE, PLACE);
    }

    private String pages() {
        return DATABASE.one("SELECT count(*) FROM bronze.page WHERE tenant = ?", tenant);
    }
}
