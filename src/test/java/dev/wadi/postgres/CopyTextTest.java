package dev.wadi.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CopyTextTest {

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(null, "\\N"),
                Arguments.of("", ""),
                Arguments.of("Zoë 🙂", "Zoë 🙂"),
                Arguments.of("a\tb", "a\\tb"),
                Arguments.of("a\nb", "a\\nb"),
                Arguments.of("a\r\nb", "a\\r\\nb"),
                Arguments.of("\\N", "\\\\N"),
                Arguments.of("\\.", "\\\\."),
                Arguments.of("C:\\new", "C:\\\\new"),
                Arguments.of("'; DROP TABLE x; --", "'; DROP TABLE x; --"),
                Arguments.of(new byte[] {0, 10, -1}, "\\\\x000aff"),
                Arguments.of(new BigDecimal("1E+3"), "1000"),
                Arguments.of(new BigDecimal("0.10"), "0.10"),
                Arguments.of(-7L, "-7"),
                Arguments.of(true, "true"),
                Arguments.of(Instant.parse("2026-01-05T08:00:00.123456Z"), "2026-01-05T08:00:00.123456Z"),
                Arguments.of(LocalDate.of(1, 1, 1), "0001-01-01"),
                Arguments.of(new UUID(0, 1), "00000000-0000-0000-0000-000000000001"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesEachValueAsTheFormatDefines(@Nullable Object value, String expected) {
        var copy = new CopyText();
        copy.add(value).endRow();

        assertThat(copy.rows()).isEqualTo(expected + "\n");
    }

    @Test
    void noValueEndsAFieldOrARow() {
        var copy = new CopyText();
        var hostile = "a\tb\nc\\.\n\\N\r";
        for (var i = 0; i < 3; i++) {
            copy.add(hostile).add(hostile).endRow();
        }

        var rows = copy.rows().split("\n", -1);

        assertThat(rows).hasSize(4).endsWith("");
        assertThat(List.of(rows).subList(0, 3))
                .allSatisfy(row -> assertThat(row.split("\t", -1)).hasSize(2));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> new CopyText().add(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void isPrintedWithoutItsRows() {
        assertThat(new CopyText().add("private").toString()).doesNotContain("private");
    }
}
