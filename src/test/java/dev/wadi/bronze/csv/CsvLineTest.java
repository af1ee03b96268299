package dev.wadi.bronze.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.Cases;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvLineTest {

    static Stream<Arguments> cases() {
        return Cases.lines("bronze/csv-line.csv").stream()
                .map(line -> Arguments.of(line.getField("line"), line.getField("fields"), line.getField("why")));
    }

    @ParameterizedTest(name = "{2}: {0}")
    @MethodSource("cases")
    void splitsAsTheCasesSay(String text, String fields, String why) {
        var line = CsvLine.split(text, ',', '"');

        assertThat(line.misquoted() ? "MISQUOTED" : String.join("|", line.fields()))
                .isEqualTo(fields);
    }

    @Test
    void lineEndsInsideQuotesAreText() {
        assertThat(CsvLine.split("\"a\r\nb\",c", ',', '"').fields()).isEqualTo(List.of("a\r\nb", "c"));
    }

    @Test
    void followsTheDialect() {
        assertThat(CsvLine.split("'a;''b';\"c\"", ';', '\'').fields()).isEqualTo(List.of("a;'b", "\"c\""));
    }
}
