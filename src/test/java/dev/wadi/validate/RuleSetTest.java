package dev.wadi.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.contract.Contract;
import dev.wadi.contract.ContractException;
import dev.wadi.contract.ContractReader;
import dev.wadi.core.Problem;
import dev.wadi.testkit.Tickets;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetTest {

    private static final Map<String, Object> VALUES = Map.of(
            "at",
            Instant.parse("2026-01-05T08:00:00Z"),
            "later",
            Instant.parse("2026-01-05T08:00:00.000001Z"),
            "pieces",
            3L,
            "none",
            0L,
            "price",
            new BigDecimal("9.99"),
            "name",
            "Zoë",
            "mail",
            "zoe@example.org",
            "day",
            LocalDate.of(2026, 1, 31),
            "paid",
            true);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "at, later; later > at; true",
                "at, later; at >= later; false",
                "at; at < timestamp('2026-02-01T00:00:00Z'); true",
                "at; at.getFullYear() == 2025; false",
                "at, later; later - at < duration('1h'); true",
                "pieces; pieces > 2 && pieces < 4; true",
                "pieces; pieces > 3; false",
                "price; price < 10.0; true",
                "price; price * 2.0 > 20.0; false",
                "name; name.startsWith('Z'); true",
                "name; size(name) == 3; true",
                "name; name.matches('^[a-z]+$'); false",
                "mail, name; mail.contains(name); false",
                "day; day < '2026-02-01'; true",
                "day; day > '2026-02-01'; false",
                "paid, price; !paid || price > 0.0; true",
                "paid; !paid; false"
            })
    void asksByTheTypesOfTheColumns(String on, String check, boolean holds) {
        var rules = new RuleSet(contract(on, check));

        var broken = rules.broken(values());

        assertThat(broken.isEmpty()).isEqualTo(holds);
    }

    @Test
    void aBrokenRuleIsReportedByItsCodeAtItsFirstColumn() {
        var rules = new RuleSet(contract("price, pieces", "price > 10.0 && pieces > 0"));

        assertThat(rules.broken(values())).containsExactly(Problem.of("A_RULE", "price", "what must hold"));
    }

    @Test
    void aBrokenRulePointsToTheFieldThatItsColumnIsMadeFrom() {
        var problems = new RuleSet(contract("stage, name", "stage == name"))
                .broken(Arrays.asList(null, null, null, null, null, "won", null, null, null, "lost", null));

        assertThat(problems).extracting(Problem::pointer).containsExactly("/StageName");
    }

    @Test
    void noRuleIsAskedAboutJson() {
        assertThatThrownBy(() -> new RuleSet(contract("lines", "lines == lines")))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("A_RULE")
                .hasMessageContaining("lines");
    }

    @Test
    void isAskedOnlyWhereAllItsColumnsHaveAValue() {
        var contract = contract("later, at", "later < at");
        var rules = new RuleSet(contract);
        var values = new ArrayList<>(values());

        assertThat(rules.broken(values)).hasSize(1);
        values.set(contract.indexOf("at"), null);
        assertThat(rules.broken(values)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pieces / none > 1", "pieces % none == 0", "9223372036854775807 + pieces > none"})
    void aRuleThatCannotBeWorkedOutForARecordIsBroken(String check) {
        var rules = new RuleSet(contract("pieces, none", check));

        assertThat(rules.broken(values())).extracting(Problem::code).containsExactly("A_RULE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pieces >",
                "pieces > price",
                "unheard > 1",
                "price > 1.0",
                "pieces.foo()",
                "pieces + 1",
                "'true'",
                "pieces == 1 ? 'yes' : 'no'"
            })
    void aRuleThatCannotBeAskedIsRefusedByName(String check) {
        var contract = contract("pieces", check);

        assertThatThrownBy(() -> new RuleSet(contract))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tickets.ticket: rules: A_RULE: check");
    }

    @Test
    void theRulesOfTheShippedContractsCanBeAsked() {
        var contract = Tickets.aTicketContract();
        var rules = new RuleSet(contract);
        var values = new ArrayList<@Nullable Object>(
                Arrays.asList(new Object[contract.columns().size()]));
        values.set(contract.indexOf("created_at"), Instant.parse("2026-01-05T08:00:00Z"));
        values.set(contract.indexOf("closed_at"), Instant.parse("2026-01-05T07:59:59Z"));

        assertThat(rules.broken(values)).extracting(Problem::code).containsExactly("CLOSED_BEFORE_CREATED");
    }

    private static List<@Nullable Object> values() {
        return contract("at", "true").columns().stream()
                .<@Nullable Object>map(column -> VALUES.get(column.name()))
                .toList();
    }

    private static Contract contract(String on, String check) {
        return ContractReader.read("a.yaml", """
                stream: tickets.ticket
                title: Things with a rule
                description: One of each type
                owner: nobody
                freshness: PT1H
                source: { kind: s3, format: csv }
                key: name
                version: at
                schema: {}
                entity: thing
                columns:
                  - { name: at, type: timestamp, formats: [yyyy] }
                  - { name: later, type: timestamp, formats: [yyyy] }
                  - { name: pieces, type: integer }
                  - { name: none, type: integer }
                  - { name: price, type: decimal }
                  - { name: name, type: text }
                  - { name: mail, type: email }
                  - { name: day, type: date, formats: [yyyy] }
                  - { name: paid, type: boolean }
                  - { name: stage, from: StageName, type: text }
                  - { name: lines, type: json }
                rules:
                  - code: A_RULE
                    on: [%s]
                    check: "%s"
                    detail: what must hold
                """.formatted(on, check));
    }
}
