package dev.wadi.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @ParameterizedTest
    @CsvSource({"status,/status", "a/b,/a~1b", "a~b,/a~0b", "~1,/~01"})
    void pointsToAFieldByJsonPointer(String field, String pointer) {
        assertThat(Problem.of("FIELD_MISSING", field, "is required").pointer()).isEqualTo(pointer);
    }
}
