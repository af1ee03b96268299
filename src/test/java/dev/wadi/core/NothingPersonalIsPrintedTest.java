package dev.wadi.core;

import static dev.wadi.testkit.Pages.aClaim;
import static dev.wadi.testkit.Pages.aDraft;
import static dev.wadi.testkit.Pages.aPage;
import static dev.wadi.testkit.Tickets.rawRecord;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NothingPersonalIsPrintedTest {

    private static final String SECRET = "ann@example.org";

    static List<Object> whatHoldsIt() {
        var page = aPage("email\n" + SECRET + "\n");
        var record = rawRecord(Map.of("email", SECRET));
        var version = new Version(
                record.origin(),
                SECRET,
                1,
                List.of(SECRET),
                JsonNodeFactory.instance.objectNode().put("note", SECRET),
                false,
                1);
        return List.of(
                new Sensitive<>(SECRET),
                record,
                version,
                page,
                aClaim(page),
                aDraft("email\n" + SECRET + "\n"),
                new Batch<>(aClaim(page), List.of(record), List.of()),
                new Batch<>(aClaim(page), List.of(version), List.of()),
                new Reject(record, Stage.MAP, List.of(Problem.of("FIELD_FORMAT", "email", "must look like it"))));
    }

    @ParameterizedTest
    @MethodSource("whatHoldsIt")
    void noToStringShowsAValue(Object holder) {
        assertThat(holder.toString()).doesNotContain(SECRET).doesNotContain("ann");
    }

    @ParameterizedTest
    @MethodSource("whatHoldsIt")
    void noToStringShowsBytes(Object holder) {
        assertThat(holder.toString()).doesNotContain("[B@").doesNotContain("97, 110, 110");
    }
}
