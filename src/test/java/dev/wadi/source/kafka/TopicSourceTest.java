package dev.wadi.source.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.bronze.CursorMoved;
import dev.wadi.bronze.Landing.Outcome;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.topic.TopicIdentity;
import dev.wadi.bronze.topic.TopicReads;
import dev.wadi.bronze.topic.TopicSlice;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TopicSourceTest {

    private static final String STREAM = "calls.call";
    private static final String PLACE = "calls/0";

    private final Cursors cursors = new Cursors();
    private TopicIdentity calls = new TopicIdentity("calls", "first", 2);
    private final TopicSource source = new TopicSource(
            cursors,
            Tenant.DEFAULT,
            new PageSize(3, 1 << 20, 100),
            new TopicGuard(cursors, topic -> calls, Tenant.DEFAULT));

    @Test
    void slicesFollowEachOtherAndEndWhereTheCursorWillStand() {
        source.begin(STREAM, PLACE);

        var slices = source.slices(STREAM, records(0, 1, 2, 3, 7)).slices();

        assertThat(slices).extracting(TopicSlice::from).containsExactly(0L, 3L);
        assertThat(slices).extracting(TopicSlice::end).containsExactly(3L, 8L);
        assertThat(slices).extracting(TopicSlice::name).containsExactly("calls/0 0..2", "calls/0 3..7");
    }

    @Test
    void whatWasReadBeforeAndWhatComesTwiceIsCounted() {
        cursors.at.put(PLACE, 5L);
        source.begin(STREAM, PLACE);

        var slices = source.slices(STREAM, records(3, 4, 5, 6, 5, 6)).slices();

        assertThat(slices).singleElement().satisfies(slice -> {
            assertThat(slice.frames().size()).isEqualTo(2);
            assertThat(slice.repeats()).isEqualTo(4);
            assertThat(slice.end()).isEqualTo(7);
        });
    }

    /** Its offsets begin at 0, below our cursors: taken for repeats they would be lost. */
    @Test
    void whatComesFromATopicThatWasMadeAnewIsNotTakenForRepeats() {
        cursors.at.put(PLACE, 5L);
        source.begin(STREAM, PLACE);
        source.slices(STREAM, records(4, 5));

        calls = new TopicIdentity("calls", "second", 2);

        assertThatThrownBy(() -> source.slices(STREAM, records(0, 1, 2)))
                .isInstanceOf(TopicMadeAnew.class)
                .hasMessageContaining("a topic of another name");
        assertThatThrownBy(() -> source.slices(STREAM, records(9))).isInstanceOf(TopicMadeAnew.class);
    }

    @Test
    void whatComesFromATopicThatGotMorePartitionsIsNotTakenForRepeats() {
        cursors.at.put(PLACE, 5L);
        source.begin(STREAM, PLACE);
        source.slices(STREAM, records(4, 5));

        calls = new TopicIdentity("calls", "first", 3);

        assertThatThrownBy(() -> source.slices(STREAM, records(4))).isInstanceOf(TopicHasMorePartitions.class);
    }

    @Test
    void aSliceOfNothingNewLeavesTheCursor() {
        cursors.at.put(PLACE, 5L);
        source.begin(STREAM, PLACE);

        assertThat(source.slices(STREAM, records(3, 4)).slices())
                .singleElement()
                .matches(TopicSlice::isKnown);
    }

    @Test
    void nothingLandsBehindAHole() {
        source.begin(STREAM, PLACE);
        var lost = source.slices(STREAM, records(0, 1));
        cursors.at.put(PLACE, lost.slices().get(0).end());
        assertThat(source.isLanded(lost)).isTrue();
        cursors.at.put(PLACE, 1L);

        assertThatThrownBy(() -> source.slices(STREAM, records(2, 3))).isInstanceOf(CursorMoved.class);
        assertThatThrownBy(() -> source.slices(STREAM, List.of(record("others", 0, 5))))
                .isInstanceOf(CursorMoved.class);
    }

    @Test
    void aBatchHasLandedWhenTheCursorsSaySo() {
        source.begin(STREAM, PLACE);
        var batch = source.slices(STREAM, records(0, 1));

        assertThat(source.isLanded(batch)).isFalse();
        cursors.at.put(PLACE, 2L);
        assertThat(source.isLanded(batch)).isTrue();
    }

    @Test
    void aRecordThatIsTooLongIsNotedAndNotKept() {
        source.begin(STREAM, PLACE);

        var slices = source.slices(
                        STREAM, List.of(record("calls", 0, 5), record("calls", 1, 101), record("calls", 2, 5)))
                .slices();

        assertThat(slices).singleElement().satisfies(slice -> {
            assertThat(slice.frames().size()).isEqualTo(2);
            assertThat(slice.unreadable()).singleElement().satisfies(tooLong -> {
                assertThat(tooLong.offset()).isEqualTo(1);
                assertThat(tooLong.stretch().size()).isEqualTo(101);
            });
        });
    }

    private static List<TopicRecord> records(long... offsets) {
        return LongStream.of(offsets)
                .mapToObj(offset -> record("calls", offset, 5))
                .toList();
    }

    private static TopicRecord record(String topic, long offset, int size) {
        return new TopicRecord(
                topic,
                0,
                offset,
                Instant.EPOCH,
                Optional.of("C-1".getBytes(UTF_8)),
                Optional.of(" ".repeat(size).getBytes(UTF_8)));
    }

    private static final class Cursors implements TopicReads {

        final Map<String, Long> at = new HashMap<>();
        private final Map<String, TopicIdentity> topics = new HashMap<>();

        @Override
        public TopicIdentity remember(Tenant tenant, String stream, TopicIdentity now) {
            topics.putIfAbsent(now.topic(), now);
            return topics.getOrDefault(now.topic(), now);
        }

        @Override
        public long position(Tenant tenant, String stream, Lane lane, String partition) {
            return at.getOrDefault(partition, 0L);
        }

        @Override
        public Outcome land(TopicSlice slice) {
            throw new UnsupportedOperationException();
        }
    }
}
