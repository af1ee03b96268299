package dev.wadi.contract;

import static dev.wadi.testkit.Tickets.contractText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.wadi.testkit.Cases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files under {@code cases/contract}: each changes one thing of the shipped contract ({@code replace}, {@code by}) or is
 * a whole contract ({@code text}), and says what the complaint must name ({@code complaints}), in words of which each
 * line of the complaint has to hold all.
 */
class ContractCasesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static List<Path> cases() {
        return Cases.files("contract");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void complainsOfEachThingByFileAndPlace(Path file) throws IOException {
        var given = YAML.readTree(file.toFile());

        var complaint = catchThrowableOfType(ContractException.class, () -> ContractReader.read("a.yaml", text(given)));

        assertThat(complaint).as(given.path("why").asText()).isNotNull();
        var lines = String.valueOf(complaint.getMessage()).lines().toList();
        assertThat(lines).hasSize(given.path("complaints").size()).allMatch(line -> line.startsWith("a.yaml: "));
        for (var words : given.path("complaints")) {
            assertThat(lines)
                    .anySatisfy(line -> words.forEach(word -> assertThat(line).contains(word.asText())));
        }
    }

    private static String text(JsonNode given) {
        if (given.has("text")) {
            return given.path("text").asText();
        }
        var replace = given.path("replace").asText();
        assertThat(contractText()).contains(replace);
        return contractText().replace(replace, given.path("by").asText());
    }
}
