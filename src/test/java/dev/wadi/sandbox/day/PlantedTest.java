package dev.wadi.sandbox.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.day.dirt.States;
import dev.wadi.sandbox.day.truth.Dirt;
import dev.wadi.sandbox.day.truth.FlawCode;
import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.sandbox.day.truth.Summary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is planted in the usual day, recounted by somebody who does not know how. */
class PlantedTest {

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
    void whatIsPlantedIsWhatASecondOpinionFinds() {
        var planted = new HashMap<String, Set<String>>();
        for (var truth : TRUTH) {
            var flaws = truth.flaws().stream()
                    .map(flaw -> flaw.code() + " " + flaw.field())
                    .collect(Collectors.toCollection(TreeSet::new));
            planted.put(truth.key() + "/" + truth.version(), flaws);
        }
        var found = new HashMap<String, Set<String>>();
        judge(found, "crm.contact", DAY.contacts(), DAY.contactChanges(), one -> one.id(), Judge::of);
        judge(found, "crm.account", DAY.accounts(), DAY.accountChanges(), one -> one.id(), Judge::of);
        judge(found, "crm.opportunity", DAY.opportunities(), DAY.opportunityChanges(), one -> one.id(), Judge::of);
        judge(
                found,
                "orders.customer",
                DAY.customers(),
                DAY.customerChanges(),
                one -> one.customerId() + "",
                Judge::of);
        judge(found, "orders.order", DAY.orders(), DAY.orderChanges(), one -> one.orderId() + "", Judge::of);

        var differences = found.entrySet().stream()
                .filter(one -> !one.getValue().equals(planted.get(one.getKey())))
                .map(one -> one + " but planted " + planted.get(one.getKey()))
                .toList();
        assertThat(differences).isEmpty();
        planted.keySet().removeIf(record -> record.startsWith("tickets."));
        assertThat(planted.keySet().equals(found.keySet())).isTrue();
    }

    @Test
    void theTicketsHaveTheBadLinesTheTruthSays() {
        var planted = TRUTH.stream()
                .filter(truth -> truth.stream().equals("tickets.ticket") && !truth.valid())
                .map(truth -> truth.place() + " " + truth.flaws())
                .toList();

        var written = DAY.tickets(object -> {}).badLines().stream()
                .map(line -> line.key() + "#" + line.ordinal() + " "
                        + line.faults().stream()
                                .map(fault -> "Flaw[code=" + fault.code() + ", field=" + fault.field() + "]")
                                .toList())
                .toList();

        assertThat(written).hasSizeGreaterThan(400).isEqualTo(planted);
    }

    @Test
    void everyKindOfFlawOccursAndTwoOrThreeRecordsInAHundredAreInvalid() {
        var codes = EnumSet.noneOf(FlawCode.class);
        TRUTH.forEach(truth -> truth.flaws().forEach(flaw -> codes.add(flaw.code())));

        assertThat(codes).containsExactly(FlawCode.values());
        SUMMARY.records()
                .forEach((stream, records) -> assertThat(
                                1_000.0 * SUMMARY.invalid().getOrDefault(stream, 0) / records)
                        .as(stream)
                        .isBetween(18.0, 35.0));
    }

    @Test
    void everyKindOfDirtOccursOften() {
        assertThat(SUMMARY.dirt()).containsOnlyKeys(Dirt.values());
        assertThat(SUMMARY.dirt().values()).allMatch(count -> count >= 20);
    }

    @Test
    void mississippiIsSpelledInTwentyThreeWaysAndMsIsATitleToo() {
        var states = new HashMap<String, Integer>();
        var titles = new HashSet<String>();
        DAY.contacts().forEachRemaining(contact -> {
            states.merge(contact.mailingState(), 1, Integer::sum);
            titles.add(contact.salutation());
        });

        assertThat(States.SPELLINGS_OF_MISSISSIPPI).hasSize(23).doesNotHaveDuplicates();
        assertThat(states.keySet()).containsAll(States.SPELLINGS_OF_MISSISSIPPI).contains("Mississippi", "MS", "Ms.");
        assertThat(titles).contains("Ms.");
    }

    @Test
    void datesAreTypedInManyWaysAndLastTuesdayIsOne() {
        var shapes = new HashSet<String>();
        var typed = new HashSet<String>();
        DAY.customers().forEachRemaining(customer -> {
            shapes.add(customer.birthDate().replaceAll("[0-9]", "9"));
            typed.add(customer.birthDate());
        });

        assertThat(shapes).contains("9999-99-99", "99.99.9999", "99/99/9999", "99999999", "");
        assertThat(typed).contains("Last Tuesday");
    }

    @Test
    void theExportsHaveByteOrderMarksAndQuotedNewlines() {
        var withMark = new HashSet<Boolean>();
        var newlines = new int[1];
        DAY.tickets(object -> {
            withMark.add((object.bytes()[0] & 0xFF) == 0xEF);
            newlines[0] += (int) IntStream.range(0, object.bytes().length)
                            .filter(index -> object.bytes()[index] == '\n')
                            .count()
                    - object.records();
        });

        assertThat(withMark).containsExactlyInAnyOrder(true, false);
        assertThat(newlines[0]).isGreaterThan(1_000);
    }

    private static <T> void judge(
            Map<String, Set<String>> found,
            String stream,
            Iterator<T> initial,
            Iterator<Change<T>> changes,
            Function<T, String> id,
            Function<T, Set<String>> judge) {
        var versions = new HashMap<String, Integer>();
        initial.forEachRemaining(record -> found.put(stream + "/" + id.apply(record) + "/0", judge.apply(record)));
        changes.forEachRemaining(change -> {
            var version = versions.merge(id.apply(change.record()), 1, Integer::sum);
            found.put(stream + "/" + id.apply(change.record()) + "/" + version, judge.apply(change.record()));
        });
    }
}
