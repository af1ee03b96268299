package dev.wadi.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource({
        "Last Tuesday, Xxxx Xxxxxxx",
        "two words@example.com, xxx xxxxx@xxxxxxx.xxx",
        "31.06.1980, 99.99.9999",
        "さくら 1, xxx 9",
        "'   ', (blank)",
        "'', (empty)"
    })
    void aShapeShowsWhyAndNotWhat(String value, String shape) {
        assertThat(Mask.shape(value)).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource({"Maria de la Cruz, M••• D••• L••• C•••", "O'Neil, O•••", "田中, 田•••"})
    void ofANameThereAreInitials(String name, String masked) {
        assertThat(Mask.name(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"maria.17@post.example, m•••@p•••.example", "nobody, xxxxxx"})
    void ofAnAddressThereIsEnoughToCompare(String email, String masked) {
        assertThat(Mask.email(email)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"+1 202 555 0142, +• ••• ••• ••42", "7, 7"})
    void ofAPhoneThereAreTwoDigits(String phone, String masked) {
        assertThat(Mask.phone(phone)).isEqualTo(masked);
    }
}
