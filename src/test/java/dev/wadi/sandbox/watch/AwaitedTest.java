package dev.wadi.sandbox.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.watch.Awaited.Extent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwaitedTest {

    private final Awaited awaited = Awaited.beyond(Map.of("a", new Extent(100, 2)), Map.of("a", 10L, "b", 5L), 1);

    @Test
    void whatHasNotLandedIsLeftStreamByStream() {
        assertThat(awaited.recordsLeft(Map.of())).isEqualTo(115);
        assertThat(awaited.recordsLeft(Map.of("a", new Extent(500, 9)))).isEqualTo(5);
        assertThat(awaited.recordsLeft(Map.of("a", new Extent(110, 9), "b", new Extent(6, 9))))
                .isZero();
    }

    @Test
    void aStreamThatHadNothingNewMustHaveBeenReadAgainAllTheSame() {
        assertThat(awaited.readsLeft(Map.of("a", new Extent(110, 2), "b", new Extent(5, 0))))
                .isEqualTo(2);
        assertThat(awaited.readsLeft(Map.of("a", new Extent(110, 3), "b", new Extent(5, 4))))
                .isZero();
    }
}
