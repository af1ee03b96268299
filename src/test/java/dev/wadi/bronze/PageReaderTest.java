package dev.wadi.bronze;

import static dev.wadi.testkit.Pages.aClaim;
import static dev.wadi.testkit.Pages.aPage;
import static dev.wadi.testkit.Tickets.contracts;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.core.Batch;
import dev.wadi.core.Frames;
import dev.wadi.core.Page;
import dev.wadi.core.Problem;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Stage;
import org.junit.jupiter.api.Test;

class PageReaderTest {

    private final PageReader reader = new PageReader(contracts());

    @Test
    void namesFieldsByTheHeader() {
        var batch = read("id, name \n1,\"Lee, Ann\"\n");

        assertThat(batch.accepted()).singleElement().satisfies(record -> {
            assertThat(record.fields().get("id").textValue()).isEqualTo("1");
            assertThat(record.fields().get("name").textValue()).isEqualTo("Lee, Ann");
        });
    }

    @Test
    void aBlankFieldIsAbsent() {
        var batch = read("id,name,note\n1,,\"  \"\n");

        assertThat(batch.accepted())
                .singleElement()
                .satisfies(record -> assertThat(record.fields().size()).isEqualTo(1));
    }

    @Test
    void aRecordWithFieldsTooManyOrTooFewIsSetAside() {
        var batch = read("id,name\n1\n2,Bob\n3,Zoë,x\n");

        assertThat(batch.accepted()).hasSize(1);
        assertThat(batch.rejects()).hasSize(2).allSatisfy(reject -> {
            assertThat(reject.stage()).isEqualTo(Stage.WORK);
            assertThat(reject.problems()).extracting(Problem::code).containsExactly("CSV_COLUMNS");
        });
    }

    @Test
    void aDamagedQuoteSetsOneRecordAside() {
        var batch = read("id,name\n1,\"Ann\"!\n2,Bob\n3,\"Zoë\n4,Eve\n");

        assertThat(batch.accepted()).hasSize(2);
        assertThat(batch.rejects())
                .flatExtracting(
                        reject -> reject.problems().stream().map(Problem::code).toList())
                .containsExactly("CSV_QUOTE", "CSV_QUOTE");
    }

    @Test
    void bytesThatAreNoTextSetOneRecordAside() {
        var batch = read(page("id,name\n1,Zoë\n2,Bob\n".getBytes(ISO_8859_1)));

        assertThat(batch.accepted()).hasSize(1);
        assertThat(batch.rejects())
                .singleElement()
                .satisfies(reject ->
                        assertThat(reject.problems()).extracting(Problem::code).containsExactly("TEXT_NOT_DECODABLE"));
    }

    @Test
    void aNulCharacterSetsTheRecordAside() {
        var batch = read("id,name\n1,A\0nn\n");

        assertThat(batch.rejects())
                .singleElement()
                .satisfies(reject ->
                        assertThat(reject.problems()).extracting(Problem::code).containsExactly("TEXT_NOT_DECODABLE"));
    }

    @Test
    void aHeaderThatNamesAFieldTwiceLosesNoValueUnseen() {
        var batch = read("id,note,note\n1,first,second\n");

        assertThat(batch.accepted()).isEmpty();
        assertThat(batch.rejects())
                .singleElement()
                .satisfies(reject ->
                        assertThat(reject.problems()).extracting(Problem::code).containsExactly("CSV_HEADER"));
    }

    @Test
    void aHeaderWithADamagedQuoteIsSaidToBeTheReason() {
        var batch = read("id,\"name\"x,note\n1,Ann,x\n");

        assertThat(batch.rejects())
                .singleElement()
                .satisfies(reject ->
                        assertThat(reject.problems()).extracting(Problem::code).containsExactly("CSV_HEADER"));
    }

    @Test
    void everyRecordKeepsItsOrigin() {
        var page = aPage("id,name\n1,Ann\n\n2\n3,Zoë\n");

        var batch = reader.read(aClaim(page));

        assertThat(batch.accepted()).extracting(RawRecord::origin).containsExactly(page.origin(0), page.origin(2));
        assertThat(batch.rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.origin()).isEqualTo(page.origin(1)));
    }

    private Batch<RawRecord> read(String csv) {
        return reader.read(aClaim(aPage(csv)));
    }

    private Batch<RawRecord> read(Page page) {
        return reader.read(aClaim(page));
    }

    /** A page of these bytes with a line for each record, the first being the header. */
    private static Page page(byte[] bytes) {
        var frames = new Frames.Builder();
        var start = 8;
        for (var at = start; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                frames.add(start, at - start);
                start = at + 1;
            }
        }
        var like = aPage("id,name\n");
        return new Page(
                like.tenant(),
                like.stream(),
                like.lane(),
                like.id(),
                like.runId(),
                like.partition(),
                0,
                bytes,
                "id,name".getBytes(UTF_8),
                frames.build(),
                like.readAt());
    }
}
