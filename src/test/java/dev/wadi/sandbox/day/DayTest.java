package dev.wadi.sandbox.day;

import static dev.wadi.sandbox.day.chance.Timetable.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.day.people.Person;
import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.sandbox.day.truth.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The usual day, held against what one would expect of it. */
class DayTest {

    private static final Day DAY = Day.of(DaySize.USUAL, 1);
    private static final Summary SUMMARY = new Summary();
    private static final List<RecordTruth> TRUTH = new ArrayList<>();

    static {
        DAY.truth(truth -> {
            SUMMARY.add(truth);
            TRUTH.add(truth);
        });
    }

    @Test
    void thereAreAsManyRecordsAsAskedFor() {
        assertThat(count(DAY.contacts())).isEqualTo(50_000);
        assertThat(count(DAY.orders())).isEqualTo(30_000);
        assertThat(SUMMARY.records()).containsEntry("tickets.ticket", 20_000);
        assertThat(count(DAY.accounts())).isBetween(3_000, 6_000);
        assertThat(count(DAY.opportunities())).isBetween(3_000, 9_000);
        assertThat(count(DAY.customers())).isBetween(15_000, 25_000);
    }

    @Test
    void idsComeOnceAndTellNothing() {
        var ids = new HashSet<String>();
        var twice = new ArrayList<String>();
        Consumer<String> once = id -> {
            if (!ids.add(id)) {
                twice.add(id);
            }
        };
        DAY.contacts().forEachRemaining(contact -> once.accept(contact.id()));
        DAY.accounts().forEachRemaining(account -> once.accept(account.id()));
        DAY.opportunities().forEachRemaining(deal -> once.accept(deal.id()));
        DAY.customers().forEachRemaining(one -> once.accept("c" + one.customerId()));
        DAY.orders().forEachRemaining(one -> once.accept("o" + one.orderId()));
        assertThat(twice).isEmpty();
        assertThat(ids)
                .filteredOn(id -> id.startsWith("0"))
                .allMatch(id -> id.matches("00[136][0-9A-Za-z]{12}[A-Z0-5]{3}"));
    }

    @Test
    void halfOfThoseInTheShopAreInTheCrmAndSomeAreEverywhere() {
        var sources = new HashMap<String, Set<String>>();
        for (var truth : TRUTH) {
            if (truth.entity().startsWith("person-")) {
                sources.computeIfAbsent(truth.entity(), entity -> new TreeSet<>())
                        .add(truth.stream().split("\\.", 2)[0]);
            }
        }
        var bySources = sources.values().stream().collect(Collectors.groupingBy(Set::size, Collectors.counting()));

        assertThat(bySources).containsOnlyKeys(1, 2, 3);
        assertThat(share(bySources, 1)).isBetween(0.60, 0.80);
        assertThat(share(bySources, 2)).isBetween(0.18, 0.32);
        assertThat(share(bySources, 3)).isBetween(0.02, 0.08);
    }

    @Test
    void noTwoPeopleAreIndistinguishable() {
        var seen = new HashSet<String>();
        var emails = new HashSet<String>();

        people().forEach(person -> {
            seen.add(person.given() + " " + person.family() + person.born() + person.email());
            emails.add(person.email());
        });

        assertThat(seen).hasSize(DAY.population().size());
        assertThat(emails).hasSize(DAY.population().size());
    }

    @Test
    void householdsShareTheirAddressAndPhoneAndSomeHaveAJunior() {
        var households = people().stream().collect(Collectors.groupingBy(Person::household));
        var several = households.values().stream()
                .filter(members -> members.size() > 1)
                .toList();

        assertThat(several).hasSizeGreaterThan(households.size() / 3).allSatisfy(members -> {
            assertThat(members)
                    .extracting(Person::home)
                    .containsOnly(members.get(0).home());
            assertThat(members)
                    .extracting(Person::landline)
                    .containsOnly(members.get(0).landline());
        });
        var juniors = several.stream()
                .flatMap(List::stream)
                .filter(person -> person.suffix().equals("Jr."))
                .toList();
        assertThat(juniors).hasSizeGreaterThan(500).allSatisfy(junior -> {
            var senior = DAY.population().person(junior.household());
            assertThat(junior.given()).isEqualTo(senior.given());
            assertThat(junior.family()).isEqualTo(senior.family());
            assertThat(junior.born()).isAfter(senior.born().plusYears(18));
        });
    }

    @Test
    void namesAreWrittenInManyScripts() {
        var scripts = new HashMap<Character.UnicodeScript, Integer>();
        DAY.contacts()
                .forEachRemaining(contact -> contact.firstName()
                        .codePoints()
                        .filter(Character::isLetter)
                        .mapToObj(Character.UnicodeScript::of)
                        .findFirst()
                        .ifPresent(script -> scripts.merge(script, 1, Integer::sum)));

        assertThat(scripts.keySet())
                .contains(
                        Character.UnicodeScript.LATIN,
                        Character.UnicodeScript.CYRILLIC,
                        Character.UnicodeScript.GREEK,
                        Character.UnicodeScript.ARABIC,
                        Character.UnicodeScript.HAN,
                        Character.UnicodeScript.HIRAGANA);
        assertThat(scripts.get(Character.UnicodeScript.CYRILLIC)).isGreaterThan(1_000);
    }

    @Test
    void changesComeInTheOrderOfTimeAfterTheStartAndAreTheNextVersion() {
        var versions = TRUTH.stream()
                .filter(truth -> truth.version() > 0)
                .collect(Collectors.groupingBy(RecordTruth::stream, Collectors.counting()));
        var before = new ArrayList<Instant>();
        var deleted = new int[1];
        var outOfStep = new int[1];

        DAY.orderChanges().forEachRemaining(change -> {
            before.add(change.at());
            outOfStep[0] += change.record().updatedAt().equals(change.at()) ? 0 : 1;
            deleted[0] += change.deletes() ? 1 : 0;
        });

        assertThat(before)
                .isSorted()
                .first()
                .satisfies(first -> assertThat(first).isAfter(START));
        assertThat(before).hasSize(versions.getOrDefault("orders.order", 0L).intValue());
        assertThat(before.size()).isBetween(4_000, 7_000);
        assertThat(outOfStep[0]).isZero();
        assertThat(deleted[0]).isBetween(150, 500);
    }

    @Test
    void whatTheDayBeginsWithIsOlderThanItsStart() {
        var ties = new HashMap<Instant, Integer>();

        assertThat(all(DAY.orders(), order -> inOrder(order.placedAt(), order.updatedAt(), START)))
                .isTrue();
        assertThat(all(DAY.customers(), one -> inOrder(one.createdAt(), one.updatedAt(), START)))
                .isTrue();
        assertThat(all(DAY.contacts(), contact -> {
                    var stamps = contact.stamps();
                    ties.merge(stamps.system(), 1, Integer::sum);
                    return inOrder(stamps.created(), stamps.modified(), stamps.system())
                            && !stamps.system().isAfter(START);
                }))
                .isTrue();
        assertThat(ties.values()).anyMatch(many -> many > 1_000);
    }

    @Test
    void ordersReferToCustomersAndDealsToAccounts() {
        var customers = new HashSet<Long>();
        DAY.customers().forEachRemaining(one -> customers.add(one.customerId()));
        var accounts = new HashSet<String>();
        DAY.accounts().forEachRemaining(one -> accounts.add(one.id()));
        var employers = new HashMap<Boolean, Integer>();

        assertThat(all(DAY.orders(), order -> customers.contains(order.customerId())))
                .isTrue();
        assertThat(all(DAY.opportunities(), deal -> accounts.contains(deal.accountId())))
                .isTrue();
        DAY.contacts()
                .forEachRemaining(
                        contact -> employers.merge(!contact.accountId().isEmpty(), 1, Integer::sum));
        assertThat(all(DAY.contacts(), one -> one.accountId().isEmpty() || accounts.contains(one.accountId())))
                .isTrue();
        assertThat(employers.get(true)).isBetween(12_000, 30_000);
    }

    private static double share(Map<Integer, Long> bySources, int sources) {
        var all = bySources.values().stream().mapToLong(Long::longValue).sum();
        return (double) bySources.getOrDefault(sources, 0L) / all;
    }

    private static <T> boolean all(Iterator<T> records, Predicate<T> claim) {
        while (records.hasNext()) {
            if (!claim.test(records.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean inOrder(Instant first, Instant second, Instant third) {
        return !second.isBefore(first) && !third.isBefore(second);
    }

    private static List<Person> people() {
        return IntStream.range(0, DAY.population().size())
                .mapToObj(DAY.population()::person)
                .toList();
    }

    private static int count(Iterator<?> records) {
        var count = 0;
        for (; records.hasNext(); records.next()) {
            count++;
        }
        return count;
    }
}
