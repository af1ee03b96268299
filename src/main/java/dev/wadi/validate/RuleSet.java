package dev.wadi.validate;

import dev.wadi.contract.Column;
import dev.wadi.contract.ColumnType;
import dev.wadi.contract.Contract;
import dev.wadi.contract.ContractException;
import dev.wadi.contract.Rule;
import dev.wadi.core.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.projectnessie.cel.Ast;
import org.projectnessie.cel.Env;
import org.projectnessie.cel.EnvOption;
import org.projectnessie.cel.EvalOption;
import org.projectnessie.cel.Library;
import org.projectnessie.cel.Program;
import org.projectnessie.cel.ProgramOption;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.common.types.BoolT;
import org.projectnessie.cel.common.types.pb.ProtoTypeRegistry;
import org.projectnessie.cel.common.types.ref.TypeRegistry;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Type;

/**
 * The rules of a contract, compiled from CEL (Common Expression Language), which can only compute: it cannot loop, call out
 * or change anything. Dates are given to rules as text ({@code 2026-01-31}) and exact decimals as doubles.
 */
public final class RuleSet {

    private static final TypeRegistry TYPES = ProtoTypeRegistry.newRegistry();

    private final Contract contract;
    private final List<Compiled> rules = new ArrayList<>();

    /**
     * Compiles the rules of a contract.
     *
     * @throws ContractException naming the rule that is not CEL, does not fit the columns it speaks of, or is neither
     *     true nor false
     */
    public RuleSet(Contract contract) {
        this.contract = contract;
        for (var rule : contract.rules()) {
            rules.add(compile(rule));
        }
    }

    /**
     * The rules that these values break. A rule is asked only where all columns it speaks of have a value; one that cannot be
     * worked out for them, such as a division by zero, is broken.
     */
    public List<Problem> broken(List<@Nullable Object> values) {
        var problems = new ArrayList<Problem>();
        for (var compiled : rules) {
            var arguments = compiled.arguments(values);
            if (arguments.size() == compiled.rule.on().size() && !compiled.holds(arguments)) {
                problems.add(compiled.problem);
            }
        }
        return problems;
    }

    private Compiled compile(Rule rule) {
        var columns = rule.on().stream().map(contract::column).toList();
        for (var column : columns) {
            if (column.type() == ColumnType.JSON) {
                throw new ContractException(List.of(contract.stream() + ": rules: " + rule.code() + ": on: '"
                        + column.name() + "' is JSON, of which the schema says what may be in it"));
            }
        }
        var variables = columns.stream()
                .map(column -> Decls.newVar(column.name(), celType(column.type())))
                .toList();
        var language = Env.newCustomEnv(TYPES, List.of(Library.StdLib(), EnvOption.declarations(variables)));
        var ast = read(rule, language.parse(rule.check()));
        var checked = read(rule, language.check(ast));
        if (!checked.getResultType().equals(Decls.Bool)) {
            throw wrong(rule, "is neither true nor false");
        }
        return new Compiled(
                rule,
                language.program(checked, ProgramOption.evalOptions(EvalOption.OptOptimize)),
                columns.stream().map(Column::name).map(contract::indexOf).toList(),
                new Problem(rule.code(), columns.get(0).pointer(), rule.detail()));
    }

    private Ast read(Rule rule, Env.AstIssuesTuple reading) {
        if (reading.hasIssues()) {
            throw wrong(rule, reading.getIssues().toString());
        }
        return reading.getAst();
    }

    private ContractException wrong(Rule rule, String reason) {
        return new ContractException(List.of(contract.stream() + ": rules: " + rule.code() + ": check: " + reason));
    }

    private static Type celType(ColumnType type) {
        return switch (type) {
            case TEXT, NAME, EMAIL, PHONE, COUNTRY, REGION, IP, CURRENCY, DATE -> Decls.String;
            case INTEGER -> Decls.Int;
            case DECIMAL, MONEY -> Decls.Double;
            case BOOLEAN -> Decls.Bool;
            case TIMESTAMP -> Decls.Timestamp;
            case JSON -> throw new IllegalArgumentException("no rule can look into JSON");
        };
    }

    private record Compiled(Rule rule, Program program, List<Integer> places, Problem problem) {

        Map<String, Object> arguments(List<@Nullable Object> values) {
            var arguments = new HashMap<String, Object>();
            for (var i = 0; i < places.size(); i++) {
                var value = values.get(places.get(i));
                if (value != null) {
                    arguments.put(rule.on().get(i), celValue(value));
                }
            }
            return arguments;
        }

        boolean holds(Map<String, Object> arguments) {
            return program.eval(arguments).getVal().equals(BoolT.True);
        }

        private static Object celValue(Object value) {
            if (value instanceof Instant instant) {
                return instant;
            }
            if (value instanceof BigDecimal number) {
                return number.doubleValue();
            }
            return value instanceof LocalDate date ? date.toString() : value;
        }
    }
}
