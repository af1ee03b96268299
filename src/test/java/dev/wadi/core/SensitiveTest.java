package dev.wadi.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SensitiveTest {

    @Test
    void isPrintedAsThreeStars() {
        assertThat(new Sensitive<>("s3cret")).hasToString("***");
        assertThat(String.valueOf(List.of(new Sensitive<>(42)))).isEqualTo("[***]");
    }

    @Test
    void givesAwayWhatItKeepsOnlyWhenAsked() {
        assertThat(new Sensitive<>("s3cret").reveal()).isEqualTo("s3cret");
    }
}
