package dev.wadi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a run promises, whoever is in it: twelve hundred synthetic persons, resolved once by one thread and held against other runs. */
class IdentityEngineTest {

    private static final int CROWD = 1_200;

    private static Resolution resolution =
            new IdentityEngine(SyntheticPersons.SCHEMA, IdentitySettings.DEFAULT).resolve(Collections.emptyIterator());

    private final IdentityEngine engine = new IdentityEngine(SyntheticPersons.SCHEMA, IdentitySettings.DEFAULT);

    @BeforeAll
    static void resolve() {
        resolution = new IdentityEngine(SyntheticPersons.SCHEMA, IdentitySettings.DEFAULT.withThreads(1))
                .resolve(persons(CROWD).iterator());
    }

    private static List<Profile> persons(int records) {
        var profiles = new ArrayList<Profile>();
        new SyntheticPersons(records, 0, 5).forEachRemaining(profiles::add);
        return profiles;
    }

    private static Profile person(String key, String... values) {
        return new Profile(key, "", List.of(values));
    }

    @Test
    void findsNearlyAllAndNearlyOnlyTrueDoubles() {
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
        var members = resolution.customers().stream()
                .flatMap(c -> c.members().stream())
                .toList();

        assertThat(members).doesNotHaveDuplicates().hasSize(CROWD);
    }

    @Test
    void theOrderOfRecordsDoesNotMatter() {
        var shuffled = persons(CROWD);
        Collections.shuffle(shuffled, new Random(3));

        var other = engine.resolve(shuffled.iterator());

        assertThat(other.links()).isEqualTo(resolution.links());
        assertThat(other.customers()).isEqualTo(resolution.customers());
        assertThat(other.model().version()).isEqualTo(resolution.model().version());
    }

    @Test
    void theOrderAndTheNamesOfColumnsDoNotMatter() {
        var set = new MatchSet("persons", SyntheticPersons.SCHEMA, persons(300), Map.of(), false);
        var other = Perturbed.COLUMNS.of(set, 1);

        var resolved = new IdentityEngine(other.schema(), IdentitySettings.DEFAULT)
                .resolve(other.profiles().iterator());

        assertThat(other.schema().fields()).doesNotContainAnyElementsOf(SyntheticPersons.SCHEMA.fields());
        assertThat(resolved.customers())
                .isEqualTo(engine.resolve(persons(300).iterator()).customers());
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        var many = new IdentityEngine(SyntheticPersons.SCHEMA, IdentitySettings.DEFAULT.withThreads(5));

        var other = many.resolve(persons(CROWD).iterator());

        assertThat(other.links()).isEqualTo(resolution.links());
        assertThat(other.customers()).isEqualTo(resolution.customers());
    }

    @Test
    void aFrozenModelGivesTheSameAnswerAgain() {
        var model = resolution.model();

        var again = engine.resolve(model, persons(CROWD).iterator());

        assertThat(again.customers()).isEqualTo(resolution.customers());
        assertThat(again.links())
                .isEqualTo(resolution.links())
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link.model()).isEqualTo(model.version()));
    }

    @Test
    void learningAloneGivesTheModelOfARun() {
        var learned = engine.learn(persons(300).iterator());

        assertThat(learned.version())
                .isEqualTo(engine.resolve(persons(300).iterator()).model().version())
                .isNotEqualTo(resolution.model().version());
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
        var profiles = persons(CROWD);
        profiles.add(person(
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
    void anEmptyPopulationHasNoCustomers() {
        var nothing = engine.resolve(Collections.emptyIterator());

        assertThat(nothing.customers()).isEmpty();
        assertThat(nothing.links()).isEmpty();
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
                .isThrownBy(() -> new IdentitySettings(1, 1, 0.4, 0.5, 0.05, IdentitySettings.DEFAULT.blocking()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Link("a", "b", 1.5, Band.LINK, "m"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Customer(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Schema(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Profile(" ", "", List.of()));
        assertThat(person("k", "secret")).hasToString("Profile[k]");
    }
}
