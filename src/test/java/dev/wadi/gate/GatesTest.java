package dev.wadi.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.contract.Contract;
import dev.wadi.contract.ContractReader;
import dev.wadi.testkit.Tickets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {

    @Test
    void givesOneVerdictForEachGateAndOneForTheLedger() {
        assertThat(judge(100, 100, 0))
                .extracting(Verdict::gate)
                .containsExactly(Gates.LEDGER_BALANCE, "rejected-share");
    }

    @Test
    void aContractWithoutGatesStillHasToBalance() {
        var contract = ContractReader.read(
                "a.yaml", Tickets.contractText().replace("  - { measure: rejected-share, hold-above: 0.25 }", "  []"));

        var verdicts = Gates.judge(contract, new RunFigures(1, contract.stream(), 10, 9, 0, 10, 0));

        assertThat(verdicts)
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.holds()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"100,10,false", "100,11,true", "0,0,false"})
    void holdsARunThatFoundTooManyRecordsGone(long read, long deleted, boolean holds) {
        var contract = ContractReader.read(
                "a.yaml",
                Tickets.contractText()
                        .replace(
                                "measure: rejected-share, hold-above: 0.25",
                                "measure: deleted-share, hold-above: 0.1"));

        var verdicts = Gates.judge(contract, new RunFigures(1, contract.stream(), 0, 0, 0, read, deleted));

        assertThat(verdicts.get(1).holds()).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"100,100,false", "100,99,true", "100,101,true", "0,0,false"})
    void holdsARunWhoseLedgerDoesNotBalance(long landed, long disposed, boolean holds) {
        assertThat(judge(landed, disposed, 0).get(0).holds()).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,false",
        "100,0,false",
        "100,25,false",
        "100,26,true",
        "100,100,true",
        "1000000,250001,true",
        "100000000,25000001,true",
        "3,1,true",
        "5,1,false"
    })
    void holdsARunWithMoreRejectsThanAllowed(long landed, long rejected, boolean holds) {
        assertThat(judge(landed, landed, rejected).get(1).holds()).isEqualTo(holds);
    }

    private static List<Verdict> judge(long landed, long disposed, long rejected) {
        Contract contract = Tickets.aTicketContract();
        return Gates.judge(contract, new RunFigures(1, contract.stream(), landed, disposed, rejected, landed, 0));
    }
}
