package dev.wadi.sandbox.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.day.truth.Dirt;
import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.sandbox.score.DirtCheck.Overcome;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DirtCheckTest {

    private static final List<String> STREAMS = List.of("crm.contact", "tickets.ticket");

    @Test
    void aRecordIsRightWhereMostOfItsOwnersRecordsAre() {
        var check = check(
                Map.of("1", "x", "2", "x", "3", "y", "4", "z"),
                truth("1", "anna"),
                truth("2", "anna"),
                truth("3", "anna", Dirt.TYPO),
                truth("4", "bob", Dirt.TYPO, Dirt.NICKNAME));

        assertThat(check.byKind())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Dirt.TYPO, new Overcome(2, 1), Dirt.NICKNAME, new Overcome(1, 1)));
    }

    @Test
    void atACustomerWhoIsRatherSomebodyElseNobodyElseIsRight() {
        var check = check(
                Map.of("1", "x", "2", "x", "3", "x"),
                truth("1", "anna", Dirt.TYPO),
                truth("2", "anna", Dirt.TYPO),
                truth("3", "bob", Dirt.SPACES));

        assertThat(check.byKind())
                .containsEntry(Dirt.TYPO, new Overcome(2, 2))
                .containsEntry(Dirt.SPACES, new Overcome(1, 0));
    }

    @Test
    void aRecordThatIsLinkedToNobodyIsNotRight() {
        assertThat(check(Map.of(), truth("1", "anna", Dirt.TYPO)).byKind())
                .containsEntry(Dirt.TYPO, new Overcome(1, 0));
    }

    private static DirtCheck check(Map<String, String> customers, RecordTruth... truth) {
        var byKey = customers.entrySet().stream()
                .collect(Collectors.toMap(record -> "crm.contact/" + record.getKey(), Map.Entry::getValue));
        return DirtCheck.of(Expected.of(List.of(), Arrays.asList(truth)), STREAMS, byKey);
    }

    private static RecordTruth truth(String id, String entity, Dirt... dirt) {
        return new RecordTruth("crm.contact", id, 0, "", entity, false, List.of(), Set.of(dirt));
    }
}
