package dev.wadi.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 5_000})
    void decodingGivesBackWhatWasEncoded(int records) {
        var random = new Random(records);
        var builder = new Frames.Builder();
        for (int i = 0, end = 0; i < records; i++) {
            var offset = end + random.nextInt(1 << random.nextInt(1, 17));
            var length = random.nextInt(1 << random.nextInt(1, 17));
            builder.add(offset, length);
            end = offset + length;
        }
        var frames = builder.build();

        var decoded = Frames.decode(frames.encode(), records);

        assertThat(decoded.size()).isEqualTo(records);
        for (var i = 0; i < records; i++) {
            assertThat(decoded.offset(i)).isEqualTo(frames.offset(i));
            assertThat(decoded.length(i)).isEqualTo(frames.length(i));
        }
    }

    @Test
    void theLargestExtentSurvives() {
        var builder = new Frames.Builder();
        builder.add(0, Integer.MAX_VALUE);

        var decoded = Frames.decode(builder.build().encode(), 1);

        assertThat(decoded.length(0)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void recordsThatFollowOneAnotherTakeTwoBytesEach() {
        var builder = new Frames.Builder();
        for (var i = 0; i < 100; i++) {
            builder.add(100 * i, 99);
        }

        var encoded = builder.build().encode();

        assertThat(encoded).hasSize(200);
    }

    @Test
    void anExtentThatOverlapsTheOneBeforeIsRefused() {
        var builder = new Frames.Builder();
        builder.add(10, 5);

        assertThatThrownBy(() -> builder.add(14, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("14+1");
    }

    @Test
    void anExtentThatEndsBeyondWhatCanBeCountedIsRefused() {
        var builder = new Frames.Builder();

        assertThatThrownBy(() -> builder.add(Integer.MAX_VALUE, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNegativeLengthIsRefused() {
        var builder = new Frames.Builder();

        assertThatThrownBy(() -> builder.add(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreExtentsThanThereShouldBeAreRefused() {
        var encoded = threeExtents();

        assertThatThrownBy(() -> Frames.decode(encoded, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fewerExtentsThanThereShouldBeAreRefused() {
        var encoded = threeExtents();

        assertThatThrownBy(() -> Frames.decode(encoded, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytesCutOffAnywhereAreRefused() {
        var encoded = threeExtents();

        for (var length = 0; length < encoded.length; length++) {
            var cut = Arrays.copyOf(encoded, length);
            assertThatThrownBy(() -> Frames.decode(cut, 3)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aNumberOfMoreBitsThanAnIntegerHasIsRefused() {
        var endless = new byte[] {-128, -128, -128, -128, -128, 1, 0};

        assertThatThrownBy(() -> Frames.decode(endless, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] threeExtents() {
        var builder = new Frames.Builder();
        builder.add(2, 300);
        builder.add(400, 200);
        builder.add(700, 0);
        return builder.build().encode();
    }
}
