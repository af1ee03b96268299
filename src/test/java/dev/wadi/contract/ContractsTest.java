package dev.wadi.contract;

import static dev.wadi.testkit.Tickets.aTicketContract;
import static dev.wadi.testkit.Tickets.contractText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsTest {

    @TempDir
    private Path folder;

    @Test
    void theShippedContractsLoad() {
        var contracts = Contracts.load(Path.of("contracts"));

        assertThat(contracts.all()).isNotEmpty().allSatisfy(contract -> {
            assertThat(contract.columns())
                    .allSatisfy(column -> assertThat(column.description()).isNotBlank());
            assertThat(contracts.of(contract.stream())).isSameAs(contract);
        });
    }

    @Test
    void everyShippedContractStandsInAFileOfItsName() throws IOException {
        try (var files = Files.list(Path.of("contracts"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file.getFileName())
                            .hasToString(ContractReader.read("a.yaml", Files.readString(file)).stream() + ".yaml"));
        }
    }

    @Test
    void aStreamHasOneContract() {
        var contract = aTicketContract();

        assertThatThrownBy(() -> Contracts.of(List.of(contract, changed("entity: ticket\n", "entity: letter\n"))))
                .isInstanceOf(ContractException.class)
                .hasMessage("stream tickets.ticket has two contracts");
    }

    @Test
    void anEntityHasOneWriter() {
        var contract = aTicketContract();

        assertThatThrownBy(() ->
                        Contracts.of(List.of(contract, changed("stream: tickets.ticket", "stream: other.ticket"))))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("entity ticket is claimed by tickets.ticket and other.ticket");
    }

    @Test
    void theProblemsOfAllFilesComeAtOnce() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "stream: [");
        Files.writeString(folder.resolve("b.yaml"), contractText().replace("key: ticket_id", "key: id"));

        assertThatThrownBy(() -> Contracts.load(folder))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("a.yaml: is not YAML")
                .hasMessageContaining("b.yaml: key: 'id'");
    }

    @Test
    void aFolderWithoutContractsIsRefused() {
        assertThatThrownBy(() -> Contracts.load(folder))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("holds no contract");
    }

    @Test
    void aFolderThatIsMissingIsRefused() {
        var missing = folder.resolve("missing");

        assertThatThrownBy(() -> Contracts.load(missing))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void aStreamWithoutContractIsNamed() {
        assertThatThrownBy(() -> Contracts.of(List.of(aTicketContract())).of("crm.contact"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'crm.contact'");
    }

    @Test
    void theSameContentHasTheSameHashWhateverTheOrder() {
        var tickets = aTicketContract();
        var letters = letters("PT26H");

        assertThat(Contracts.of(List.of(tickets, letters)).hash())
                .isEqualTo(Contracts.of(List.of(letters, tickets)).hash())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void anyChangeOfContentChangesTheHash() {
        var one = Contracts.of(List.of(aTicketContract(), letters("PT26H"))).hash();

        assertThat(Contracts.of(List.of(aTicketContract(), letters("PT27H"))).hash())
                .isNotEqualTo(one);
        assertThat(Contracts.of(List.of(aTicketContract())).hash()).isNotEqualTo(one);
    }

    @Test
    void aColumnIsFoundByItsName() {
        var contract = aTicketContract();

        assertThat(contract.column("satisfaction").type()).isEqualTo(ColumnType.INTEGER);
        assertThat(contract.columns().get(contract.indexOf("satisfaction"))).isEqualTo(contract.column("satisfaction"));
        assertThatThrownBy(() -> contract.indexOf("mood")).hasMessageContaining("'mood'");
    }

    private static Contract letters(String freshness) {
        return ContractReader.read(
                "letters.letter.yaml",
                contractText()
                        .replace("stream: tickets.ticket", "stream: letters.letter")
                        .replace("entity: ticket\n", "entity: letter\n")
                        .replace("PT26H", freshness));
    }

    private static Contract changed(String from, String to) {
        return ContractReader.read("a.yaml", contractText().replace(from, to));
    }
}
