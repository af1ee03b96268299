package dev.wadi.validate;

import static dev.wadi.testkit.Pages.batchOf;
import static dev.wadi.testkit.Tickets.aTicket;
import static dev.wadi.testkit.Tickets.contractText;
import static dev.wadi.testkit.Tickets.contracts;
import static dev.wadi.testkit.Tickets.rawRecord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.contract.ContractReader;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Problem;
import dev.wadi.core.Reject;
import dev.wadi.core.Stage;
import dev.wadi.testkit.Cases;
import dev.wadi.testkit.Pages;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValidatorTest {

    private final Validator validator = new Validator(contracts());

    @Test
    void acceptsAValidTicket() {
        var ticket = aTicket(Map.of());

        var result = validator.validate(batchOf(ticket));

        assertThat(result.accepted()).containsExactly(ticket);
    }

    @Test
    void reportsEveryMissingFieldAtOnce() {
        var blank = aTicket(Map.of("ticket_id", "  ", "status", ""));

        var result = validator.validate(batchOf(blank));

        assertThat(result.accepted()).isEmpty();
        assertThat(result.rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.problems())
                        .containsExactlyInAnyOrder(
                                Problem.of("FIELD_MISSING", "ticket_id", "is required"),
                                Problem.of("FIELD_MISSING", "status", "is required")));
    }

    @Test
    void reportsDifferentKindsOfProblemsTogether() {
        var bad = aTicket(Map.of("status", "lost", "subject", "x".repeat(201), "ticket_id", "7", "created_at", ""));

        var result = validator.validate(batchOf(bad));

        assertThat(result.rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.problems())
                        .extracting(Problem::code)
                        .containsExactlyInAnyOrder(
                                "FIELD_NOT_ALLOWED", "FIELD_TOO_LONG", "FIELD_FORMAT", "FIELD_MISSING"));
    }

    @Test
    void oneBadRecordDoesNotStopTheOthers() {
        var good = aTicket(Map.of("ticket_id", "T-000001"));
        var bad = aTicket(Map.of("status", "lost"));

        var result = validator.validate(batchOf(bad, good));

        assertThat(result.accepted()).containsExactly(good);
        assertThat(result.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.record()).isSameAs(bad);
            assertThat(reject.stage()).isEqualTo(Stage.VALIDATE);
        });
    }

    @Test
    void whatWasSetAsideBeforeTravelsAlong() {
        var good = aTicket(Map.of());
        var before = new Reject(
                rawRecord(1, Map.of()),
                Stage.WORK,
                List.of(Problem.ofRecord("CSV_QUOTE", "a quoted field is not closed")));
        var batch = batchOf(good, before.record()).next(List.of(good), List.of(before));

        var result = validator.validate(batch);

        assertThat(result.accepted()).containsExactly(good);
        assertThat(result.rejects()).containsExactly(before);
    }

    @Test
    void aNumberBeyondItsLimitsIsOutOfRangeWhereverItStands() {
        var order = rawRecord(Map.of());
        order.fields().putArray("lines").addObject().put("quantity", 0);
        var checking = new Validator(contractsWith(
                "{properties: {lines: {items: {properties: {quantity: {minimum: 1, exclusiveMinimum: 0}}}}}}"));

        var result = checking.validate(batchOf(order));

        assertThat(result.rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.problems())
                        .extracting(problem -> problem.code() + " " + problem.pointer())
                        .containsOnly("NUMBER_OUT_OF_RANGE /lines/0/quantity"));
    }

    static Stream<Arguments> cases() {
        return Cases.lines("validate/field.csv").stream()
                .map(line -> Arguments.of(
                        line.getField("schema"), line.getField("value"), line.getField("code"), line.getField("why")));
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("cases")
    void givesEachFailureItsCodeAndNeverTheValue(String schema, String value, String code, String why) {
        var checking = new Validator(contractsWith(schema));

        var result = checking.validate(batchOf(rawRecord(Map.of("a/field", value))));

        var problems = result.rejects().stream()
                .flatMap(reject -> reject.problems().stream())
                .toList();
        assertThat(problems.stream().map(Problem::code).distinct())
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.pointer()).isIn("/a~1field", "");
            assertThat(problem.detail()).isNotBlank().doesNotContain(value);
        });
    }

    @Test
    void aStreamWithoutContractIsNamed() {
        var others = ContractReader.read("a.yaml", contractText().replace("tickets.ticket", "other.ticket"));

        assertThatThrownBy(() -> new Validator(Contracts.of(List.of(others))).validate(batchOf(aTicket(Map.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Pages.aReading().stream());
    }

    private static Contracts contractsWith(String schema) {
        var text = contractText();
        var from = text.indexOf("schema:");
        var to = text.indexOf("entity:");
        return Contracts.of(List.of(ContractReader.read(
                "a.yaml", text.substring(0, from) + "schema: " + schema + "\n" + text.substring(to))));
    }
}
