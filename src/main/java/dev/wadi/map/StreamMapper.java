package dev.wadi.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wadi.contract.Contract;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Problem;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Tenant;
import dev.wadi.core.Version;
import dev.wadi.validate.RuleSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps the records of one stream by its contract. */
final class StreamMapper {

    private static final ObjectWriter SORTED = JsonMapper.builder()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build()
            .writer();

    private final Contract contract;
    private final RuleSet rules;
    private final KeyedHash hash;
    private final List<Cell> cells;
    private final Set<String> knownFields = new HashSet<>();
    private final int keyAt;
    private final int versionAt;
    private final int deletedAt;

    StreamMapper(Contract contract, KeyedHash hash) {
        this.contract = contract;
        this.hash = hash;
        this.rules = new RuleSet(contract);
        this.cells = contract.columns().stream().map(Cell::new).toList();
        this.keyAt = contract.indexOf(contract.key());
        this.versionAt = contract.indexOf(contract.version());
        this.deletedAt = contract.deleted().map(contract::indexOf).orElse(-1);
        contract.columns().forEach(column -> knownFields.add(column.from()));
    }

    /** Values in the order of the columns, and everything that is wrong with them. */
    record Reading(List<@Nullable Object> values, List<Problem> problems) {}

    Reading read(RawRecord record) {
        var values = new ArrayList<@Nullable Object>(cells.size());
        var problems = new ArrayList<Problem>();
        for (var i = 0; i < cells.size(); i++) {
            var column = contract.columns().get(i);
            var raw = record.fields().get(column.from());
            values.add(raw == null || raw.isNull() ? null : cells.get(i).read(text(raw), problems));
        }
        mustBeThere(keyAt, values, problems);
        mustBeThere(versionAt, values, problems);
        problems.addAll(rules.broken(values));
        return new Reading(values, problems);
    }

    Version version(RawRecord record, Tenant tenant, List<@Nullable Object> values) {
        var extra = record.fields().deepCopy().remove(knownFields);
        var key = canonical(values.get(keyAt));
        return new Version(
                record.origin(),
                key,
                sourceVersion(values.get(versionAt)),
                values,
                extra,
                deletedAt >= 0 && Boolean.TRUE.equals(values.get(deletedAt)),
                rowHash(values, extra),
                subject(tenant, values));
    }

    private void mustBeThere(int place, List<@Nullable Object> values, List<Problem> problems) {
        if (values.get(place) == null) {
            var missing =
                    Problem.of("FIELD_MISSING", contract.columns().get(place).from(), "is required");
            if (problems.stream().noneMatch(known -> known.pointer().equals(missing.pointer()))) {
                problems.add(missing);
            }
        }
    }

    private long rowHash(List<@Nullable Object> values, JsonNode extra) {
        var parts = new ArrayList<String>(2 * values.size() + 2);
        parts.add(contract.stream());
        for (var i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                parts.add(contract.columns().get(i).name());
                parts.add(canonical(values.get(i)));
            }
        }
        if (!extra.isEmpty()) {
            parts.add(sorted(extra));
        }
        return hash.row(parts);
    }

    /** The fields in the order of their names: files may have their columns in any order. */
    private static String sorted(JsonNode extra) {
        try {
            return SORTED.writeValueAsString(extra);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of fields can always be written", e);
        }
    }

    private Optional<UUID> subject(Tenant tenant, List<@Nullable Object> values) {
        return contract.identity()
                .flatMap(identity -> identity.columns(Attribute.EMAIL).stream().findFirst())
                .map(email -> values.get(contract.indexOf(email)))
                .map(value -> hash.subject(tenant, canonical(value)));
    }

    /** Microseconds since 1970 for timestamps, the number itself for integers. */
    private static long sourceVersion(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
        }
        if (value instanceof Long number) {
            return number;
        }
        throw new IllegalStateException("a version is a timestamp or an integer");
    }

    private static String canonical(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }

    private static String text(JsonNode raw) {
        return raw.isTextual() ? raw.textValue() : raw.toString();
    }
}
