package dev.wadi.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.contract.Column;
import dev.wadi.contract.Column.Context;
import dev.wadi.contract.Column.Limits;
import dev.wadi.contract.ColumnType;
import dev.wadi.core.Problem;
import dev.wadi.testkit.Cases;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {

    static Stream<Arguments> cases() {
        return Cases.lines("map/cell.csv").stream()
                .map(line -> Arguments.of(
                        column(
                                line.getField("type"),
                                line.getField("formats"),
                                line.getField("zone"),
                                line.getField("min"),
                                line.getField("max")),
                        line.getField("input"),
                        line.getField("expected"),
                        line.getField("why")));
    }

    @ParameterizedTest(name = "{1} -> {2}: {3}")
    @MethodSource("cases")
    void readsAsTheCasesSay(Column column, String input, String expected, String why) {
        var problems = new ArrayList<Problem>();

        var value = new Cell(column).read(field(input), null, problems);

        assertThat(problems.isEmpty() ? printed(value) : problems.get(0).code()).isEqualTo(expected);
        assertThat(problems).hasSizeLessThanOrEqualTo(1).allSatisfy(problem -> {
            assertThat(problem.pointer()).isEqualTo("/field");
            assertThat(problem.detail()).isNotBlank().doesNotContain(input.strip());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"INTEGER", "DECIMAL"})
    void aNumberWithAMillionDigitsIsRefused(String type) {
        var problems = new ArrayList<Problem>();

        var value = new Cell(column(type, "", "", "", "")).read(field("9".repeat(1_000_000)), null, problems);

        assertThat(value).isNull();
        assertThat(problems).extracting(Problem::code).containsExactly("NUMBER_UNPARSABLE");
    }

    @Test
    void theLocaleOfTheMachineChangesNothing() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));

            var mail =
                    new Cell(column("EMAIL", "", "", "", "")).read(field("INFO@EXAMPLE.ORG"), null, new ArrayList<>());

            assertThat(mail).isEqualTo("info@example.org");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Column column(String type, String formats, String zone, String min, String max) {
        return new Column(
                "a_column",
                "field",
                ColumnType.valueOf(type.toUpperCase(Locale.ROOT)),
                Set.of(),
                formats.isEmpty() ? List.of() : List.of(formats.split("\\|")),
                ZoneId.of(zone.isEmpty() ? "UTC" : zone),
                new Limits(number(min), number(max), Optional.empty()),
                Context.NONE,
                false,
                "");
    }

    private static Optional<Long> number(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
    }

    private static String printed(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static ObjectNode field(String text) {
        return JsonNodeFactory.instance.objectNode().put("field", text);
    }
}
