package dev.wadi.sandbox.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.day.truth.Flaw;
import dev.wadi.sandbox.day.truth.FlawCode;
import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.sandbox.score.FlawCheck.Caught;
import dev.wadi.sandbox.score.FlawCheck.Difference;
import dev.wadi.sandbox.score.FlawCheck.Kind;
import dev.wadi.sandbox.score.SetAside.Found;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlawCheckTest {

    private static final Flaw NO_NAME = new Flaw(FlawCode.FIELD_MISSING, "/LastName");
    private static final Flaw BAD_EMAIL = new Flaw(FlawCode.FIELD_FORMAT, "/Email");
    private static final RecordTruth VALID = contact("1", 0);
    private static final RecordTruth BAD = contact("2", 0, NO_NAME, BAD_EMAIL);
    private static final Expected BEGINNING = Expected.of(List.of(), List.of(VALID, BAD));
    private static final SetAside CAUGHT =
            setAside("2", new Found("FIELD_FORMAT", "/Email"), new Found("FIELD_MISSING", "/LastName"));

    @Test
    void recordsSetAsideForExactlyWhatWasPlantedAreNoDifference() {
        var check = FlawCheck.of(BEGINNING, List.of(CAUGHT));

        assertThat(check.differences()).isEmpty();
        assertThat(check.wronged()).isZero();
        assertThat(check.all()).isEqualTo(new Caught(2, 2));
        assertThat(check.caught())
                .containsEntry(new Kind("crm.contact", "FIELD_MISSING", "/LastName"), new Caught(1, 1));
    }

    @Test
    void aRecordThatGotThroughIsNamed() {
        var check = FlawCheck.of(BEGINNING, List.of());

        assertThat(check.all()).isEqualTo(new Caught(2, 0));
        assertThat(check.differences())
                .containsExactly(new Difference(
                        "crm.contact/2", "FIELD_FORMAT /Email + FIELD_MISSING /LastName", "nothing wrong"));
    }

    @Test
    void aRecordOfWhichOnlyOneReasonWasSeenIsNamed() {
        var check = FlawCheck.of(BEGINNING, List.of(setAside("2", new Found("FIELD_FORMAT", "/Email"))));

        assertThat(check.all()).isEqualTo(new Caught(2, 1));
        assertThat(check.differences()).hasSize(1);
    }

    @Test
    void aValidRecordSetAsideIsNamedAndCounted() {
        var check = FlawCheck.of(BEGINNING, List.of(CAUGHT, setAside("1", new Found("FIELD_FORMAT", "/Email"))));

        assertThat(check.wronged()).isEqualTo(1);
        assertThat(check.differences())
                .containsExactly(new Difference("crm.contact/1", "nothing wrong", "FIELD_FORMAT /Email"));
    }

    @Test
    void aRecordSetAsideTwiceOrUnheardOfIsNamed() {
        var check =
                FlawCheck.of(BEGINNING, List.of(CAUGHT, CAUGHT, setAside("9", new Found("FIELD_FORMAT", "/Email"))));

        assertThat(check.differences())
                .containsExactly(
                        new Difference("crm.contact/2", "to be set aside once", "more than once"),
                        new Difference("crm.contact/9", "no such record", "FIELD_FORMAT /Email"));
    }

    @Test
    void whatComesAgainWithFreshRecordsMustBeJudgedAsBefore() {
        var end = Expected.of(List.of(VALID, BAD), List.of(contact("1", 1, BAD_EMAIL)));
        var fresh = setAside("1", new Found("FIELD_FORMAT", "/Email"));

        assertThat(FlawCheck.of(end, List.of(fresh)).differences()).isEmpty();
        assertThat(FlawCheck.of(end, List.of(fresh, CAUGHT)).differences()).isEmpty();
        assertThat(FlawCheck.of(end, List.of(fresh, CAUGHT)).all()).isEqualTo(new Caught(1, 1));
        assertThat(FlawCheck.of(end, List.of(fresh, setAside("2", new Found("FIELD_FORMAT", "/Email"))))
                        .differences())
                .hasSize(1);
    }

    @Test
    void twoActsAddUp() {
        var first = FlawCheck.of(BEGINNING, List.of(CAUGHT));
        var second = FlawCheck.of(Expected.of(List.of(VALID), List.of(contact("1", 1, NO_NAME))), List.of());

        assertThat(first.and(second).all()).isEqualTo(new Caught(3, 2));
        assertThat(first.and(second).differences()).hasSize(1);
    }

    static RecordTruth contact(String id, int version, Flaw... flaws) {
        return new RecordTruth("crm.contact", id, version, "", "person-" + id, false, List.of(flaws), Set.of());
    }

    private static SetAside setAside(String id, Found... problems) {
        return new SetAside("crm.contact/" + id, List.of(problems));
    }
}
