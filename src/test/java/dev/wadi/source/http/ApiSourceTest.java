package dev.wadi.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.bronze.LookBack;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.QueryReads;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.bronze.Reading;
import dev.wadi.bronze.Refresh;
import dev.wadi.contract.Contracts;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Lane;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.source.query.Stretch;
import dev.wadi.testkit.postgres.Streams;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ApiSourceTest {

    private static final String URL = "https://api.test/v2";
    private static final String EIGHT = "Mon, 05 Jan 2026 08:00:00 GMT";
    private static final String NINE = "Mon, 05 Jan 2026 09:00:00 GMT";
    private static final String FIRST = URL + "/members?since=1970-01-01T00:00:00Z";

    @Test
    void followsLinksAbsoluteAndRelativeToTheLast() {
        var read = begin("{ link: /links/next }");

        assertThat(read.getPlace()).isEqualTo(FIRST);
        page(read, "{\"data\":[{\"id\":1,\"at\":\"\"}],\"links\":{\"next\":\"/v2/members?at=b%20c\"}}");
        assertThat(read.getPlace()).isEqualTo(URL + "/members?at=b%20c");
        page(read, "{\"links\":{\"next\":\"https://api.test/v2/members?at=d\"},\"data\":[]}");
        assertThat(read.getPlace()).isEqualTo(URL + "/members?at=d");
        assertThat(page(read, "{\"data\":[],\"links\":{\"next\":null}}").last()).isTrue();
        assertThat(read.isMore()).isFalse();
    }

    @Test
    void givesTheTokenBackAsItsParameter() {
        var read = begin("{ cursor: /meta/after, parameter: \"page[after]\" }");

        page(read, "{\"meta\":{\"after\":\"a&b=c\"},\"data\":[]}");
        assertThat(read.getPlace()).isEqualTo(FIRST + "&page%5Bafter%5D=a%26b%3Dc");
        page(read, "{\"meta\":{\"after\":17},\"data\":[]}");
        assertThat(read.getPlace()).isEqualTo(FIRST + "&page%5Bafter%5D=17");
        page(read, "{\"data\":[]}");
        assertThat(read.isMore()).isFalse();
    }

    @Test
    void countsPagesUntilOneIsEmpty() {
        var read = begin("{ page: p, first: 0 }");

        assertThat(read.getPlace()).isEqualTo(FIRST + "&p=0");
        page(read, "{\"data\":[{\"id\":1,\"at\":\"2026-01-05T07:00:00Z\"}]}");
        assertThat(read.getPlace()).isEqualTo(FIRST + "&p=1");
        assertThat(page(read, "{\"data\":[]}").last()).isTrue();
        assertThat(read.isMore()).isFalse();
    }

    @Test
    void isNotLedToAnotherServerOrRoundInCircles() {
        var links = begin("{ link: /next }");
        assertThatThrownBy(() -> page(links, "{\"next\":\"https://evil.test/v2\",\"data\":[]}"))
                .isInstanceOf(ReadInterrupted.class)
                .hasMessageContaining("another server");
        assertThatThrownBy(() -> page(links, "{\"next\":\"http://api.test/v2\",\"data\":[]}"))
                .hasMessageContaining("another server");
        assertThatThrownBy(() -> page(links, "{\"next\":\"%zz\",\"data\":[]}")).hasMessageContaining("leads nowhere");
        assertThatThrownBy(() -> page(links, "{\"next\":\"" + FIRST + "\",\"data\":[]}"))
                .hasMessageContaining("leads to itself");

        var numbers = begin("{ page: p }");
        var always = "{\"data\":[{\"id\":1,\"at\":\"2026-01-05T07:00:00Z\"}]}";
        assertThatThrownBy(() -> {
                    while (numbers.isMore()) {
                        page(numbers, always);
                    }
                })
                .hasMessageContaining("page after page");
    }

    @Test
    void asksForAStretchBetweenBothEnds() {
        var read = stretch("{ link: /next }");

        assertThat(read.getPlace()).isEqualTo(URL + "/members?since=2026-01-05T07:00:00Z&until=2026-01-05T08:00:00Z");
        assertThat(page(read, "{\"data\":[]}").last()).isTrue();
    }

    @Test
    void aStretchOfWhichNotAllCameOrThatChangesMeanwhileHasNoLastPage() {
        var one = "{\"count\":%d,\"next\":\"?%s\",\"data\":[{\"id\":1,\"at\":\"2026-01-05T07:00:00Z\"}]}";
        var last = "{\"count\":%d,\"data\":[{\"id\":2,\"at\":\"2026-01-05T07:00:00Z\"}]}";

        var whole = stretch("{ link: /next }\n  total: /count");
        page(whole, one.formatted(2, "a"));
        assertThat(page(whole, last.formatted(2)).last()).isTrue();

        var left = stretch("{ link: /next }\n  total: /count");
        page(left, one.formatted(3, "a"));
        assertThatThrownBy(() -> page(left, last.formatted(2))).hasMessageContaining("counted 3 records, and now 2");

        var few = stretch("{ link: /next }\n  total: /count");
        page(few, one.formatted(3, "a"));
        assertThatThrownBy(() -> page(few, last.formatted(3)))
                .isInstanceOf(ReadInterrupted.class)
                .hasMessageContaining("2 records came, not the 3");
        assertThatThrownBy(() -> page(stretch("{ link: /next }\n  total: /count"), "{\"data\":[]}"))
                .as("it does not say")
                .isInstanceOf(ReadInterrupted.class);
    }

    @Test
    void wantsNumberedPagesNewestFirst() {
        var read = begin("{ page: p }");

        page(
                read,
                "{\"data\":[{\"id\":1,\"at\":\"2026-01-05T07:00:01Z\"},{\"id\":2,\"at\":\"?\"},{\"id\":3,\"at\":\"2026-01-05T07:00:01Z\"}]}");
        assertThatThrownBy(
                        () -> page(
                                read,
                                "{\"data\":[{\"id\":1,\"at\":\"2026-01-05T07:00:00Z\"},{\"id\":2,\"at\":\"2026-01-05T07:00:01Z\"}]}"))
                .isInstanceOf(ReadInterrupted.class)
                .hasMessageContaining("newest first");
    }

    /** War story 7: the vendor's API returned XML or JSON at random. */
    @Test
    void anAnswerInXmlEndsTheReadAndWhatComesInJsonThenIsReadFromTheSamePlace() {
        var read = begin("{ cursor: /after, parameter: after }");
        page(read, "{\"after\":\"x\",\"data\":[{\"id\":1,\"at\":\"2026-01-05T07:30:00Z\"}]}");

        assertThatThrownBy(() -> page(read, "<data><member><id>2</id></member></data>"))
                .isInstanceOf(ReadInterrupted.class)
                .hasMessageContaining("cannot be read");

        assertThat(begin("{ cursor: /after, parameter: after }").getPlace()).isEqualTo(FIRST);
    }

    @Test
    void theCursorMovesWithTheLastPageAndNotBeyondWhenTheReadBegan() {
        var read = begin("{ cursor: /after, parameter: after }");

        var first = page(read, "{\"after\":\"x\",\"data\":[{\"id\":1,\"at\":\"2026-01-05T07:30:00Z\"}]}");
        var last = page(read, "{\"data\":[{\"id\":2,\"at\":\"2026-01-05T08:30:00Z\"}]}", NINE);

        assertThat(highWater(first)).isEqualTo(Instant.EPOCH);
        assertThat(highWater(last)).isEqualTo("2026-01-05T08:00:00Z");
    }

    @Test
    void whatIsNoAnswerInterruptsTheRead() {
        var read = begin("{ page: p }");

        for (var answer :
                List.of("", "[]", "{}", "{\"data\":{}}", "{\"data\":[", "{\"data\":[],\"data\":[]}", "<html>")) {
            assertThatThrownBy(() -> page(read, answer)).as(answer).isInstanceOf(ReadInterrupted.class);
        }
        assertThatThrownBy(() -> source("{ page: p }").page(read, stream("{\"data\":[]}"), null))
                .hasMessageContaining("header Date");
        assertThatThrownBy(() -> source("{ page: p }").page(read, new Endless(), EIGHT))
                .hasMessageContaining("longer than");
    }

    private static ApiRead begin(String paging) {
        return source(paging).begin("api.member", URL);
    }

    private static ApiRead stretch(String paging) {
        return source(paging).beginStretch(new Hour(), URL);
    }

    private static PageDraft page(ApiRead read, String answer) {
        return page(read, answer, EIGHT);
    }

    private static PageDraft page(ApiRead read, String answer, String date) {
        return source("{ page: p }").page(read, stream(answer), date);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static Instant highWater(PageDraft draft) {
        var lookBack = (LookBack) draft.repeats().orElseThrow();
        return Instant.EPOCH.plus(lookBack.highWater(), ChronoUnit.MICROS);
    }

    private static ApiSource source(String paging) {
        var contracts = Contracts.of(List.of(Streams.contract("""
                stream: api.member
                title: Members
                description: Members.
                owner: desk
                freshness: PT1H
                source:
                  kind: http
                  format: json
                  query: "/members?since=:from"
                  stretch: "/members?since=:from&until=:until"
                  look-back: PT10S
                  records: /data
                  paging: PAGING
                key: id
                version: at
                schema: { required: [id, at] }
                entity: member
                columns:
                  - { name: id, type: text, description: Its name }
                  - { name: at, type: timestamp, formats: ["yyyy-MM-dd'T'HH:mm:ssX"], description: When it changed }
                """.replace("PAGING", paging + total(paging)))));
        var hash = KeyedHash.of(new Sensitive<>("000102030405060708090a0b0c0d0e0f"));
        var clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new ApiSource(
                new QueryStreams(new FirstRead(), contracts, new Tenant("default"), hash, clock), contracts);
    }

    /** Numbered pages need it. */
    private static String total(String paging) {
        return paging.contains("page:") ? "\n  total: /count" : "";
    }

    /** Nobody minds what lands of it. */
    private record Hour() implements Stretch {

        @Override
        public String stream() {
            return "api.member";
        }

        @Override
        public Lane lane() {
            return Lane.BACKFILL;
        }

        @Override
        public Instant from() {
            return Instant.parse("2026-01-05T07:00:00Z");
        }

        @Override
        public Instant until() {
            return from().plus(1, ChronoUnit.HOURS);
        }

        @Override
        public PageDraft next(PageDraft page) {
            return page;
        }
    }

    /** Nothing has been read before. */
    private static final class FirstRead implements QueryReads {

        @Override
        public Reading openNext(Tenant tenant, String stream, Lane lane, String slice, Instant readAt) {
            return new Reading(tenant, stream, lane, slice, readAt, 1, 0);
        }

        @Override
        public List<Refresh.Row> absent(Tenant tenant, String stream, Lane lane, Collection<Long> seen) {
            throw new AssertionError("nobody asks for all there is");
        }

        @Override
        public OptionalLong highWater(Tenant tenant, String stream, Lane lane) {
            return OptionalLong.empty();
        }
    }

    /** A body without an end. */
    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return ' ';
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) ' ');
            return length;
        }
    }
}
