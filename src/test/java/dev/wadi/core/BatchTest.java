package dev.wadi.core;

import static dev.wadi.testkit.Pages.aClaim;
import static dev.wadi.testkit.Pages.aPageOf;
import static dev.wadi.testkit.Tickets.rawRecord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final RawRecord GOOD = rawRecord(0, Map.of("ticket_id", "T-000001"));
    private static final Reject BAD = new Reject(
            rawRecord(1, Map.of("ticket_id", "X")),
            Stage.VALIDATE,
            List.of(Problem.of("FIELD_FORMAT", "ticket_id", "")));

    @Test
    void holdsAllRecordsOfItsPageTogetherWithThoseSetAside() {
        var batch = new Batch<>(aClaim(aPageOf(2)), List.of(GOOD), List.of(BAD));

        assertThat(batch.accepted()).containsExactly(GOOD);
        assertThat(batch.rejects()).containsExactly(BAD);
    }

    @Test
    void refusesToLoseARecord() {
        assertThatThrownBy(() -> new Batch<>(aClaim(aPageOf(3)), List.of(GOOD), List.of(BAD)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 accepted and 1 rejected records, not all 3");
    }

    @Test
    void refusesToLoseARecordOnTheWayToTheNextStage() {
        var batch = new Batch<>(aClaim(aPageOf(2)), List.of(GOOD), List.of(BAD));

        assertThatThrownBy(() -> batch.next(List.of(), List.of(BAD))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesARecordTooMany() {
        assertThatThrownBy(() -> new Batch<>(aClaim(aPageOf(1)), List.of(GOOD), List.of(BAD)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isNotChangedByWhoeverMadeIt() {
        var accepted = new ArrayList<>(List.of(GOOD));
        var batch = new Batch<>(aClaim(aPageOf(1)), accepted, List.of());

        accepted.clear();

        assertThat(batch.accepted()).containsExactly(GOOD);
    }
}
