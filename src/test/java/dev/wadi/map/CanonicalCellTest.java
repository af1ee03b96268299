package dev.wadi.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wadi.contract.Column;
import dev.wadi.contract.Column.Context;
import dev.wadi.contract.Column.Limits;
import dev.wadi.contract.ColumnType;
import dev.wadi.core.Problem;
import dev.wadi.sandbox.day.dirt.States;
import dev.wadi.testkit.Cases;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What people write in many ways has one spelling in silver. */
class CanonicalCellTest {

    static final List<String> SPELLINGS_OF_MISSISSIPPI = States.SPELLINGS_OF_MISSISSIPPI;

    private final List<Problem> problems = new ArrayList<>();

    static Stream<Arguments> cases() {
        return Cases.lines("map/canonical.csv").stream()
                .map(line -> Arguments.of(
                        ColumnType.valueOf(line.getField("type").toUpperCase(Locale.ROOT)),
                        line.getField("country"),
                        line.getField("input"),
                        line.getField("expected"),
                        line.getField("why")));
    }

    @ParameterizedTest(name = "{0} {1} {2} -> {3}: {4}")
    @MethodSource("cases")
    void readsAsTheCasesSay(ColumnType type, String country, String input, String expected, String why) {
        var value = cell(type, Limits.NONE)
                .read(
                        JsonNodeFactory.instance.objectNode().put("a", input),
                        country.isEmpty() ? null : country,
                        problems);

        assertThat(problems.isEmpty() ? value : problems.get(0).code()).isEqualTo(expected.isEmpty() ? null : expected);
        assertThat(problems).hasSizeLessThanOrEqualTo(1).allSatisfy(problem -> {
            assertThat(problem.pointer()).isEqualTo("/a");
            assertThat(problem.detail()).doesNotContain(input);
        });
    }

    @ParameterizedTest
    @FieldSource("SPELLINGS_OF_MISSISSIPPI")
    void mississippiHasOneSpelling(String spelling) {
        assertThat(Regions.code("US", spelling)).isEqualTo("MS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: {x: 1.50, b: [2, 1e3]}} | {\"b\":[2,1000],\"x\":1.5}",
                "{a: {b: [2.0, 1000], x: 1.5}} | {\"b\":[2,1000],\"x\":1.5}",
                "{a: []} | []",
                "{a: null} | "
            })
    void jsonHasOneTextForEachValue(String record, String expected) throws IOException {
        assertThat(cell(ColumnType.JSON, Limits.NONE).read(json(record), null, problems))
                .isEqualTo(expected);
        assertThat(problems).isEmpty();
    }

    @Test
    void aNumberThatNoDatabaseCanKeepIsRefusedWithinJsonToo() throws IOException {
        var value = cell(ColumnType.JSON, Limits.NONE).read(json("{a: {x: 1e999999}}"), null, problems);

        assertThat(value).isNull();
        assertThat(problems).extracting(Problem::code).containsExactly("NUMBER_UNPARSABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "0, ",
        "12.34, ",
        "12.3400, ",
        "1e2, ",
        "12.345, NUMBER_TOO_FINE",
        "-0.01, NUMBER_OUT_OF_RANGE",
        "100.01, NUMBER_OUT_OF_RANGE",
        "twelve, NUMBER_UNPARSABLE"
    })
    void moneyKeepsToItsLimits(String input, String code) throws IOException {
        var limits = new Limits(Optional.of(0L), Optional.of(100L), Optional.of(2));

        cell(ColumnType.MONEY, limits).read(json("{a: '" + input + "'}"), null, problems);

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactlyElementsOf(Optional.ofNullable(code).stream().toList());
    }

    @Test
    void aFieldWithinAnotherIsFoundByItsPointer() throws IOException {
        var cell = new Cell(column("/Account/Name", ColumnType.TEXT, Limits.NONE));

        assertThat(cell.read(json("{Account: {Name: Acme}}"), null, problems)).isEqualTo("Acme");
        assertThat(cell.read(json("{Account: {}}"), null, problems)).isNull();
        assertThat(cell.read(json("{}"), null, problems)).isNull();
        assertThat(problems).isEmpty();
    }

    private static Cell cell(ColumnType type, Limits limits) {
        return new Cell(column("a", type, limits));
    }

    private static Column column(String from, ColumnType type, Limits limits) {
        return new Column(
                "a_column",
                from,
                type,
                Set.of("n/a", "NULL"),
                List.of(),
                ZoneOffset.UTC,
                limits,
                Context.NONE,
                false,
                "");
    }

    private static ObjectNode json(String text) throws IOException {
        return (ObjectNode) new YAMLMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(text);
    }
}
