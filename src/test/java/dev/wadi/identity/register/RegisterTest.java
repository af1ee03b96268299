package dev.wadi.identity.register;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Schema;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterTest {

    private static final Schema SCHEMA = new Schema(List.of(
            new Field("given_name", FieldType.GIVEN_NAME),
            new Field("family_name", FieldType.FAMILY_NAME),
            new Field("birth_date", FieldType.DATE_OF_BIRTH),
            new Field("email", FieldType.EMAIL),
            new Field("phone", FieldType.PHONE),
            new Field("street", FieldType.ADDRESS_LINE),
            new Field("postcode", FieldType.POSTCODE),
            new Field("city", FieldType.CITY)));

    private static final List<String> ANN = List.of(
            "Ann", "Lee", "1980-05-17", "ann.lee@example.org", "+12025550143", "12 Hill St", "20001", "Washington");
    private static final List<String> ANN_WRITES =
            List.of("Ann", "Lee", "", "ann.lee@example.org", "+12025550143", "", "", "");
    private static final List<String> BOB = List.of(
            "Bob", "Ray", "1975-01-02", "bob.ray@example.org", "+12025550199", "9 Lake Rd", "20007", "Washington");

    private final Register register = register(2);
    private final Map<RecordName, Membership> told = new HashMap<>();
    private final Set<Review> open = new HashSet<>();

    @Test
    void holdsRecordsOfOnePersonTogetherAndOthersApart() {
        register.say(record("a1"), ANN);
        register.say(record("a2"), ANN_WRITES);
        register.say(record("b1"), BOB);
        settle();

        assertThat(customer("a1")).isEqualTo(customer("a2")).isNotEqualTo(customer("b1"));
        assertThat(membership("a2").confidence()).isGreaterThan(0.9);
        assertThat(membership("a2").reason())
                .startsWith("like test.record a1: ")
                .contains("same e-mail +");
        assertThat(membership("b1")).isEqualTo(new Membership(customer("b1"), 1, "nobody else is like it"));
    }

    @Test
    void namesACustomerAfterItsFoundingRecordAndKeepsTheNameAsRecordsComeAndGo() {
        register.say(record("m"), ANN);
        settle();
        var name = customer("m");
        assertThat(name).isEqualTo(named(record("m"), 0));

        register.say(record("a"), ANN_WRITES);
        settle();
        assertThat(customer("a")).isEqualTo(name);

        register.forget(record("m"));
        settle();
        assertThat(customer("a")).isEqualTo(name);
        assertThat(told).doesNotContainKey(record("m"));

        register.say(record("m"), BOB);
        settle();
        assertThat(customer("m")).as("the name is taken").isEqualTo(named(record("m"), 1));
    }

    @Test
    void saysWhichCustomerWasMergedIntoWhichAndNeverGivesItsNameAgain() {
        var annElsewhere = List.of("Ann", "Lee", "1980-05-17", "", "", "", "", "");
        register.say(record("a1"), ANN);
        register.say(record("a2"), List.of("Ann", "", "", "", "", "", "", ""));
        register.say(record("a3"), ANN_WRITES);
        settle();
        var gone = customer("a2");

        register.say(record("a2"), annElsewhere);
        var settlement = settle();
        assertThat(customer("a2")).isEqualTo(customer("a1"));
        assertThat(settlement.merged()).containsExactly(Map.entry(gone, customer("a1")));

        register.say(record("a2"), BOB);
        settle();
        assertThat(customer("a2")).isNotEqualTo(gone).isNotEqualTo(customer("a1"));
    }

    @Test
    void doesNotHoldNamesakesForOneWhoSayNothingElse() {
        register.say(record("x"), List.of("Ann", "Lee", "", "", "", "", "", ""));
        register.say(record("y"), List.of("Ann", "Lee", "", "", "", "", "", ""));
        settle();

        assertThat(customer("x")).isNotEqualTo(customer("y"));
    }

    @Test
    void tellsNothingOfARecordThatSaysNothing() {
        register.say(record("x"), List.of("", " ", "", "", "", "", "", ""));
        assertThat(settle().joined()).isEmpty();

        register.say(record("x"), ANN);
        settle();
        register.say(record("x"), List.of("", "", "", "", "", "", "", ""));
        assertThat(settle().left()).containsExactly(record("x"));
    }

    @Test
    void asksAStewardWhereItIsNotSureAndNoLongerOnceItIs() {
        var day = Day.of(DaySize.of(2_000), 1);
        say(day, register);
        settle();

        assertThat(open).isNotEmpty().allSatisfy(review -> {
            assertThat(review.left()).isLessThan(review.right());
            assertThat(customer(review.left().key()))
                    .isNotEqualTo(customer(review.right().key()));
            assertThat(review.probability()).isBetween(0.3, 1.0);
        });

        List.copyOf(told.keySet()).forEach(register::forget);
        settle();
        assertThat(open).isEmpty();
        assertThat(told).isEmpty();
    }

    /** Blocks that are full and half-full on the way, records that say something else in between, others that go again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void endsWithTheSameCustomersAsSureInWhateverOrderAndPortionsRecordsCome(long seed) {
        var chance = new Random(seed);
        var said = said(Day.of(DaySize.of(1_200), 7));
        var straight = register(2);
        said.forEach(straight::say);
        var expected = straight.settle();

        var other = register(1 + (int) (seed % 2));
        var now = new HashMap<RecordName, Membership>();
        var asked = new HashSet<Review>();
        var names = new ArrayList<>(said.keySet());
        Collections.shuffle(names, chance);
        for (var name : names) {
            switch (chance.nextInt(4)) {
                case 0 -> other.say(name, said.getOrDefault(names.get(chance.nextInt(names.size())), ANN));
                case 1 -> other.say(new RecordName("test.gone", name.key()), said.getOrDefault(name, ANN));
                default -> other.say(name, said.getOrDefault(name, ANN));
            }
            if (chance.nextInt(150) == 0) {
                apply(other.settle(), now, asked);
            }
        }
        Collections.shuffle(names, chance);
        for (var name : names) {
            other.forget(new RecordName("test.gone", name.key()));
            other.say(name, said.getOrDefault(name, ANN));
            if (chance.nextInt(150) == 0) {
                apply(other.settle(), now, asked);
            }
        }
        apply(other.settle(), now, asked);

        assertThat(customers(now)).isEqualTo(customers(expected.joined()));
        assertThat(sureties(now)).isEqualTo(sureties(expected.joined()));
        assertThat(asked).containsExactlyInAnyOrderElementsOf(expected.opened());
    }

    @Test
    void tellsNothingNewOfWhatIsRestored() {
        var said = said(Day.of(DaySize.of(300), 3));
        said.forEach(register::say);
        settle();

        var restored = register(1);
        said.forEach((name, values) -> restored.restore(name, values, membership(name)));
        open.forEach(restored::restore);
        var settlement = restored.settle();

        assertThat(settlement).isEqualTo(new Settlement(Map.of(), Set.of(), Set.of(), Map.of(), List.of(), List.of()));
    }

    private Settlement settle() {
        var settlement = register.settle();
        apply(settlement, told, open);
        return settlement;
    }

    private static void apply(Settlement settlement, Map<RecordName, Membership> told, Set<Review> open) {
        settlement.closed().forEach(review -> assertThat(open.remove(review)).isTrue());
        settlement.opened().forEach(review -> assertThat(open.add(review)).isTrue());
        settlement.left().forEach(record -> assertThat(told.remove(record)).isNotNull());
        told.putAll(settlement.joined());
    }

    /** The customers as sets of records, without their names. */
    private static Set<Set<RecordName>> customers(Map<RecordName, Membership> told) {
        return new HashSet<>(told.entrySet().stream()
                .collect(groupingBy(
                        entry -> entry.getValue().customer(), mapping(Map.Entry::getKey, toCollection(TreeSet::new))))
                .values());
    }

    /** How surely, and why, each record belongs where it does: what links and golden records show of it. */
    private static Map<RecordName, String> sureties(Map<RecordName, Membership> told) {
        return told.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().confidence() + " "
                                + entry.getValue().reason()));
    }

    private static void say(Day day, Register register) {
        said(day).forEach(register::say);
    }

    private static Map<RecordName, List<String>> said(Day day) {
        var said = new HashMap<RecordName, List<String>>();
        day.contacts()
                .forEachRemaining(contact -> said.put(
                        record(contact.id()),
                        List.of(
                                contact.firstName(),
                                contact.lastName(),
                                contact.birthdate(),
                                contact.email(),
                                contact.phone(),
                                contact.mailingStreet(),
                                contact.mailingPostalCode(),
                                contact.mailingCity())));
        day.customers()
                .forEachRemaining(customer -> said.put(
                        record("shop " + customer.customerId()),
                        List.of(
                                customer.givenName(),
                                customer.familyName(),
                                customer.birthDate(),
                                customer.email(),
                                customer.phone(),
                                customer.street(),
                                customer.postalCode(),
                                customer.city())));
        return said;
    }

    private Membership membership(String key) {
        return membership(record(key));
    }

    private Membership membership(RecordName record) {
        var membership = told.get(record);
        assertThat(membership).as(record.toString()).isNotNull();
        return membership == null ? new Membership(new UUID(0, 0), 0, "") : membership;
    }

    private UUID customer(String key) {
        return membership(key).customer();
    }

    private static RecordName record(String key) {
        return new RecordName("test.record", key);
    }

    /** Few are many here, so that blocks fill. */
    private static Register register(int threads) {
        return new Register(SCHEMA, new RegisterSettings(0.6, 0.3, 3, threads), RegisterTest::named, Set.of());
    }

    private static UUID named(RecordName record, int number) {
        return UUID.nameUUIDFromBytes((record + " " + number).getBytes(StandardCharsets.UTF_8));
    }
}
