package dev.wadi.sandbox.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.sandbox.day.truth.Flaw;
import dev.wadi.sandbox.day.truth.FlawCode;
import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.sandbox.day.truth.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedTest {

    private static final Flaw FLAW = new Flaw(FlawCode.FIELD_MISSING, "/LastName");

    @Test
    void ofEachRecordTheLatestValidVersionCountsUnlessItIsGone() {
        var expected = Expected.of(
                List.of(version("kept", 0), version("spoiled", 0), version("gone", 0), version("mended", 0, FLAW)),
                List.of(version("spoiled", 2, FLAW), deleted("gone"), version("mended", 1)));

        assertThat(expected.counting().keySet())
                .containsExactlyInAnyOrder("crm.contact/kept", "crm.contact/spoiled", "crm.contact/mended");
        assertThat(expected.counting().get("crm.contact/spoiled"))
                .extracting(RecordTruth::version)
                .isEqualTo(0);
    }

    @Test
    void theEndIsReadAfterTheBeginningAndOrdersGoUnseen(@TempDir Path temporary) throws Exception {
        var day = Day.of(DaySize.of(2_000), 1);
        var file = temporary.resolve("truth.jsonl");
        Truth.write(day::truth, file);

        var beginning = Expected.ofBeginning(file);
        var end = Expected.ofEnd(file);

        assertThat(beginning.fresh()).hasSizeBetween(5_000, 5_600).allMatch(version -> version.version() == 0);
        assertThat(end.fresh()).isNotEmpty().allMatch(version -> version.version() > 0);
        assertThat(Expected.goneUnseen(file)).isPositive();
        assertThat(end.fresh())
                .noneMatch(version -> version.deleted() && version.stream().equals("orders.order"));
        assertThat(end.counting()).hasSizeBetween(4_800, 5_500);
    }

    private static RecordTruth version(String id, int version, Flaw... flaws) {
        return FlawCheckTest.contact(id, version, flaws);
    }

    private static RecordTruth deleted(String id) {
        return new RecordTruth("crm.contact", id, 1, "", "person-1", true, List.of(), Set.of());
    }
}
