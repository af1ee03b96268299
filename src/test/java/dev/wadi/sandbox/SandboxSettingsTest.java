package dev.wadi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxSettingsTest {

    @Test
    void withoutAnyPropertyItIsTheUsualDay() {
        var settings = SandboxSettings.read(new Properties());

        assertThat(settings).isEqualTo(new SandboxSettings(50_000, 1, 2, false));
    }

    @Test
    void propertiesSayOtherwise() {
        var properties = new Properties();
        properties.setProperty("wadi.sandbox.profiles", "600");
        properties.setProperty("wadi.sandbox.seed", "7");
        properties.setProperty("wadi.work.workers", "4");
        properties.setProperty("wadi.sandbox.stay", "true");

        var settings = SandboxSettings.read(properties);

        assertThat(settings).isEqualTo(new SandboxSettings(600, 7, 4, true));
    }

    @ParameterizedTest
    @CsvSource({
        "wadi.sandbox.profiles, many",
        "wadi.sandbox.profiles, 0",
        "wadi.sandbox.profiles, 3000001",
        "wadi.sandbox.seed, 1.5",
        "wadi.sandbox.seed, ''",
        "wadi.work.workers, 0",
        "wadi.sandbox.stay, yes"
    })
    void aWrongValueIsNamed(String name, String value) {
        var properties = new Properties();
        properties.setProperty(name, value);

        assertThatThrownBy(() -> SandboxSettings.read(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("'" + value + "'");
    }
}
