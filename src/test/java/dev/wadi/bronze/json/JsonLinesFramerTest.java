package dev.wadi.bronze.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageDraft.Unreadable;
import dev.wadi.bronze.PageDrafts;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.Reading;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import dev.wadi.testkit.TricklingStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesFramerTest {

    private static final PageSize PAGES = new PageSize(2, 64, 32);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}\n{\"b\":2}\n{\"c\":3}\n",
                "{\"a\":1}\r\n{\"b\":2}\r\n{\"c\":3}",
                "\uFEFF{\"a\":1}\r{\"b\":2}\r{\"c\":3}\r",
                "\n\n {\"a\":1}\n\t\n{\"b\":2}\r\n\r\n{\"c\":3}\n \n"
            })
    void everyLineIsARecordWhateverEndsIt(String object) {
        assertThat(records(object)).containsExactly("{\"a\":1}", "{\"b\":2}", "{\"c\":3}");
    }

    @Test
    void quotesAndBracesMeanNothing() {
        assertThat(records("{\"a\":\"\\\"\n}{\n\"\n")).containsExactly("{\"a\":\"\\\"", "}{", "\"");
    }

    @Test
    void aLineThatIsTooLongIsUnreadableAndTheNextIsNot() {
        var object = "{}\n" + "x".repeat(40) + "\n{\"b\":2}\n";

        assertThat(drafts(object).stream()
                        .flatMap(page -> page.unreadable().stream())
                        .map(Unreadable::size))
                .containsExactly(41L);
        assertThat(records(object)).containsExactly("{}", "{\"b\":2}");
    }

    @Test
    void anObjectWithoutRecordsHasAnEnd() {
        assertThat(drafts("")).singleElement().matches(PageDraft::last);
        assertThat(drafts("\uFEFF\n\n")).last().matches(PageDraft::last);
    }

    /** The same however the bytes come. */
    private static List<String> records(String object) {
        var records = records(drafts(object));
        var bytes = object.getBytes(UTF_8);
        assertThat(records(drafts(new TricklingStream(bytes, 1, 3), bytes.length)))
                .isEqualTo(records);
        return records;
    }

    private static List<String> records(List<PageDraft> drafts) {
        var records = new ArrayList<String>();
        for (var draft : drafts) {
            for (var i = 0; i < draft.frames().size(); i++) {
                records.add(new String(
                        draft.payload(),
                        draft.frames().offset(i),
                        draft.frames().length(i),
                        UTF_8));
            }
        }
        return records;
    }

    private static List<PageDraft> drafts(String object) {
        var bytes = object.getBytes(UTF_8);
        return drafts(new ByteArrayInputStream(bytes), bytes.length);
    }

    private static List<PageDraft> drafts(InputStream source, int size) {
        var reading = new Reading(Tenant.DEFAULT, "shop.event", Lane.LIVE, "one", Instant.EPOCH, 1, 0);
        var drafts = new ArrayList<PageDraft>();
        new PageDrafts(reading, source, size, new JsonLinesFramer(), PAGES).forEachRemaining(drafts::add);
        return drafts;
    }
}
