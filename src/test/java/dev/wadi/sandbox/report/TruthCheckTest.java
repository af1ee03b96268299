package dev.wadi.sandbox.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.report.SetAside.Found;
import dev.wadi.sandbox.report.TruthCheck.Caught;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruthCheckTest {

    private static final String OBJECT = "tickets/a.csv";

    private final List<SetAside> setAside = new ArrayList<>(Reports.ALL_CAUGHT);

    @Test
    void linesSetAsideForExactlyWhatWasPlantedAreNoDifference() {
        var check = check();

        assertThat(check.differences()).isEmpty();
        assertThat(check.codes())
                .containsEntry("FIELD_MISSING", new Caught(2, 2))
                .containsEntry("CSV_QUOTE", new Caught(1, 1))
                .containsEntry("TEXT_NOT_DECODABLE", new Caught(0, 0));
    }

    @Test
    void aLineThatGotThroughIsNamed() {
        setAside.remove(1);

        var check = check();

        assertThat(check.differences())
                .containsExactly(new Difference(OBJECT, 240, "FIELD_MISSING /status in 100 bytes", "nothing wrong"));
        assertThat(check.codes()).containsEntry("FIELD_MISSING", new Caught(2, 1));
    }

    @Test
    void aLineOfWhichOnlyOneReasonWasSeenIsNamed() {
        setAside.set(0, new SetAside(OBJECT, 120, 100, List.of(new Found("FIELD_MISSING", "/subject"))));

        assertThat(check().differences())
                .containsExactly(new Difference(
                        OBJECT,
                        120,
                        "FIELD_FORMAT /ticket_id + FIELD_MISSING /subject in 100 bytes",
                        "FIELD_MISSING /subject in 100 bytes"));
    }

    @Test
    void aLineOfAnotherLengthIsNamed() {
        setAside.set(1, new SetAside(OBJECT, 240, 99, List.of(new Found("FIELD_MISSING", "/status"))));

        assertThat(check().differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.got()).isEqualTo("FIELD_MISSING /status in 99 bytes"));
    }

    @Test
    void aGoodLineSetAsideIsNamed() {
        setAside.add(new SetAside(OBJECT, 600, 80, List.of(new Found("DATE_UNPARSABLE", "/updated_at"))));

        assertThat(check().differences())
                .containsExactly(
                        new Difference(OBJECT, 600, "nothing wrong", "DATE_UNPARSABLE /updated_at in 80 bytes"));
    }

    @Test
    void aLineSetAsideTwiceIsNamed() {
        setAside.add(setAside.get(1));

        assertThat(check().differences())
                .containsExactly(new Difference(OBJECT, 240, "to be set aside once", "more than once"));
    }

    private TruthCheck check() {
        return TruthCheck.of(Reports.BAD_LINES, setAside);
    }
}
