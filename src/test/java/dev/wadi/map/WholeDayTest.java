package dev.wadi.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.bronze.PageReader;
import dev.wadi.contract.Contracts;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Version;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.sandbox.day.people.Country;
import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.validate.Validator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole day of dirty data from six streams, by the contracts that are shipped. */
class WholeDayTest {

    private static final DaySize SIZE = DaySize.of(4_000);
    private static final Contracts CONTRACTS = Contracts.load(Path.of("contracts"));
    private static final PageReader READER = new PageReader(CONTRACTS);
    private static final Validator VALIDATOR = new Validator(CONTRACTS);
    private static final Mapper MAPPER =
            new Mapper(CONTRACTS, KeyedHash.of(new Sensitive<>("0123456789abcdef".repeat(2))));

    /** What became of one record: a version, or the reasons why not. */
    private record Fate(String stream, Optional<Version> version, Set<String> reasons) {

        Optional<Object> value(String column) {
            return version.flatMap(one ->
                    Optional.ofNullable(one.values().get(CONTRACTS.of(stream).indexOf(column))));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyInvalidRecordIsSetAsideForJustItsFlawsAndNoValidOneIs(long seed) {
        var day = Day.of(SIZE, seed);
        var planted = truth(day).stream()
                .map(truth -> truth.stream() + " " + reasons(truth))
                .toList();

        var found = fates(day).stream()
                .map(fate -> fate.stream() + " " + fate.reasons())
                .toList();

        assertThat(IntStream.range(0, Math.max(found.size(), planted.size()))
                        .filter(at -> !found.get(at).equals(planted.get(at)))
                        .mapToObj(at -> "found " + found.get(at) + ", planted " + planted.get(at)))
                .isEmpty();
    }

    @Test
    void theDaysOfTheseSeedsHaveEveryKindOfFlaw() {
        var kinds = Stream.of(1, 2, 3)
                .flatMap(seed -> truth(Day.of(SIZE, seed)).stream())
                .flatMap(truth -> reasons(truth).stream().map(reason -> truth.stream() + " " + reason))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(kinds).hasSize(58);
    }

    @Test
    void whatIsTypedInManyWaysIsReadAsWhatIsMeant() {
        var day = Day.of(SIZE, 1);
        var truth = truth(day);
        var fates = fates(day);
        var wrong = new ArrayList<String>();
        var read = new HashMap<String, Integer>();
        for (var at = 0; at < fates.size(); at++) {
            var fate = fates.get(at);
            if (fate.stream().equals("crm.contact") && fate.version().isPresent()) {
                var person = day.population().person(number(truth.get(at)));
                var phones = Stream.concat(
                                Stream.of(person.mobile(), person.landline()),
                                person.employer().stream()
                                        .mapToObj(company -> day.population()
                                                .company(company)
                                                .switchboard()))
                        .map(phone -> phone.e164())
                        .collect(Collectors.toSet());
                for (var column : List.of("phone", "mobile")) {
                    var number = fate.value(column + "_e164");
                    if (number.isPresent()) {
                        read.merge(column, 1, Integer::sum);
                    }
                    var readable = fate.value("country_code").isPresent()
                            || fate.value(column).orElse("").toString().matches("(\\+|00|tel:).*");
                    if (number.isPresent()
                            ? !phones.contains(number.get())
                            : readable && fate.value(column).isPresent()) {
                        wrong.add(fate.value(column) + " " + number + " of " + phones + fate.value("country"));
                    }
                }
                var american = person.country() == Country.US;
                if (fate.value("country").isPresent()
                        && !fate.value("country_code")
                                .equals(Optional.of(person.country().name()))) {
                    wrong.add(fate.value("country") + " " + person.country());
                }
                if (american
                        && fate.value("region").isPresent()
                        && fate.value("region_code").isEmpty()) {
                    wrong.add(fate.value("region").toString());
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(read.values()).allMatch(count -> count > 500);
    }

    @Test
    void nothingThatArrivesIsLeftWithoutAColumn() {
        var extras = fates(Day.of(DaySize.of(300), 1)).stream()
                .flatMap(fate -> fate.version().stream().flatMap(version -> names(fate.stream(), version)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(extras)
                .containsExactly(
                        "crm.account LastModifiedDate",
                        "crm.contact LastModifiedDate",
                        "crm.opportunity LastModifiedDate");
    }

    private static Stream<String> names(String stream, Version version) {
        var names = new ArrayList<String>();
        version.extra().fieldNames().forEachRemaining(name -> names.add(stream + " " + name));
        return names.stream();
    }

    private static int number(RecordTruth truth) {
        return Integer.parseInt(truth.entity().substring("person-".length()));
    }

    private static List<RecordTruth> truth(Day day) {
        var truth = new ArrayList<RecordTruth>();
        day.truth(truth::add);
        return truth;
    }

    private static Set<String> reasons(RecordTruth truth) {
        return truth.flaws().stream()
                .map(flaw -> flaw.code() + " " + flaw.field())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Fate> fates(Day day) {
        var fates = new ArrayList<Fate>();
        new DayPages(day, claim -> {
                    var stream = claim.page().stream();
                    var batch = MAPPER.map(VALIDATOR.validate(READER.read(claim)));
                    var ofPage = new Fate[claim.page().frames().size()];
                    for (var version : batch.accepted()) {
                        ofPage[version.origin().ordinal()] = new Fate(stream, Optional.of(version), new TreeSet<>());
                    }
                    for (var reject : batch.rejects()) {
                        ofPage[reject.origin().ordinal()] = new Fate(
                                stream,
                                Optional.empty(),
                                reject.problems().stream()
                                        .map(problem -> problem.code() + " " + problem.pointer())
                                        .collect(Collectors.toCollection(TreeSet::new)));
                    }
                    fates.addAll(List.of(ofPage));
                })
                .read();
        return fates;
    }
}
