package dev.wadi.identity.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wadi.identity.population.Comparer;
import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FieldGroupsTest {

    @ParameterizedTest(name = "{0}: {1} and {2}: {3}")
    @CsvFileSource(resources = "/cases/identity/compare.csv", numLinesToSkip = 1, delimiter = '|')
    void findsTheLevelOfAgreement(FieldType type, String left, String right, String expected) {
        var schema = new Schema(List.of(new Field("f", type)));
        var comparer = new Comparer(schema);

        long pattern = comparer.compare(row(comparer, left), row(comparer, right), new Kernels());

        assertThat(said(comparer, pattern)).isEqualTo(expected);
        assertThat(comparer.compare(row(comparer, right), row(comparer, left), new Kernels()))
                .as("either way round")
                .isEqualTo(pattern);
    }

    @Test
    void swappedNamesAreSeenAsSuch() {
        var comparer = new Comparer(
                new Schema(List.of(new Field("g", FieldType.GIVEN_NAME), new Field("f", FieldType.FAMILY_NAME))));

        long pattern =
                comparer.compare(row(comparer, "Lola", "Taylor"), row(comparer, "Taylor", "Lola"), new Kernels());

        assertThat(said(comparer, pattern)).isEqualTo("given name same, surname same, names swapped yes");
    }

    @Test
    void aNameInTheWrongFieldIsFound() {
        var comparer = new Comparer(
                new Schema(List.of(new Field("g", FieldType.GIVEN_NAME), new Field("f", FieldType.FAMILY_NAME))));

        long pattern = comparer.compare(row(comparer, "Lola", "Taylor"), row(comparer, "", "Lola"), new Kernels());

        assertThat(said(comparer, pattern)).isEqualTo("given name same, names swapped yes");
    }

    @Test
    void identifiersOfDifferentKindsAreNeverCompared() {
        var fields = new ArrayList<Field>();
        for (int i = 0; i < 4; i++) {
            fields.add(new Field("id" + i, FieldType.IDENTIFIER));
        }
        var comparer = new Comparer(new Schema(fields));

        assertThat(comparer.compare(
                        row(comparer, "12345", "", "", ""), row(comparer, "", "12345", "", ""), new Kernels()))
                .isZero();
        assertThat(said(
                        comparer,
                        comparer.compare(
                                row(comparer, "12345", "7", "", ""),
                                row(comparer, "12345", "8", "", ""),
                                new Kernels())))
                .isEqualTo("identifier same");
    }

    @Test
    void aSchemaHasRoomForSixteenComparisons() {
        var fields = new ArrayList<Field>();
        for (int i = 0; i < 17; i++) {
            fields.add(new Field("text" + i, FieldType.TEXT));
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Comparer(new Schema(fields)))
                .withMessageContaining("16");
    }

    @Test
    void valuesAreShownAsAStewardReadsThem() {
        var comparer = new Comparer(new Schema(List.of(
                new Field("n", FieldType.FULL_NAME),
                new Field("d", FieldType.DATE_OF_BIRTH),
                new Field("e", FieldType.EMAIL),
                new Field("a", FieldType.ADDRESS_LINE),
                new Field("c", FieldType.COMPANY))));
        var row = row(comparer, "Ann Mary Lee Sr", "1/2/1980", "ANN@x.example", "1 High Street", "Lee Ltd");

        var shown = new ArrayList<String>();
        for (int c = 0; c < comparer.comparisons().size(); c++) {
            shown.add(comparer.show(c, row[comparer.groupOf(c)]));
        }

        assertThat(shown)
                .containsExactly("ann", "lee", "mary", "", "1", "lee", "1980-01-02", "ann@x.example", "1 high st");
    }

    @Test
    void levelsAndComparisonsRefuseNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Level("", 0.5, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Level("x", 0, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Comparison("x", List.of(), "", true, true, 0));
    }

    private static Object[] row(Comparer comparer, String... values) {
        var profile = new Profile("k", "", List.of(values));
        var row = new Object[comparer.groups().size()];
        for (int g = 0; g < row.length; g++) {
            row[g] = comparer.read(g, profile);
        }
        return row;
    }

    private static String said(Comparer comparer, long pattern) {
        var said = new ArrayList<String>();
        for (int c = 0; c < comparer.comparisons().size(); c++) {
            int level = Comparer.level(pattern, c);
            if (level > 0) {
                var comparison = comparer.comparisons().get(c);
                said.add(comparison.name() + " "
                        + comparison.levels().get(level - 1).words());
            }
        }
        return String.join(", ", said);
    }
}
