package dev.wadi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a steward may expect of special cases, all of them in one town with twelve hundred synthetic persons who keep them company. */
class WhoIsWhoTest {

    private static final List<Profile> HOUSEHOLD = List.of(
            person(
                    "peter-1",
                    "Peter",
                    "Quillfeather",
                    "1961-03-04",
                    "7 Larch Row",
                    "77001",
                    "Norwood",
                    "0300111222",
                    "peter@quill.example"),
            person(
                    "agnes-2",
                    "Agnes",
                    "Quillfeather",
                    "1963-08-19",
                    "7 Larch Row",
                    "77001",
                    "Norwood",
                    "0300111222",
                    "agnes@quill.example"),
            person(
                    "agnes-3",
                    "Agnes",
                    "Quilfeather",
                    "1963-08-19",
                    "7 Larch Row",
                    "77001",
                    "Norwood",
                    "",
                    "agnes@quill.example"));

    private static final List<Profile> GENERATIONS = List.of(
            person(
                    "david-1",
                    "David",
                    "Dobbinsworth Sr",
                    "1941-03-04",
                    "9 Mill Yard",
                    "77038",
                    "Sutbury",
                    "0300444555",
                    ""),
            person(
                    "david-2",
                    "David",
                    "Dobbinsworth Jr",
                    "1969-08-19",
                    "9 Mill Yard",
                    "77038",
                    "Sutbury",
                    "0300444555",
                    ""));

    private static final List<Profile> SWAPPED = List.of(
            person("ottoline-1", "Ottoline", "Vandermeer", "1975-04-09", "12 Quay Steps", "77073", "Eastholm", "", ""),
            person("ottoline-2", "Ottoline", "Vandermeer", "1975-09-04", "12 Quay Steps", "77073", "Eastholm", "", ""));

    private static final List<Profile> SCRIPTS = List.of(
            person("sergey-1", "Sergey", "Lavrinovich", "1978-11-23", "", "77099", "", "", "sergey@lavr.example"),
            person("sergey-2", "Сергей", "Лавринович", "1978-11-23", "", "77099", "", "", ""));

    private static final IdentityEngine ENGINE = new IdentityEngine(SyntheticPersons.SCHEMA, IdentitySettings.DEFAULT);

    private static Resolution resolution = ENGINE.resolve(Collections.emptyIterator());

    @BeforeAll
    static void resolve() {
        var profiles = new ArrayList<Profile>();
        new SyntheticPersons(1_200, 0, 5).forEachRemaining(profiles::add);
        profiles.addAll(HOUSEHOLD);
        profiles.addAll(GENERATIONS);
        profiles.addAll(SWAPPED);
        profiles.addAll(SCRIPTS);
        resolution = ENGINE.resolve(profiles.iterator());
    }

    private static Profile person(String key, String... values) {
        return new Profile(key, "", List.of(values));
    }

    private static boolean together(Resolution resolution, String... keys) {
        return resolution.customers().stream()
                .anyMatch(customer -> customer.members().containsAll(Arrays.asList(keys)));
    }

    @Test
    void membersOfAHouseholdAreDifferentPeople() {
        assertThat(together(resolution, "peter-1", "agnes-2")).isFalse();
        assertThat(together(resolution, "agnes-2", "agnes-3")).isTrue();
    }

    @Test
    void juniorAndSeniorAreDifferentPeople() {
        assertThat(together(resolution, "david-1", "david-2")).isFalse();
    }

    @Test
    void dayAndMonthSwappedIsStillTheSamePerson() {
        assertThat(together(resolution, "ottoline-1", "ottoline-2")).isTrue();
    }

    @Test
    void otherScriptsAreRead() {
        assertThat(together(resolution, "sergey-1", "sergey-2")).isTrue();
    }

    @Test
    void anExplanationAddsUp() {
        var model = resolution.model();
        var left = person("a", "Bob", "Vandermeer", "1975-04-09", "7 Larch Row", "77001", "Norwood", "0300111222", "");
        var right =
                person("b", "Robert", "Vandermeer", "1975-04-08", "7 Larch Row", "77001", "Norwood", "0300111222", "");

        var explanation = ENGINE.explain(model, left, right);

        assertThat(explanation.probability()).isCloseTo(model.probability(explanation.bits()), within(1e-9));
        assertThat(explanation.text())
                .contains(
                        "given name: another form +",
                        "same surname +",
                        "birth date: one digit off +",
                        "any two records −")
                .doesNotContain("Vandermeer", "vandermeer");
    }

    @Test
    void theShippedPriorKnowsTheFirstRecords() {
        var shipped = ENGINE.shipped();
        var record = person(
                "a",
                "Ottoline",
                "Vandermeer",
                "1975-04-09",
                "7 Larch Row",
                "77001",
                "Norwood",
                "0300111222",
                "ov@meer.example");
        var other = person(
                "b", "Peter", "Quill", "1961-03-04", "1 High St", "11111", "Sutton", "0400999888", "p@q.example");

        assertThat(shipped.version()).startsWith("prior-");
        assertThat(ENGINE.explain(shipped, record, record).probability()).isGreaterThan(0.97);
        assertThat(ENGINE.explain(shipped, record, other).probability()).isLessThan(0.01);
    }

    @Test
    void lonelyNamesAreMatchedByThemselves() {
        var names =
                new IdentityEngine(new Schema(List.of(new Field("name", FieldType.COMPANY))), IdentitySettings.DEFAULT);
        var profiles = new ArrayList<Profile>();
        new SyntheticPersons(400, 0, 9).forEachRemaining(p -> {
            if (!p.values().get(3).isEmpty()) {
                profiles.add(new Profile(
                        p.key(),
                        "",
                        List.of(p.values().get(3) + " " + p.values().get(1))));
            }
        });
        profiles.add(new Profile("a-1", "", List.of("Larkspur Cartographic Instruments AG")));
        profiles.add(new Profile("a-2", "", List.of("Larkspur Cartographic Instruments Aktiengesellschaft")));

        assertThat(together(names.resolve(profiles.iterator()), "a-1", "a-2")).isTrue();
    }
}
