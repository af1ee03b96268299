package dev.wadi.bronze;

import static dev.wadi.testkit.Pages.aReading;
import static dev.wadi.testkit.Pages.aReadingFrom;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import dev.wadi.bronze.csv.CsvFramer;
import dev.wadi.testkit.TricklingStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageDraftsTest {

    private static final PageSize SMALL = new PageSize(5, 100, 50);

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pagesJoinedAreTheObject(long seed) {
        var object = new RandomObject(seed).bytes();

        var pages = pages(object, 0, new ByteArrayInputStream(object), sizeFor(seed));

        var at = 0;
        for (var page : pages) {
            var extent = Arrays.copyOfRange(object, at, Math.toIntExact(page.end()));
            assertThat(page.start()).isEqualTo(at);
            assertThat(page.sha256())
                    .isEqualTo(Hashing.sha256().hashBytes(extent).asBytes());
            assertThat(page.unreadable().isPresent() ? extent : page.payload()).isEqualTo(extent);
            at += extent.length;
        }
        assertThat(at).isEqualTo(object.length);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onlyTheLastPageIsTheLast(long seed) {
        var object = new RandomObject(seed).bytes();

        var pages = pages(object, 0, new ByteArrayInputStream(object), sizeFor(seed));

        assertThat(pages.get(pages.size() - 1).last()).isTrue();
        assertThat(pages.subList(0, pages.size() - 1)).noneMatch(PageDraft::last);
        assertThat(pages.subList(0, pages.size() - 1)).noneMatch(page -> page.end() == page.start());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pagesKeepToTheirSize(long seed) {
        var object = new RandomObject(seed).bytes();
        var size = sizeFor(seed);

        var pages = pages(object, 0, new ByteArrayInputStream(object), size);

        for (var page : pages) {
            assertThat(page.frames().size()).isLessThanOrEqualTo(size.records());
            assertThat(page.payload().length).isLessThanOrEqualTo(2 * (size.bytes() + size.recordBytes() + 5));
            for (var i = 0; i < page.frames().size(); i++) {
                assertThat(page.frames().length(i)).isBetween(1, size.recordBytes());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pagesDoNotDependOnThePortionsInWhichTheSourceComes(long seed) {
        var object = new RandomObject(seed).bytes();
        var size = sizeFor(seed);
        var whole = described(pages(object, 0, new ByteArrayInputStream(object), size));

        for (var portion : List.of(1, 7, 64)) {
            var trickled = pages(object, 0, new TricklingStream(object, seed, portion), size);

            assertThat(described(trickled)).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aReadTakenUpAtTheEndOfAnyPageGivesTheSamePages(long seed) {
        var object = new RandomObject(seed).bytes();
        var size = sizeFor(seed);
        var whole = pages(object, 0, new ByteArrayInputStream(object), size);

        for (var i = 1; i < whole.size(); i++) {
            var landed = whole.get(i - 1).end();
            var resumed = pages(object, landed, new TricklingStream(object, seed, 64), size);

            assertThat(described(resumed)).isEqualTo(described(whole.subList(i, whole.size())));
        }
    }

    @Test
    void everyPageCarriesTheHeader() {
        var object = ("id,name\n" + "1,Ann\n".repeat(12)).getBytes(UTF_8);

        var pages = pages(object, 0, new ByteArrayInputStream(object), SMALL);

        assertThat(pages)
                .hasSize(3)
                .allSatisfy(page -> assertThat(page.preamble()).isEqualTo("id,name".getBytes(UTF_8)));
    }

    @Test
    void aPageEndsAfterTheMostRecords() {
        var object = ("id\n" + "1\n".repeat(11)).getBytes(UTF_8);

        var pages = pages(object, 0, new ByteArrayInputStream(object), SMALL);

        assertThat(pages.stream().map(page -> page.frames().size())).containsExactly(5, 5, 1);
    }

    @Test
    void aPageEndsAfterTheMostBytes() {
        var object = ("id\n" + "x".repeat(39).concat("\n").repeat(4)).getBytes(UTF_8);

        var pages = pages(object, 0, new ByteArrayInputStream(object), SMALL);

        assertThat(pages.stream().map(page -> page.frames().size())).containsExactly(3, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\ufeff", "\n\r\n", "id,name", "id,name\n", "\ufeffid,name\r\n", "id,name\n\n\n"})
    void anObjectWithoutRecordsIsOneLastPageWithoutRecords(String text) {
        var object = text.getBytes(UTF_8);

        var pages = pages(object, 0, new ByteArrayInputStream(object), SMALL);

        assertThat(pages).singleElement().satisfies(page -> {
            assertThat(page.frames().size()).isZero();
            assertThat(page.payload()).isEqualTo(object);
            assertThat(page.last()).isTrue();
        });
    }

    @Test
    void theLastRecordNeedsNoLineEnd() {
        assertThat(records("id,name\n1,Ann\n2,Bob", SMALL)).containsExactly("1,Ann", "2,Bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void aRecordThatIsTooLongIsUnreadableAndEverythingElseLands(String lineEnd) {
        var text = String.join(lineEnd, "id,name", "1,Ann", "2," + "x".repeat(500), "3,Zoë", "4,Bob");

        var pages = pages(text.getBytes(UTF_8), 0, new ByteArrayInputStream(text.getBytes(UTF_8)), SMALL);

        assertThat(records(text, SMALL)).containsExactly("1,Ann", "3,Zoë", "4,Bob");
        assertThat(pages.stream().filter(page -> page.unreadable().isPresent()))
                .singleElement()
                .satisfies(page -> {
                    assertThat(page.unreadable().orElseThrow().size()).isEqualTo(502 + lineEnd.length());
                    assertThat(page.payload()).isEmpty();
                    assertThat(page.frames().size()).isZero();
                });
    }

    @Test
    void aRecordOfJustTheMostBytesIsReadable() {
        var longest = "x".repeat(SMALL.recordBytes());

        assertThat(records("id\n" + longest + "\r\n" + longest + "y\r\n1\n", SMALL))
                .containsExactly(longest, "1");
    }

    @Test
    void anObjectMayEndWithARecordThatIsTooLong() {
        var object = ("id\n1\n" + "x".repeat(500)).getBytes(UTF_8);

        var pages = pages(object, 0, new ByteArrayInputStream(object), SMALL);

        assertThat(pages).hasSize(2);
        assertThat(pages.get(1).unreadable().orElseThrow().size()).isEqualTo(500);
        assertThat(pages.get(1).last()).isTrue();
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotSwallowTheRecordsAfterIt() {
        var rest = "2,Bob\n".repeat(50);

        assertThat(records("id,name\n1,\"Ann\n" + rest, SMALL)).hasSize(51).startsWith("1,\"Ann", "2,Bob");
    }

    @Test
    void hundredsOfMegabytesPassThroughASmallBuffer() {
        var block = "1,Ann\n2,\"two\nlines\"\n".repeat(20_000) + "x".repeat(300_000) + "\n" + "\n".repeat(300_000);
        var stream = new SyntheticStream(block, 200);
        var size = new PageSize(1_000, 1 << 14, 1 << 13);
        var drafts = new PageDrafts(aReading(), stream, stream.size(), framer(size), size);

        var records = 0L;
        var bytes = 0L;
        while (drafts.hasNext()) {
            var page = drafts.next();
            records += page.frames().size();
            bytes += page.end() - page.start();
        }

        assertThat(stream.size()).isGreaterThan(200_000_000L);
        assertThat(bytes).isEqualTo(stream.size());
        assertThat(records).isEqualTo(200 * 40_000L - 1);
        assertThat(stream.largestBuffer()).isLessThan(1 << 17);
    }

    @Test
    void nothingComesAfterTheLastPage() {
        var object = "id\n1\n".getBytes(UTF_8);
        var drafts = new PageDrafts(aReading(), new ByteArrayInputStream(object), object.length, framer(SMALL), SMALL);
        drafts.next();

        assertThat(drafts.hasNext()).isFalse();
        assertThatThrownBy(drafts::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void closesItsSource() throws Exception {
        var closed = new AtomicBoolean();
        var source = new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        new PageDrafts(aReading(), source, 0, framer(SMALL), SMALL).close();

        assertThat(closed).isTrue();
    }

    private static List<String> records(String text, PageSize size) {
        var object = text.getBytes(UTF_8);
        var records = new ArrayList<String>();
        for (var page : pages(object, 0, new ByteArrayInputStream(object), size)) {
            for (var i = 0; i < page.frames().size(); i++) {
                records.add(new String(
                        page.payload(), page.frames().offset(i), page.frames().length(i), UTF_8));
            }
        }
        return records;
    }

    private static List<PageDraft> pages(byte[] object, long landed, InputStream source, PageSize size) {
        var drafts = new PageDrafts(aReadingFrom(landed), source, object.length, framer(size), size);
        var pages = new ArrayList<PageDraft>();
        drafts.forEachRemaining(pages::add);
        return pages;
    }

    /** All there is to a page, to be compared. */
    private static List<String> described(List<PageDraft> pages) {
        return pages.stream()
                .map(page -> page.start() + " " + page.end() + " "
                        + page.unreadable().isPresent() + " " + page.last() + " "
                        + Arrays.toString(page.preamble()) + Arrays.toString(page.payload())
                        + Arrays.toString(page.frames().encode()) + Arrays.toString(page.sha256()))
                .toList();
    }

    private static PageSize sizeFor(long seed) {
        var random = new Random(seed);
        return new PageSize(1 + random.nextInt(8), 1 + random.nextInt(200), 20 + random.nextInt(80));
    }

    private static CsvFramer framer(PageSize size) {
        return new CsvFramer(',', '"', size.recordBytes());
    }
}
