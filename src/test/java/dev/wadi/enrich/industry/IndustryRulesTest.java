package dev.wadi.enrich.industry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.enrich.ReferenceFileException;
import dev.wadi.enrich.Subject;
import dev.wadi.testkit.Cases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IndustryRulesTest {

    @TempDir
    private Path folder;

    static List<NamedCsvRecord> cases() {
        return Cases.lines("enrich/industry.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatACompanyDoesAndWhatSaidSo(NamedCsvRecord expected) {
        var attribute = Attribute.valueOf(expected.getField("attribute").toUpperCase(Locale.ROOT));

        var said = IndustryRules.shipped().about(new Subject(attribute, expected.getField("value")));

        assertThat(said.getOrDefault("industry", "")).isEqualTo(expected.getField("industry"));
        assertThat(said.getOrDefault("rule", "")).isEqualTo(expected.getField("rule"));
    }

    @Test
    void whatWasDeclaredComesBeforeAnyRule() {
        var rules = IndustryRules.shipped();

        assertThat(place(rules, Attribute.INDUSTRY, "Retail")).isZero();
        assertThat(place(rules, Attribute.WEBSITE, "mit.edu"))
                .isPositive()
                .isLessThan(place(rules, Attribute.COMPANY, "Nordbank AG"));
    }

    @Test
    void ofSeveralAnswersTheOneWithTheLowestPlaceCounts() {
        var rules = IndustryRules.shipped();
        var byName = rules.about(new Subject(Attribute.COMPANY, "Nordbank AG"));
        var bySite = rules.about(new Subject(Attribute.WEBSITE, "nordbank.edu"));
        var declared = rules.about(new Subject(Attribute.INDUSTRY, "Retail"));

        assertThat(IndustryRules.best(List.of(Map.of(), byName, bySite, declared)))
                .isEqualTo(declared);
        assertThat(IndustryRules.best(List.of(Map.of(), byName, bySite))).isEqualTo(bySite);
        assertThat(IndustryRules.best(List.of(Map.of()))).isEmpty();
    }

    @Test
    void ownRulesTakeThePlaceOfThoseShipped() throws IOException {
        var rules = IndustryRules.load(file("""
                # ours
                Basket Weaving: name = weaver*, korb*

                Sky: domain = .aero
                """));

        assertThat(rules.about(new Subject(Attribute.COMPANY, "Körbe Meier")))
                .isEqualTo(Map.of("industry", "Basket Weaving", "rule", "name = korb*", "place", "1"));
        assertThat(rules.about(new Subject(Attribute.WEBSITE, "fly.aero"))).containsEntry("place", "2");
        assertThat(rules.about(new Subject(Attribute.COMPANY, "Nordbank AG"))).isEmpty();
    }

    @Test
    void otherRulesAreAnotherSource() throws IOException {
        var ours = IndustryRules.load(file("Retail: name = shop\n")).source();

        assertThat(ours).matches("industry rules [0-9a-f]{12}");
        assertThat(IndustryRules.load(file("Retail: name = store\n")).source()).isNotEqualTo(ours);
        assertThat(IndustryRules.load(file("Retail: name = shop\n")).source()).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retail                      | a rule reads",
                "Retail: nmae = shop         | a rule reads",
                ": name = shop               | a rule reads",
                "Retail: name =              | '' is not one word",
                "Retail: name = shop,, store | '' is not one word",
                "Retail: name = *            | '*' is not one word",
                "Retail: name = **           | '**' is not one word",
                "Retail: name = sh*p         | 'sh*p' is not one word",
                "Retail: name = corner shop  | 'corner shop' is not one word",
                "Retail: name = .shop!.      | '.shop!.' is not one word",
                "Retail: domain = .          | '.' is no ending",
                "Retail: domain = .*         | '.*' is no ending",
                "Retail: domain = .co..uk    | '.co..uk' is no ending"
            })
    void aLineThatIsWrongIsNamed(String line, String complaint) throws IOException {
        var file = file("# first\nRetail: name = shop\n" + line + "\n");

        assertThatThrownBy(() -> IndustryRules.load(file))
                .isInstanceOf(ReferenceFileException.class)
                .hasMessageStartingWith(file + ": line 3: " + complaint);
    }

    @Test
    void everyLineThatIsWrongIsNamedAtOnce() throws IOException {
        var file = file("Retail\n\nRetail: name = shop\nBanking: name = *\n");

        assertThatThrownBy(() -> IndustryRules.load(file))
                .message()
                .satisfies(message -> assertThat(message.lines()).hasSize(2))
                .contains("line 1", "line 4");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        var missing = folder.resolve("missing.rules");
        var latin1 = Files.write(
                folder.resolve("latin1.rules"), "Retail: name = märkte\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> IndustryRules.load(missing)).hasMessage(missing + ": cannot be read as text in UTF-8");
        assertThatThrownBy(() -> IndustryRules.load(latin1)).hasMessage(latin1 + ": cannot be read as text in UTF-8");
    }

    private static int place(IndustryRules rules, Attribute attribute, String value) {
        return Integer.parseInt(rules.about(new Subject(attribute, value)).getOrDefault("place", "-1"));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("own.rules"), text);
    }
}
