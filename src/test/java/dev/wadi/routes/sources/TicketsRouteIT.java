package dev.wadi.routes.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.bronze.PageDraft;
import dev.wadi.camel.schedule.ScheduleComponent;
import dev.wadi.camel.schedule.ScheduleEndpoint;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.Rhythm;
import dev.wadi.contract.Schedule;
import dev.wadi.contract.Schedule.Missed;
import dev.wadi.core.Tenant;
import dev.wadi.routes.Claimed;
import dev.wadi.routes.KeptPages;
import dev.wadi.routes.RouteTest;
import dev.wadi.sandbox.server.ObjectStore;
import dev.wadi.source.s3.ObjectSource;
import dev.wadi.testkit.KeptControl;
import dev.wadi.testkit.KeptPolls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;

/** 05-s3 and 10-tickets on a real S3 API, with 20-land behind them. */
class TicketsRouteIT extends RouteTest {

    private static final AtomicInteger BUCKETS = new AtomicInteger();
    private static final String HEADER = "ticket_id,subject\n";

    private static ObjectStore store;

    private final String bucket = "exports-" + BUCKETS.incrementAndGet();
    private final KeptPages kept = new KeptPages();
    private final AtomicInteger listingsToFail = new AtomicInteger();
    private final AtomicInteger tagsToHide = new AtomicInteger();
    private final AtomicInteger readsToBreak = new AtomicInteger();
    private volatile String tagToShow = "";
    private final Trap trap = new Trap();

    TicketsRouteIT() {
        super("05-s3", "10-tickets", "20-land");
        store.createBucket(bucket);
        set("wadi.tickets.bucket", bucket);
        set("wadi.tickets.pollMillis", "20");
        bind("s3-client", disturbed(store.client()));
        bind(
                "objects",
                new ObjectSource(
                        kept,
                        Contracts.load(Path.of("contracts")),
                        Tenant.DEFAULT,
                        Claimed.PAGES,
                        (stream, waiting, overdue) -> {},
                        Clock.systemUTC()));
        bind("lander", kept);
        bind("trap", trap);
        bind(
                "wadi-schedule",
                new ScheduleComponent(
                        Contracts.load(Path.of("contracts")),
                        new KeptPolls(Clock.systemUTC()),
                        new KeptControl(),
                        Clock.systemUTC()));
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        var created = super.createCamelContext();
        created.addService(new AlwaysLeading());
        return created;
    }

    @BeforeAll
    static void start() {
        store = ObjectStore.start();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void readsAnObjectOnceThoughItIsListedAgainAndAgain() {
        put("tickets/one.csv", 3);
        await().until(() -> kept.closed().size() == 1);

        put("tickets/two.csv", 1);

        await().until(() -> kept.closed().size() == 2);
        assertThat(records()).isEqualTo(4);
        assertThat(letters.kept).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "left out"})
    void readsByTheContractsScheduleWhereNoPeriodIsSet(String period) throws Exception {
        context.getRouteController().stopRoute("tickets.ticket");
        context.removeRoute("tickets.ticket");
        put("tickets/one.csv", 3);
        var parameters = new HashMap<String, Object>(
                Map.of("stream", "tickets.ticket", "bucket", bucket, "prefix", "tickets/", "pollMillis", period));
        parameters.values().remove("left out");

        context.addRouteFromTemplate("tickets.ticket", "s3-source", parameters);

        await().until(() -> kept.closed().size() == 1);
        assertThat(context.getEndpoints())
                .filteredOn(ScheduleEndpoint.class::isInstance)
                .extracting(endpoint -> ((ScheduleEndpoint) endpoint).getSchedule())
                .contains(new Schedule(new Rhythm.Every(Duration.ofMinutes(1)), Missed.RUN));
    }

    @Test
    void readsAllOfMoreThanAThousandObjects() {
        IntStream.range(0, 1_105).parallel().forEach(number -> put("tickets/%05d.csv".formatted(number), 1));

        await().atMost(Duration.ofSeconds(60)).until(() -> kept.closed().size() == 1_105);
        assertThat(records()).isEqualTo(1_105);
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void leavesObjectsAloneThatAreNotUnderThePrefix() {
        put("other/one.csv", 1);
        put("tickets/one.csv", 1);

        await().until(() -> !kept.closed().isEmpty());
        assertThat(kept.closed()).singleElement().asString().startsWith("tickets/one.csv@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${sys.user.home}",
                "${bean:trap}",
                "$simple{bean:trap}",
                "bean:trap?method=spring",
                "#bean:trap",
                "RAW(${bean:trap})",
                "{{bean:trap}}",
                "${sys.user.home}.csv', 'x', ${bean:trap}, '",
                "{{wadi.tenant}}",
                "a b+c%20d&e=f?g#h.csv",
                "Tickéts 票 🚲.csv",
                "'; -- \" , ( ) ${body} \\"
            })
    void takesTheNameOfAnObjectAsItIs(String name) {
        put("tickets/" + name, 1);

        await().until(() -> kept.closed().size() == 1);
        assertThat(kept.closed()).singleElement().asString().startsWith("tickets/" + name + "@");
        assertThat(letters.kept).isEmpty();
        assertThat(trap.sprung).isFalse();
    }

    /** CVE-2026-95664: what a server says beside the name is no more to be trusted. */
    @Test
    void takesETagsAndMetadataAsTheyAre() {
        tagToShow = "\"${bean:trap}', ${exchangeId}\"";
        store.client()
                .putObject(
                        request -> request.bucket(bucket)
                                .key("tickets/one.csv")
                                .contentType("${bean:trap}")
                                .metadata(Map.of(
                                        "CamelBeanMethodName", "spring",
                                        "CamelSplitComplete", "${bean:trap}")),
                        RequestBody.fromString(HEADER + "T-1,x\n"));

        await().until(() ->
                !letters.kept.isEmpty() || log.lines().stream().anyMatch(line -> line.contains("given way")));
        tagToShow = "";
        await().until(() -> kept.closed().size() == 1);
        assertThat(kept.closed()).singleElement().asString().startsWith("tickets/one.csv@");
        assertThat(records()).isEqualTo(1);
        assertThat(trap.sprung).isFalse();
    }

    @Test
    void leavesAnObjectThatHasNoETagYetToTheNextPoll() {
        tagsToHide.set(1);

        put("tickets/being-written.csv", 1);

        await().until(() -> kept.closed().size() == 1);
        assertThat(letters.kept).isEmpty();
        assertThat(log.lines()).anyMatch(line -> line.contains("objects without ETag") && line.contains("objects=1"));
    }

    @Test
    void givesWayToAnObjectOverwrittenBetweenListAndGet() {
        var overwritten = new AtomicInteger();
        kept.beforeOpen(partition -> {
            if (overwritten.getAndIncrement() == 0) {
                put("tickets/one.csv", 5);
            }
        });

        put("tickets/one.csv", 1);

        await().until(() -> !kept.closed().isEmpty());
        assertThat(records()).isEqualTo(5);
        assertThat(log.lines()).anyMatch(line -> line.contains("given way: route=tickets.ticket code=S3Exception"));
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void givesUpAnObjectOverwrittenWhileHalfRead() {
        readsToBreak.set(1);
        kept.beforeOpen(partition -> {
            if (readsToBreak.get() == 0
                    && kept.givenUp().isEmpty()
                    && !kept.pages().isEmpty()) {
                put("tickets/one.csv", 20);
            }
        });

        put("tickets/one.csv", 9);

        await().until(() -> !kept.closed().isEmpty() && !kept.givenUp().isEmpty());
        assertThat(kept.closed()).doesNotContainAnyElementsOf(kept.givenUp());
        assertThat(log.lines()).anyMatch(line -> line.contains("overwritten or deleted while they were half read"));
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void goesOnFromTheCursorAfterAReadThatBrokeOff() {
        readsToBreak.set(1);

        put("tickets/one.csv", 9);

        await().until(() -> !kept.closed().isEmpty());
        assertThat(records()).isEqualTo(9);
        assertThat(kept.pages()).extracting(PageDraft::start).isSorted().doesNotHaveDuplicates();
        assertThat(log.lines()).anyMatch(line -> line.contains("code=ReadInterrupted"));
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void looksAgainAtTheNextPollWhereAListingFailsForGood() {
        listingsToFail.set(1 + RETRIES);

        put("tickets/one.csv", 1);

        await().until(() -> kept.closed().size() == 1);
        assertThat(letters.kept).singleElement().satisfies(letter -> {
            assertThat(letter.route()).isEqualTo("tickets.ticket");
            assertThat(letter.step()).isEqualTo("tickets.ticket-list");
        });
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void readsTheOthersWhereOneObjectFails() {
        kept.beforeOpen(partition -> {
            if (partition.startsWith("tickets/bad")) {
                throw new IllegalStateException(SECRET);
            }
        });

        put("tickets/bad.csv", 1);
        put("tickets/good.csv", 1);

        await().until(() -> kept.closed().size() == 1 && !letters.kept.isEmpty());
        assertThat(letters.kept.get(0).step()).isEqualTo("tickets.ticket-open");
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
    }

    private void put(String key, int tickets) {
        var text = new StringBuilder(HEADER);
        for (var ticket = 0; ticket < tickets; ticket++) {
            text.append("T-").append(ticket).append(",x\n");
        }
        store.put(bucket, key, text.toString().getBytes(UTF_8));
    }

    private int records() {
        return kept.pages().stream().mapToInt(page -> page.frames().size()).sum();
    }

    /** The client of the store, which now and then fails to list, hides ETags or breaks off in the middle of an object. */
    private S3Client disturbed(S3Client client) {
        return (S3Client) Proxy.newProxyInstance(
                S3Client.class.getClassLoader(), new Class<?>[] {S3Client.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("listObjects")
                            && listingsToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw SdkClientException.create(SECRET);
                    }
                    try {
                        var answer = method.invoke(client, arguments);
                        if (answer instanceof ListObjectsResponse listed
                                && listed.hasContents()
                                && tagsToHide.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                            return withTags(listed, null);
                        }
                        if (answer instanceof ListObjectsResponse listed && !tagToShow.isEmpty()) {
                            return withTags(listed, tagToShow);
                        }
                        return answer instanceof ResponseInputStream<?> stream
                                        && readsToBreak.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                                ? brokenOff(stream)
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static ListObjectsResponse withTags(ListObjectsResponse listed, @Nullable String tag) {
        return listed.toBuilder()
                .contents(listed.contents().stream()
                        .map(object -> object.toBuilder().eTag(tag).build())
                        .toList())
                .build();
    }

    private static ResponseInputStream<?> brokenOff(ResponseInputStream<?> stream) throws IOException {
        var bytes = stream.readAllBytes();
        var half = new ByteArrayInputStream(bytes, 0, bytes.length / 2);
        return new ResponseInputStream<>((GetObjectResponse) stream.response(), AbortableInputStream.create(half));
    }

    /** Whatever evaluates a name springs it. */
    public static final class Trap {

        volatile boolean sprung;

        /** Called by nobody. */
        public String spring() {
            sprung = true;
            return SECRET;
        }
    }
}
