package dev.wadi.validate;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Batch;
import dev.wadi.core.Problem;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Reject;
import dev.wadi.core.Stage;
import dev.wadi.core.poison.Poison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks records as they arrived against the JSON Schema of their contract and reports every problem at once. */
public final class Validator {

    private final Map<String, JsonSchema> schemas;

    public Validator(Contracts contracts) {
        var factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        this.schemas = contracts.all().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Contract::stream, contract -> factory.getSchema(contract.schema(), config)));
    }

    /** The same records, those that fail the schema set aside. */
    public Batch<RawRecord> validate(Batch<RawRecord> batch) {
        return Poison.apart(batch, Stage.VALIDATE, this::check);
    }

    private Batch<RawRecord> check(Batch<RawRecord> batch) {
        var schema = schemas.get(batch.page().stream());
        if (schema == null) {
            throw new IllegalArgumentException("no contract for stream " + batch.page().stream());
        }
        var accepted = new ArrayList<RawRecord>(batch.accepted().size());
        var rejects = new ArrayList<>(batch.rejects());
        for (var record : batch.accepted()) {
            var problems = problems(schema, record);
            if (problems.isEmpty()) {
                accepted.add(record);
            } else {
                rejects.add(new Reject(record, Stage.VALIDATE, problems));
            }
        }
        return batch.next(accepted, rejects);
    }

    private static List<Problem> problems(JsonSchema schema, RawRecord record) {
        return schema.validate(record.fields()).stream()
                .map(Validator::problem)
                .distinct()
                .toList();
    }

    /** Our code for a failed keyword. The detail names what the schema asks for, never what the record holds. */
    private static Problem problem(ValidationMessage failed) {
        var pointer = failed.getInstanceLocation().toString();
        var expected = String.valueOf(failed.getSchemaNode());
        return switch (failed.getType()) {
            case "required" -> missing(pointer, failed.getProperty());
            case "pattern", "format" -> new Problem("FIELD_FORMAT", pointer, "must look like " + expected);
            case "enum", "const" -> new Problem("FIELD_NOT_ALLOWED", pointer, "must be one of " + expected);
            case "maxLength" -> new Problem("FIELD_TOO_LONG", pointer, "must have at most " + expected + " characters");
            case "minLength" ->
                new Problem("FIELD_TOO_SHORT", pointer, "must have at least " + expected + " characters");
            case "type" -> new Problem("FIELD_TYPE", pointer, "must be " + expected);
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" ->
                new Problem("NUMBER_OUT_OF_RANGE", pointer, "fails " + failed.getType() + " " + expected);
            default -> new Problem("FIELD_INVALID", pointer, "fails " + failed.getType() + " " + expected);
        };
    }

    private static Problem missing(String within, String field) {
        var missing = Problem.of("FIELD_MISSING", field, "is required");
        return new Problem(missing.code(), within + missing.pointer(), missing.detail());
    }
}
