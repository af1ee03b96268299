package dev.wadi.bronze.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.bronze.LookBack;
import dev.wadi.bronze.LookBack.Seen;
import dev.wadi.bronze.PageDraft;
import dev.wadi.core.Frames;
import dev.wadi.core.Lane;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What LAND keeps of a page on which some records are known; a record is its key and what it says. */
class KnownRecordsIT {

    private static final Instant READ_AT = Instant.parse("2026-01-05T08:00:00Z");
    private static final long VERSION = 5;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
    }

    @Test
    void ofATableOnlyWhatIsNew() {
        readTable("a1", "b1");

        readTable("a1", "b1", "c1");
        readTable("a1", "b2", "c1");
        readTable("a1", "b2", "c1");

        assertThat(runs()).containsExactly("1|2|2|0", "2|3|1|2", "3|3|1|2", "4|3|0|3");
    }

    @Test
    void ofATableWhatWasCommittedLateAndStandsFirst() {
        readTable("b1", "c1");

        readTable("a1", "b1", "c1");

        assertThat(runs()).containsExactly("1|2|2|0", "2|3|1|2");
    }

    @Test
    void aRecordThatIsAgainWhatItWas() {
        readTable("a1", "b1");
        readTable("a2", "b1");

        readTable("a1", "b1");

        assertThat(runs()).containsExactly("1|2|2|0", "2|2|1|1", "3|2|1|1");
    }

    @Test
    void allThatAPageSaysOfAKeyOfWhichItSaysSomethingNew() {
        readTable("a1", "b1");

        readTable("a2", "a1", "b1");
        readTable("a2", "b1");

        assertThat(runs()).containsExactly("1|2|2|0", "2|3|2|1", "3|2|1|1");
    }

    @Test
    void anAnswerWholeWhereAnythingOnItIsNew() {
        readAnswer("a1", "b1");

        readAnswer("a1", "b1", "c1");
        readAnswer("a1", "b1", "c1");

        assertThat(runs()).containsExactly("1|2|2|0", "2|3|3|0", "3|3|0|3");
    }

    private void readTable(String... records) {
        read(false, records);
    }

    private void readAnswer(String... records) {
        read(true, records);
    }

    private void read(boolean whole, String... records) {
        var slice = String.valueOf(runs().size() + 1);
        var reading = warehouse.landing().openNext(warehouse.tenant(), NOTES, Lane.LIVE, slice, READ_AT);
        var payload = Arrays.stream(records).collect(joining()).getBytes(UTF_8);
        var frames = new Frames.Builder();
        for (int i = 0; i < records.length; i++) {
            frames.add(2 * i, 2);
        }
        var seen = Arrays.stream(records)
                .map(record -> new Seen(record.charAt(0), record.hashCode(), VERSION))
                .toList();
        var draft = new PageDraft(
                reading,
                0,
                payload,
                new byte[0],
                frames.build(),
                Optional.empty(),
                true,
                Optional.of(new LookBack(VERSION, 0, whole, seen)));
        warehouse.landing().land(draft);
    }

    /** Of each read, what was read, landed and known. */
    private List<String> runs() {
        return DATABASE.rows(
                "SELECT slice, read, landed, duplicate FROM ops.run WHERE tenant = ? ORDER BY slice",
                warehouse.tenant());
    }
}
