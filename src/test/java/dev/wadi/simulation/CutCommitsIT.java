package dev.wadi.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.core.Unavailable;
import dev.wadi.testkit.chaos.ChaosReport;
import dev.wadi.testkit.chaos.FaultProxy;
import dev.wadi.testkit.chaos.FaultProxy.Fault;
import dev.wadi.testkit.postgres.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The connection is cut in the place of a commit or of its answer, in each transaction. From outside both look the same; whoever
 * does the same once more gets to the same state, because the state is read and nothing is inferred from the failure.
 */
@Tag(ChaosReport.TAG)
class CutCommitsIT {

    private static final int TRANSACTIONS = 6;
    private static final int ROUNDS = 5;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static FaultProxy proxy;
    private static TestDatabase cut;

    @BeforeAll
    static void create() {
        proxy = new FaultProxy(
                URI.create(DATABASE.url().substring("jdbc:".length())).getPort());
        cut = DATABASE.through(proxy.port());
    }

    @AfterAll
    static void close() throws Exception {
        cut.close();
        proxy.close();
    }

    @Test
    void aCommitWhoseAnswerIsLostIsResolvedByReadingTheState() {
        var undisturbed = new Story(new PostgresStore(DATABASE), Optional.empty(), -1).tell();
        var cuts = 0;
        for (var round = 0; round < ChaosReport.share(ROUNDS); round++) {
            for (var transaction = 0; transaction < TRANSACTIONS; transaction++) {
                for (var fault : List.of(Fault.CUT_BEFORE_COMMIT, Fault.CUT_AFTER_COMMIT)) {
                    var story = new Story(new PostgresStore(cut), Optional.of(fault), transaction);

                    assertThat(story.tell())
                            .as(fault + " in transaction " + transaction)
                            .isEqualTo(undisturbed);
                    cuts++;
                }
            }
        }
        ChaosReport.tell("cut commits", Map.of("cuts", cuts, "resolved", cuts));
    }

    /** Two answers on their way to readers, each transaction done until it is known to be done. */
    private static final class Story {

        private static final List<Row> FIRST = List.of(new Row("k1", 1_000, 1), new Row("k2", 1_001, 2));
        private static final List<Row> SECOND = List.of(new Row("k2", 1_001, 2), new Row("k1", 1_002, 3));

        private final Store store;
        private final Optional<Fault> fault;
        private final int disturbed;
        private final List<Read> reads = new ArrayList<>();
        private final List<Held> held = new ArrayList<>();

        Story(Store store, Optional<Fault> fault, int disturbed) {
            this.store = store;
            this.fault = fault;
            this.disturbed = disturbed;
        }

        Store.State tell() {
            once(FIRST, -1);
            once(SECOND, disturbed);
            return store.state();
        }

        private void once(List<Row> answer, int cutIn) {
            until(cutIn == 0, () -> reads.add(store.begin()));
            var read = reads.get(reads.size() - 1);
            until(cutIn == 1, () -> done(store.land(read, answer)));
            until(cutIn == 2, () -> claim().map(held::add).orElse(false));
            var page = held.get(held.size() - 1);
            until(cutIn == 3, () -> done(store.write(page)));
            until(cutIn == 4, () -> done(store.resolve()) || isCandidate());
            until(cutIn == 5, () -> done(store.publish()) || store.state().waiting() == 0);
        }

        /** A claim whose answer was lost is had again when its lease lapses. */
        private Optional<Held> claim() {
            return store.claim("me").or(() -> {
                store.lapse();
                return store.claim("me");
            });
        }

        private boolean isCandidate() {
            var waiting = store.state().waiting();
            return waiting > 0 && !done(store.resolve());
        }

        private void until(boolean cutIt, Done work) {
            if (cutIt) {
                proxy.strike(fault.orElseThrow(), 0);
            }
            await().atMost(Duration.ofSeconds(20)).pollDelay(Duration.ZERO).until(() -> {
                try {
                    return work.tried();
                } catch (Unavailable lost) {
                    return false;
                }
            });
            if (cutIt) {
                assertThat(proxy.struck()).as("cuts").isEqualTo(1);
            }
        }

        private static boolean done(Step step) {
            return step.look() && step.commit();
        }
    }

    @FunctionalInterface
    private interface Done {
        boolean tried();
    }
}
