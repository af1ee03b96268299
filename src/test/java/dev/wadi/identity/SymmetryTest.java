package dev.wadi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.identity.compare.Kernels;
import dev.wadi.identity.population.Comparer;
import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever is compared with whom: the outcome is the same the other way round. */
class SymmetryTest {

    private final Kernels kernels = new Kernels();

    @Test
    void anyTwoRecordsCompareAlikeInBothOrders() {
        var profiles = new ArrayList<Profile>();
        new SyntheticPersons(350, 0, 11).forEachRemaining(profiles::add);

        assertSymmetric(SyntheticPersons.SCHEMA, profiles);
    }

    @Test
    void namesMisspeltAndSwappedCompareAlikeInBothOrders() {
        var schema = new Schema(
                List.of(new Field("given", FieldType.GIVEN_NAME), new Field("family", FieldType.FAMILY_NAME)));
        var profiles = new ArrayList<Profile>();
        var words = List.of("martin", "martyn", "morten", "thomson", "thomsen", "tomson", "m", "", "bob", "robert");
        for (var given : words) {
            for (var family : words) {
                profiles.add(new Profile(given + "/" + family, "", List.of(given, family)));
            }
        }

        assertSymmetric(schema, profiles);
    }

    @Test
    void wordsOfCompaniesCompareAlikeInBothOrders() {
        var schema = new Schema(List.of(new Field("company", FieldType.COMPANY)));
        var profiles = new ArrayList<Profile>();
        var words = List.of("data", "dataworks", "works", "datta", "north", "norths", "northern", "wors");
        for (var first : words) {
            for (var second : words) {
                profiles.add(new Profile(first + "/" + second, "", List.of(first + " " + second + " group")));
            }
        }

        assertSymmetric(schema, profiles);
    }

    @Test
    void addressesCompareAlikeInBothOrders() {
        var schema = new Schema(List.of(new Field("street", FieldType.ADDRESS_LINE)));
        var profiles = new ArrayList<Profile>();
        for (var number : List.of("5", "65", "64", "6", "", "12b")) {
            for (var street : List.of("nagman lane", "namman lane", "nagman", "high street north")) {
                profiles.add(new Profile(number + "/" + street, "", List.of(number + " " + street)));
            }
        }

        assertSymmetric(schema, profiles);
    }

    private void assertSymmetric(Schema schema, List<Profile> profiles) {
        var comparer = new Comparer(schema);
        var rows = profiles.stream().map(profile -> row(comparer, profile)).toList();
        var wrong = new ArrayList<String>();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (comparer.compare(rows.get(i), rows.get(j), kernels)
                        != comparer.compare(rows.get(j), rows.get(i), kernels)) {
                    wrong.add(
                            profiles.get(i).values() + " and " + profiles.get(j).values());
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static Object[] row(Comparer comparer, Profile profile) {
        var row = new Object[comparer.groups().size()];
        for (int g = 0; g < row.length; g++) {
            row[g] = comparer.read(g, profile);
        }
        return row;
    }
}
