package dev.wadi.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store keeps to, so that what is shown on one holds for the other. */
abstract class StoreContract {

    private static final Row OLD = new Row("k1", 1_000, 1);
    private static final Row OTHER = new Row("k2", 1_001, 2);
    private static final Row NEW = new Row("k1", 1_002, 3);

    private Store store;

    abstract Store empty();

    @BeforeEach
    void begin() {
        store = empty();
    }

    @Test
    void readsBeginALookBackBeforeTheNewestRecordLanded() {
        assertThat(store.begin().from()).isZero();
        land(OLD, OTHER);

        assertThat(store.begin().from()).isEqualTo(OTHER.stamp() - Store.LOOK_BACK);
        assertThat(store.state().newest()).isEqualTo(OTHER.stamp());
    }

    @Test
    void whatLandedLandsOnce() {
        var read = store.begin();

        assertThat(done(store.land(read, List.of(OLD)))).isTrue();
        assertThat(done(store.land(read, List.of(OLD)))).isTrue();

        assertThat(store.state().read()).isEqualTo(1);
        assertThat(store.state().landed()).isEqualTo(1);
    }

    @Test
    void aReadThatWasOvertakenLandsNothing() {
        var overtaken = store.begin();
        land(OLD);

        assertThat(done(store.land(overtaken, List.of(OTHER)))).isFalse();
        assertThat(store.state().read()).isEqualTo(1);
    }

    @Test
    void anAnswerThatSaysNothingNewIsCountedAndNotKept() {
        land(OLD, OTHER);
        land(OLD, OTHER);
        land(OTHER, NEW);

        assertThat(store.state().read()).isEqualTo(6);
        assertThat(store.state().landed()).isEqualTo(4);
        assertThat(store.state().known()).isEqualTo(2);
    }

    @Test
    void aWorkerWhoseLeaseLapsedCannotWrite() {
        land(OLD);
        var late = store.claim("late").orElseThrow();
        assertThat(store.claim("other")).isEmpty();
        store.lapse();
        var other = store.claim("other").orElseThrow();

        assertThat(done(store.write(late))).isFalse();
        assertThat(store.state().pending()).isEqualTo(1);
        assertThat(done(store.write(other))).isTrue();
        assertThat(done(store.write(late))).isFalse();
        assertThat(store.state().pending()).isZero();
        assertThat(store.state().doubled()).isZero();
    }

    @Test
    void writingTwiceKeepsItOnce() {
        land(OLD, OTHER);
        var held = store.claim("me").orElseThrow();

        assertThat(done(store.write(held))).isTrue();
        assertThat(done(store.write(held))).isTrue();

        assertThat(store.state().disposed()).isEqualTo(2);
        assertThat(store.state().doubled()).isZero();
        assertThat(store.claim("me")).isEmpty();
    }

    @Test
    void readersSeeNothingBeforeThePublication() {
        land(OLD);
        write();
        assertThat(done(store.publish())).isFalse();
        assertThat(done(store.resolve())).isTrue();
        assertThat(store.state().readers()).isEmpty();
        assertThat(store.state().waiting()).isPositive();

        assertThat(done(store.publish())).isTrue();

        assertThat(store.state().readers()).isEqualTo(Map.of("k1", 1));
        assertThat(store.state().waiting()).isZero();
        assertThat(done(store.resolve())).isFalse();
        assertThat(done(store.publish())).isFalse();
    }

    @Test
    void theNewestVersionWinsInWhateverOrderPagesAreWritten() {
        land(NEW);
        land(OLD, OTHER);
        var first = store.claim("me").orElseThrow();
        var second = store.claim("me").orElseThrow();
        done(store.write(second));
        done(store.resolve());
        done(store.publish());
        done(store.write(first));
        done(store.resolve());
        done(store.publish());

        assertThat(store.state().readers()).isEqualTo(Map.of("k1", 3, "k2", 2));
    }

    private void land(Row... answer) {
        assertThat(done(store.land(store.begin(), List.of(answer)))).isTrue();
    }

    private void write() {
        assertThat(done(store.write(store.claim("me").orElseThrow()))).isTrue();
    }

    private static boolean done(Step step) {
        return step.look() && step.commit();
    }
}
