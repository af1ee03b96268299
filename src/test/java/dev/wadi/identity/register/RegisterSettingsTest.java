package dev.wadi.identity.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterSettingsTest {

    @ParameterizedTest
    @CsvSource({"0.5, 0.6", "0.5, 0", "1, 0.5", "0.5, NaN", "NaN, 0.5"})
    void holdsProbabilitiesInTheirOrder(double link, double review) {
        assertThatThrownBy(() -> new RegisterSettings(link, review, 50, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 < review <= link < 1 does not hold for review " + review + " and link " + link);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0"})
    void comparesTwoByOneThreadAtLeast(int many, int threads) {
        assertThatThrownBy(() -> new RegisterSettings(0.6, 0.3, many, threads))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a register compares at least two under a key, by at least one thread");
    }

    @Test
    void mayAskNobody() {
        assertThat(new RegisterSettings(0.6, 0.6, 2, 1).withThreads(3)).isEqualTo(new RegisterSettings(0.6, 0.6, 2, 3));
    }
}
