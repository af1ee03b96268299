package dev.wadi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a steward may expect of a run, among twelve hundred synthetic persons who keep the special cases company. */
class IdentityEngineTest {

    private static final int CROWD = 1_200;

    private final IdentityEngine engine = new IdentityEngine(SyntheticPersons.SCHEMA, IdentitySettings.DEFAULT);

    private static Profile person(String key, String... values) {
        return new Profile(key, "", List.of(values));
    }

    private static List<Profile> crowdWith(Profile... special) {
        var profiles = new ArrayList<Profile>();
        new SyntheticPersons(CROWD, 0, 5).forEachRemaining(profiles::add);
        profiles.addAll(Arrays.asList(special));
        return profiles;
    }

    private static boolean together(Resolution resolution, String... keys) {
        return resolution.customers().stream()
                .anyMatch(customer -> customer.members().containsAll(Arrays.asList(keys)));
    }

    @Test
    void findsNearlyAllAndNearlyOnlyTrueDoubles() {
        var resolution = engine.resolve(crowdWith().iterator());

        double right = 0;
        double said = 0;
        var sizes = new HashMap<Integer, Integer>();
        for (var customer : resolution.customers()) {
            for (int i = 0; i < customer.members().size(); i++) {
                int owner = SyntheticPersons.ownerOf(customer.members().get(i));
                sizes.merge(owner, 1, Integer::sum);
                for (int j = i + 1; j < customer.members().size(); j++) {
                    said++;
                    right +=
                            owner == SyntheticPersons.ownerOf(customer.members().get(j)) ? 1 : 0;
                }
            }
        }
        double all = sizes.values().stream().mapToDouble(n -> n * (n - 1) / 2.0).sum();

        assertThat(right / said).isGreaterThan(0.97);
        assertThat(right / all).isGreaterThan(0.95);
        assertThat(resolution.compared()).isPositive();
        assertThat(resolution.passes()).isNotEmpty();
    }

    @Test
    void everyRecordIsInExactlyOneCustomer() {
        var profiles = crowdWith();

        var members = engine.resolve(profiles.iterator()).customers().stream()
                .flatMap(c -> c.members().stream())
                .toList();

        assertThat(members).doesNotHaveDuplicates().hasSameSizeAs(profiles);
    }

    @Test
    void theOrderOfRecordsDoesNotMatter() {
        var shuffled = crowdWith();
        Collections.shuffle(shuffled, new Random(3));

        var one = engine.resolve(crowdWith().iterator());
        var other = engine.resolve(shuffled.iterator());

        assertThat(other.links()).isEqualTo(one.links());
        assertThat(other.customers()).isEqualTo(one.customers());
        assertThat(other.model().version()).isEqualTo(one.model().version());
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        var alone = new IdentityEngine(SyntheticPersons.SCHEMA, IdentitySettings.DEFAULT.withThreads(1));
        var many = new IdentityEngine(SyntheticPersons.SCHEMA, IdentitySettings.DEFAULT.withThreads(5));

        var one = alone.resolve(crowdWith().iterator());
        var other = many.resolve(crowdWith().iterator());

        assertThat(other.links()).isEqualTo(one.links());
        assertThat(other.customers()).isEqualTo(one.customers());
    }

    @Test
    void aFrozenModelGivesTheSameAnswerAgain() {
        var model = engine.learn(crowdWith().iterator());

        var again = engine.resolve(model, crowdWith().iterator());

        assertThat(again.customers())
                .isEqualTo(engine.resolve(crowdWith().iterator()).customers());
        assertThat(again.links())
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link.model()).isEqualTo(model.version()));
    }

    @Test
    void membersOfAHouseholdAreDifferentPeople() {
        var resolution = engine.resolve(crowdWith(
                        person(
                                "h-90001",
                                "Peter",
                                "Quillfeather",
                                "1961-03-04",
                                "7 Larch Row",
                                "77001",
                                "Norwood",
                                "0300111222",
                                "peter@quill.example"),
                        person(
                                "h-90002",
                                "Agnes",
                                "Quillfeather",
                                "1963-08-19",
                                "7 Larch Row",
                                "77001",
                                "Norwood",
                                "0300111222",
                                "agnes@quill.example"),
                        person(
                                "h-90003",
                                "Agnes",
                                "Quilfeather",
                                "1963-08-19",
                                "7 Larch Row",
                                "77001",
                                "Norwood",
                                "",
                                "agnes@quill.example"))
                .iterator());

        assertThat(together(resolution, "h-90001", "h-90002")).isFalse();
        assertThat(together(resolution, "h-90002", "h-90003")).isTrue();
    }

    @Test
    void juniorAndSeniorAreDifferentPeople() {
        var resolution = engine.resolve(crowdWith(
                        person(
                                "j-90001",
                                "David",
                                "Dobbinsworth Sr",
                                "1941-03-04",
                                "7 Larch Row",
                                "77001",
                                "Norwood",
                                "0300111222",
                                ""),
                        person(
                                "j-90002",
                                "David",
                                "Dobbinsworth Jr",
                                "1969-08-19",
                                "7 Larch Row",
                                "77001",
                                "Norwood",
                                "0300111222",
                                ""))
                .iterator());

        assertThat(together(resolution, "j-90001", "j-90002")).isFalse();
    }

    @Test
    void dayAndMonthSwappedIsStillTheSamePerson() {
        var resolution = engine.resolve(crowdWith(
                        person(
                                "s-90001",
                                "Ottoline",
                                "Vandermeer",
                                "1975-04-09",
                                "7 Larch Row",
                                "77001",
                                "Norwood",
                                "",
                                ""),
                        person(
                                "s-90002",
                                "Ottoline",
                                "Vandermeer",
                                "1975-09-04",
                                "7 Larch Row",
                                "77001",
                                "Norwood",
                                "",
                                ""))
                .iterator());

        assertThat(together(resolution, "s-90001", "s-90002")).isTrue();
    }

    @Test
    void otherScriptsAreRead() {
        var resolution = engine.resolve(crowdWith(
                        person(
                                "x-90001",
                                "Sergey",
                                "Lavrinovich",
                                "1975-04-09",
                                "",
                                "77001",
                                "",
                                "",
                                "sergey@lavr.example"),
                        person("x-90002", "Сергей", "Лавринович", "1975-04-09", "", "77001", "", "", ""))
                .iterator());

        assertThat(together(resolution, "x-90001", "x-90002")).isTrue();
    }

    @Test
    void recordsOfOneSourceStayApartWhenOnlyLinksAreAskedFor() {
        var linking = new IdentityEngine(SyntheticPersons.SCHEMA, IdentitySettings.DEFAULT.linking());
        var profiles = new ArrayList<Profile>();
        new SyntheticPersons(600, 0, 5)
                .forEachRemaining(p ->
                        profiles.add(new Profile(p.key(), profiles.size() % 2 == 0 ? "crm" : "shop", p.values())));
        var sources = new HashMap<String, String>();
        profiles.forEach(p -> sources.put(p.key(), p.source()));

        var links = linking.resolve(profiles.iterator()).links();

        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(sources.get(link.left())).isNotEqualTo(sources.get(link.right())));
    }

    @Test
    void aLookUpFindsTheRecordAmongAll() {
        var profiles = crowdWith(person(
                "l-90001",
                "Ottoline",
                "Vandermeer",
                "1975-04-09",
                "7 Larch Row",
                "77001",
                "Norwood",
                "0300111222",
                "ov@meer.example"));
        var lookup = engine.lookup(profiles.iterator());

        var found = lookup.find(person("new", "Otoline", "Vandermeer", "1975-04-09", "", "", "", "0300 111 222", ""));
        var nobody = lookup.find(person("new", "Zebedee", "Xylander", "2001-12-31", "", "99999", "", "", ""));

        assertThat(found).first().satisfies(link -> {
            assertThat(link.right()).isEqualTo("l-90001");
            assertThat(link.probability()).isGreaterThan(0.9);
        });
        assertThat(nobody).isEmpty();
    }

    @Test
    void anExplanationAddsUp() {
        var model = engine.learn(crowdWith().iterator());
        var left = person("a", "Bob", "Vandermeer", "1975-04-09", "7 Larch Row", "77001", "Norwood", "0300111222", "");
        var right =
                person("b", "Robert", "Vandermeer", "1975-04-08", "7 Larch Row", "77001", "Norwood", "0300111222", "");

        var explanation = engine.explain(model, left, right);

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
        var shipped = engine.shipped();
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
        assertThat(engine.explain(shipped, record, record).probability()).isGreaterThan(0.97);
        assertThat(engine.explain(shipped, record, other).probability()).isLessThan(0.01);
    }

    @Test
    void anEmptyPopulationHasNoCustomers() {
        var resolution = engine.resolve(Collections.emptyIterator());

        assertThat(resolution.customers()).isEmpty();
        assertThat(resolution.links()).isEmpty();
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

    @Test
    void aTenthOfAllUnderOneNameAndBirthDateAreNotOnePerson() {
        var persons = new SyntheticPersons(CROWD, 0.1, 5);

        var customers = engine.resolve(persons).customers();

        assertThat(customers)
                .allSatisfy(customer -> assertThat(customer.members()).hasSizeLessThan(12));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdentitySettings.DEFAULT.withThreads(0))
                .withMessageContaining("wadi.identity.threads");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdentitySettings(1, 1, 0.4, 0.5, IdentitySettings.DEFAULT.blocking()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Link("a", "b", 1.5, Band.LINK, "m"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Customer(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Schema(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Profile(" ", "", List.of()));
        assertThat(person("k", "secret")).hasToString("Profile[k]");
    }
}
