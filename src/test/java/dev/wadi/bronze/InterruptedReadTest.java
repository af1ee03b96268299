package dev.wadi.bronze;

import static dev.wadi.testkit.Pages.aReading;
import static dev.wadi.testkit.Pages.aReadingFrom;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import dev.wadi.bronze.csv.CsvFramer;
import dev.wadi.testkit.BrokenStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InterruptedReadTest {

    private static final PageSize SMALL = new PageSize(2, 100, 50);
    private static final byte[] OBJECT = "id,name\n1,Ann\n2,\"Bo\nb\"\n3,Zoë\n4,Eve\n5,Joe".getBytes(UTF_8);

    @Test
    void aSourceThatBreaksOffAnywhereNeverGivesALastPage() {
        for (var length = 0; length < OBJECT.length; length++) {
            var came = Arrays.copyOf(OBJECT, length);

            assertBreaksOff(new ByteArrayInputStream(came), came);
            assertBreaksOff(new BrokenStream(came), came);
        }
    }

    @Test
    void aSourceThatBreaksOffBeforeThePlaceToGoOnFromGivesNoPage() {
        var drafts = drafts(aReadingFrom(20), new ByteArrayInputStream(OBJECT, 0, 10), OBJECT.length);

        assertThatThrownBy(drafts::next).isInstanceOf(ReadInterrupted.class);
    }

    @Test
    void aSourceThatBreaksOffInARecordThatIsTooLongGivesNoLastPage() {
        var drafts = drafts(aReading(), new BrokenStream(("id\n" + "x".repeat(300)).getBytes(UTF_8)), 1_000);

        assertThatThrownBy(drafts::next).isInstanceOf(ReadInterrupted.class);
        assertThatThrownBy(drafts::next).isInstanceOf(ReadInterrupted.class);
    }

    @Test
    void whatBrokeItIsKeptButNotAsTheCauseThatRoutesDecideBy() {
        var broken = drafts(aReading(), new BrokenStream(new byte[0]), 10);

        assertThatThrownBy(broken::next)
                .isInstanceOf(ReadInterrupted.class)
                .hasMessageContaining("tickets.ticket")
                .hasNoCause()
                .satisfies(interrupted -> assertThat(interrupted.getSuppressed())
                        .singleElement(THROWABLE)
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(EOFException.class)
                        .hasMessage("connection reset"));
    }

    @Test
    void aSourceLongerThanAnnouncedIsReadAsFarAsAnnounced() {
        var drafts = drafts(aReading(), new ByteArrayInputStream("id\n1\n2\n".getBytes(UTF_8)), 5);

        var page = drafts.next();

        assertThat(page.last()).isTrue();
        assertThat(page.payload()).isEqualTo("id\n1\n".getBytes(UTF_8));
    }

    private static void assertBreaksOff(InputStream source, byte[] came) {
        var drafts = drafts(aReading(), source, OBJECT.length);
        var pages = new ArrayList<PageDraft>();

        assertThatThrownBy(() -> drafts.forEachRemaining(pages::add)).isInstanceOf(ReadInterrupted.class);

        assertThat(pages).noneMatch(PageDraft::last);
        assertThat(pages).allMatch(page -> page.end() <= came.length);
        assertThat(drafts.hasNext()).isTrue();
        for (var again = 0; again < 3; again++) {
            assertThatThrownBy(drafts::next).isInstanceOf(ReadInterrupted.class);
        }
    }

    private static PageDrafts drafts(Reading reading, InputStream source, long size) {
        return new PageDrafts(reading, source, size, new CsvFramer(',', '"', SMALL.recordBytes()), SMALL);
    }
}
