package dev.wadi.core.poison;

import static dev.wadi.testkit.Pages.batchOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Batch;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Problem;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Stage;
import dev.wadi.core.Unavailable;
import dev.wadi.map.Mapper;
import dev.wadi.testkit.Tickets;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.validate.Validator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoisonTest {

    private static final KeyedHash HASH = KeyedHash.of(new Sensitive<>("000102030405060708090a0b0c0d0e0f"));
    private static final int RECORDS = 300;
    private static final int POISONOUS = 123;

    /** Java's regular expressions recurse over alternatives: so long a subject overflows any stack. */
    @Test
    void aRecordThatOverflowsTheStackOfAPatternIsSetAsideAndTheOthersPass() {
        var contract = Streams.contract(
                Tickets.contractText().replace("subject: { maxLength: 200 }", "subject: { pattern: \"^(a|b|.)*$\" }"));
        var poison = Tickets.rawRecord(POISONOUS, Map.of("ticket_id", "T-000123", "subject", "a".repeat(2_000_000)));

        var validated = new Validator(Contracts.of(List.of(contract))).validate(batch(poison));

        assertThat(validated.accepted()).hasSize(RECORDS - 1);
        assertThat(validated.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.origin().ordinal()).isEqualTo(POISONOUS);
            assertThat(reject.stage()).isEqualTo(Stage.VALIDATE);
            assertThat(reject.problems())
                    .containsExactly(new Problem(Poison.CODE, "", "work on it fails: StackOverflowError"));
        });
    }

    @Test
    void whatAnEarlierStageSaidOfAPoisonousRejectIsKept() {
        var contract = contract();
        var first = new Validator(Contracts.of(List.of(contract)))
                .validate(batch(Tickets.rawRecord(POISONOUS, Map.of("ticket_id", "T-1"))));

        var mapped = Poison.apart(first, Stage.MAP, batch -> {
            if (batch.rejects().stream().anyMatch(reject -> reject.stage() == Stage.VALIDATE)) {
                throw new IllegalStateException("reads rejects as well");
            }
            return new Mapper(Contracts.of(List.of(contract)), HASH).map(batch);
        });

        assertThat(mapped.rejects())
                .filteredOn(reject -> reject.origin().ordinal() == POISONOUS)
                .singleElement()
                .satisfies(reject -> {
                    assertThat(reject.stage()).isEqualTo(Stage.VALIDATE);
                    assertThat(reject.problems())
                            .extracting(Problem::code)
                            .startsWith("FIELD_FORMAT")
                            .endsWith(Poison.CODE);
                });
    }

    @Test
    void whatIsNotTheFaultOfAFewIsThrownOn() {
        var batch = batch(Tickets.rawRecord(POISONOUS, Map.of("ticket_id", "T-000123")));

        assertThatThrownBy(() -> Poison.apart(batch, Stage.MAP, PoisonTest::neverWorks))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Poison.apart(batch, Stage.MAP, PoisonTest::worksOnNothing))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBadWorldIsNobodysFault() {
        assertThatThrownBy(() -> Poison.apart(batchOf(Tickets.aTicket(Map.of())), Stage.MAP, PoisonTest::isAway))
                .isInstanceOf(Unavailable.class);
    }

    private static Batch<RawRecord> neverWorks(Batch<RawRecord> batch) {
        throw new IllegalStateException("of " + batch.page().id());
    }

    private static Batch<RawRecord> worksOnNothing(Batch<RawRecord> batch) {
        return batch.accepted().isEmpty() ? batch : neverWorks(batch);
    }

    private static Batch<RawRecord> isAway(Batch<RawRecord> batch) {
        throw new Unavailable(
                "away", new IllegalStateException("of " + batch.page().id()));
    }

    private static Batch<RawRecord> batch(RawRecord poison) {
        return batchOf(IntStream.range(0, RECORDS)
                .mapToObj(ordinal -> ordinal == POISONOUS ? poison : Tickets.rawRecord(ordinal, Tickets.VALID))
                .toArray(RawRecord[]::new));
    }

    private static Contract contract() {
        return Tickets.aTicketContract();
    }
}
