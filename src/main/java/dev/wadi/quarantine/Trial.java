package dev.wadi.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.bronze.PageReader;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Batch;
import dev.wadi.core.Claim;
import dev.wadi.core.Disposition;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Problem;
import dev.wadi.core.Reject;
import dev.wadi.core.Version;
import dev.wadi.map.Mapper;
import dev.wadi.validate.Validator;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has the real stages read, validate and map pages by the contracts at hand, and writes nothing. */
public final class Trial {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Contracts contracts;
    private final PageReader reader;
    private final Validator validator;
    private final Mapper mapper;

    public Trial(Contracts contracts, KeyedHash hash) {
        this.contracts = contracts;
        this.reader = new PageReader(contracts);
        this.validator = new Validator(contracts);
        this.mapper = new Mapper(contracts, hash);
    }

    /** What would be wrong with one record of a page; empty where nothing would. */
    public List<Problem> problems(Claim claim, int ordinal) {
        return attempt(claim).rejects().stream()
                .filter(reject -> reject.origin().ordinal() == ordinal)
                .map(Reject::problems)
                .findFirst()
                .orElse(List.of());
    }

    Batch<Version> attempt(Claim claim) {
        return mapper.map(validator.validate(reader.read(claim)));
    }

    /** Holds other attempts of these pages beside the current ones. */
    Comparison comparison() {
        return new Comparison();
    }

    /** Counts what would become of records, page by page. */
    final class Comparison {

        private int tried;
        private long fixed;
        private long still;
        private long worse;
        private long changed;
        private long same;
        private final Map<String, Long> cells = new HashMap<>();

        void add(Past past) {
            tried++;
            var batch = attempt(past.claim());
            batch.accepted().forEach(version -> good(past, version));
            batch.rejects().forEach(reject -> setAside(was(past, reject.origin().ordinal()), reject.disposition()));
        }

        Preview of(int pages) {
            return new Preview(pages, tried, fixed, still, worse, changed, same, cells);
        }

        private void good(Past past, Version version) {
            var ordinal = version.origin().ordinal();
            var before = past.versions().get(ordinal);
            if (was(past, ordinal) != Disposition.LOADED.letter() || before == null) {
                fixed++;
            } else if (before.rowHash() == version.rowHash()) {
                same++;
            } else {
                changed++;
                countCells(past.claim().page().stream(), before, version);
            }
        }

        private void setAside(char was, Disposition becomes) {
            if (was == Disposition.LOADED.letter()) {
                worse++;
            } else if (becomes == Disposition.REJECTED) {
                still++;
            } else {
                same++;
            }
        }

        private void countCells(String stream, Past.Said before, Version after) {
            var columns = contracts.of(stream).columns();
            for (var at = 0; at < columns.size(); at++) {
                var name = columns.get(at).name();
                if (!equal(before.values().get(name), after.values().get(at))) {
                    cells.merge(name, 1L, Long::sum);
                }
            }
        }

        private static char was(Past past, int ordinal) {
            return past.dispositions().charAt(ordinal);
        }

        private static boolean equal(@Nullable Object before, @Nullable Object after) {
            if (before instanceof JsonNode tree && after instanceof String text) {
                return tree.equals(read(text));
            }
            return before instanceof BigDecimal left && after instanceof BigDecimal right
                    ? left.compareTo(right) == 0
                    : Objects.equals(before, after);
        }

        private static JsonNode read(String json) {
            try {
                return JSON.readTree(json);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a value of type json is JSON", e);
            }
        }
    }
}
