package dev.wadi.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.bronze.CursorMoved;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.bronze.StaleClaim;
import dev.wadi.core.Batch;
import dev.wadi.core.Unavailable;
import dev.wadi.core.Version;
import dev.wadi.silver.Writer;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What 00-errors and 99-dead-letter do for every route, shown on the shortest. */
class ErrorsRouteTest extends RouteTest {

    private final FailingWriter writer = new FailingWriter();

    ErrorsRouteTest() {
        super("50-write");
        bind("writer", writer);
    }

    static Stream<Exception> badWorld() {
        return Stream.of(
                new Unavailable(SECRET, new IllegalStateException(SECRET)),
                new Unavailable(SECRET, new SQLException(SECRET, "08006", new ConnectException(SECRET))),
                new IllegalStateException(SECRET, new IOException(SECRET)),
                SdkClientException.create(SECRET, new ConnectException(SECRET)),
                refused(503));
    }

    static Stream<Exception> givenWay() {
        return Stream.of(
                new StaleClaim(SECRET),
                new CursorMoved(SECRET),
                new ReadInterrupted(SECRET, new IOException(SECRET)),
                NoSuchKeyException.builder().message(SECRET).build(),
                refused(412));
    }

    @ParameterizedTest(name = "[{index}]") // what fails must not be in the name, which Camel logs
    @MethodSource("badWorld")
    void triesABadWorldAgainThenNotesIt(Exception failure) {
        writer.failsWith(failure, 99);

        template.sendBody("direct:write", Claimed.versions());

        assertThat(writer.calls).isEqualTo(1 + RETRIES);
        assertThat(letters.kept).hasSize(1);
        assertSaysNothing();
    }

    @Test
    void goesOnWhereTheWorldIsGoodAgain() {
        writer.failsWith(new Unavailable(SECRET, new IllegalStateException(SECRET)), RETRIES);

        template.sendBody("direct:write", Claimed.versions());

        assertThat(writer.written).hasSize(1);
        assertThat(letters.kept).isEmpty();
        assertSaysNothing();
    }

    @Test
    void notesBadCodeAtOnce() {
        writer.failsWith(new IllegalStateException(SECRET, new NullPointerException(SECRET)), 99);

        template.sendBody("direct:write", Claimed.versions());

        assertThat(writer.calls).isEqualTo(1);
        assertThat(letters.kept).singleElement().satisfies(letter -> {
            assertThat(letter.route()).isEqualTo("write");
            assertThat(letter.step()).isEqualTo("write-keep");
            assertThat(letter.failure())
                    .startsWith("java.lang.IllegalStateException < java.lang.NullPointerException at dev.wadi.routes");
            assertThat(letter.stream()).contains("desk.note");
            assertThat(letter.pageId()).contains(7L);
        });
        assertSaysNothing();
    }

    @ParameterizedTest(name = "[{index}]") // what fails must not be in the name, which Camel logs
    @MethodSource("givenWay")
    void neitherTriesAgainNorNotesWhatHasGivenWay(Exception failure) {
        writer.failsWith(failure, 99);

        template.sendBody("direct:write", Claimed.versions());

        assertThat(writer.calls).isEqualTo(1);
        assertThat(letters.asked).isZero();
        assertThat(log.lines())
                .anyMatch(line -> line.contains(
                        "given way: route=write code=" + failure.getClass().getSimpleName()));
        assertSaysNothing();
    }

    /** Camel rejects what is to be begun while it stops; the route of dead letters may have stopped before. */
    @Test
    void neitherTriesAgainNorNotesWhatIsNotBegunWhileItStops() {
        writer.failsWith(new RejectedExecutionException(SECRET), 99);

        template.sendBody("direct:write", Claimed.versions());

        assertThat(writer.calls).isEqualTo(1);
        assertThat(letters.asked).isZero();
        assertThat(log.lines()).noneMatch(line -> line.contains("RejectedExecutionException"));
        assertSaysNothing();
    }

    @Test
    void doesNotLoopWhereADeadLetterFails() {
        letters.refusing = true;
        writer.failsWith(new IllegalStateException(SECRET), 99);

        template.send("direct:write", exchange -> exchange.getMessage().setBody(Claimed.versions()));

        assertThat(writer.calls).isEqualTo(1);
        assertThat(letters.asked).isEqualTo(1);
        assertThat(log.lines()).anyMatch(line -> line.contains("dead letter") && line.contains("write-keep"));
        assertSaysNothing();
    }

    @Test
    void saysOfEachTryWhichRouteFailedAndHow() {
        writer.failsWith(new Unavailable(SECRET, new IllegalStateException(SECRET)), 1);

        template.sendBody("direct:write", Claimed.versions());

        assertThat(log.lines())
                .filteredOn(line -> line.contains("tried again"))
                .singleElement()
                .asString()
                .contains("route=write", "code=dev.wadi.core.Unavailable", "try=1");
    }

    private void assertSaysNothing() {
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
        assertThat(letters.kept).noneMatch(letter -> letter.toString().contains(SECRET));
    }

    private static S3Exception refused(int status) {
        return (S3Exception) S3Exception.builder()
                .message(SECRET)
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorMessage(SECRET).build())
                .build();
    }

    /** Fails a number of times, then writes. */
    private static final class FailingWriter implements Writer {

        final Queue<Batch<Version>> written = new ArrayDeque<>();
        int calls;
        private Exception failure = new IllegalStateException("not told what to fail with");
        private int times;

        void failsWith(Exception toThrow, int howOften) {
            failure = toThrow;
            times = howOften;
        }

        @Override
        public void write(Batch<Version> batch) {
            calls++;
            if (calls <= times) {
                sneaky(failure);
            }
            written.add(batch);
        }

        @SuppressWarnings("unchecked")
        private static <E extends Exception> void sneaky(Exception toThrow) throws E {
            throw (E) toThrow;
        }
    }
}
