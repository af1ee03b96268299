package dev.wadi.core;

import static dev.wadi.testkit.Tickets.rawRecord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RejectTest {

    private static final Problem NO_STATUS = Problem.of("FIELD_MISSING", "status", "is required");
    private static final Problem BAD_DATE = Problem.of("DATE_UNPARSABLE", "created_at", "must be a date");

    @Test
    void needsAReason() {
        assertThatThrownBy(() -> new Reject(rawRecord(Map.of()), Stage.MAP, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void gathersReasonsOfDifferentFields() {
        var reject = reject(NO_STATUS).with(List.of(BAD_DATE));

        assertThat(reject.problems()).containsExactly(NO_STATUS, BAD_DATE);
        assertThat(reject.stage()).isEqualTo(Stage.VALIDATE);
    }

    @Test
    void aFieldKeepsTheProblemItHas() {
        var later = Problem.of("FIELD_NOT_ALLOWED", "status", "must be one of");

        var reject = reject(NO_STATUS).with(List.of(later));

        assertThat(reject.problems()).containsExactly(NO_STATUS);
    }

    @Test
    void ofTwoNewProblemsOfAFieldTheFirstIsKept() {
        var second = Problem.of("CLOSED_BEFORE_CREATED", "created_at", "a ticket is closed after it was created");

        var reject = reject(NO_STATUS).with(List.of(BAD_DATE, second));

        assertThat(reject.problems()).containsExactly(NO_STATUS, BAD_DATE);
    }

    private static Reject reject(Problem problem) {
        return new Reject(rawRecord(Map.of()), Stage.VALIDATE, List.of(problem));
    }
}
