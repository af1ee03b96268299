package dev.wadi.sandbox.day.shop;

import dev.wadi.sandbox.day.chance.Dice;
import dev.wadi.sandbox.day.chance.Permutation;
import dev.wadi.sandbox.day.chance.Timetable;
import dev.wadi.sandbox.day.dirt.DateFormats;
import dev.wadi.sandbox.day.dirt.Eyes;
import dev.wadi.sandbox.day.people.Cast;
import dev.wadi.sandbox.day.people.Person;
import dev.wadi.sandbox.day.truth.Dirt;
import dev.wadi.sandbox.day.truth.Flaw;
import dev.wadi.sandbox.day.truth.FlawCode;
import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.sandbox.day.truth.Spoil;
import dev.wadi.sandbox.day.truth.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The customers of the shop: people, some of them twice, and a few companies. */
public final class Customers {

    public static final String STREAM = "orders.customer";

    /** What a customer is. */
    public static final List<String> KINDS = List.of("person", "company");

    static final int BAD_PERMILLE = 25;

    private static final int FIRST_ID = 100_000;
    private static final int CHANGED_PERMILLE = 50;

    private static final List<Spoil> SPOILS = List.of(
            Spoil.of(FlawCode.FIELD_MISSING, "customer_number", "", "   "),
            Spoil.of(FlawCode.FIELD_FORMAT, "customer_number", "4711", "C-12", "c-1234567", "CUST_ID"),
            Spoil.of(FlawCode.FIELD_FORMAT, "email", "ask at the door", "x@", "@x.example", "a@@b.example", "a@b"),
            Spoil.of(FlawCode.FIELD_NOT_ALLOWED, "kind", "Person", "dog", "b2b"),
            Spoil.of(FlawCode.FIELD_TOO_LONG, "phone", "+1 202 555 0100, or after six ask the neighbour, 0101"),
            Spoil.of(
                    FlawCode.DATE_UNPARSABLE,
                    "birth_date",
                    "Last Tuesday",
                    "1975-02-30",
                    "31.06.1980",
                    "13/13/1970",
                    "0000-00-00",
                    "19750230"),
            new Spoil(FlawCode.DATE_AMBIGUOUS, "birth_date", ambiguousDates()),
            Spoil.of(FlawCode.NUMBER_UNPARSABLE, "loyalty_points", "gold", "1O0", "12 points", "\u221e"),
            Spoil.of(FlawCode.NUMBER_OUT_OF_RANGE, "loyalty_points", "-5", "-1200"));

    private final Cast cast;
    private final long seed;
    private final Eyes eyes;
    private final Permutation ids;
    private final Permutation numbers;

    public Customers(Cast cast, long seed) {
        this.cast = cast;
        this.seed = seed;
        this.eyes = new Eyes(cast.population(), seed + 1);
        var most = 2 * people() + cast.population().companies();
        this.ids = new Permutation(most, seed + 2);
        this.numbers = new Permutation(9_000_000, seed + 3);
    }

    /** What the day begins with. */
    public Stream<Told<ShopCustomer>> initial() {
        return records().mapToObj(record -> told(record, 0, Timetable.START));
    }

    /** What becomes of them, in the order of time; nobody ceases to be a customer. */
    public Stream<Told<ShopCustomer>> changes() {
        return Timetable.of(seed + 4, records(), CHANGED_PERMILLE, 0).stream()
                .map(planned -> told(planned.record(), planned.version(), planned.at()));
    }

    /** The number the shop gave to somebody. */
    public String number(int person) {
        return "C-" + (1_000_000 + numbers.of(person));
    }

    /** A number for each record: that of the person, then those of second records, then companies. */
    IntStream records() {
        var companies = cast.companies().filter(cast::buys).map(company -> 2 * people() + company);
        return IntStream.concat(
                cast.people()
                        .flatMap(person ->
                                IntStream.range(0, cast.inShop(person)).map(sight -> person + sight * people())),
                companies);
    }

    long id(int record) {
        return FIRST_ID + ids.of(record);
    }

    String entity(int record) {
        return record < 2 * people()
                ? RecordTruth.person(record % people())
                : RecordTruth.company(record - 2 * people());
    }

    /** Where an order of this customer goes: street, town, state, postal code, country. */
    List<String> shipping(int record) {
        var address = record < 2 * people()
                ? cast.population().person(record % people()).home()
                : cast.population().company(record - 2 * people()).address();
        return List.of(
                address.street().home(),
                address.town().home(),
                address.state().home(),
                address.postalCode(),
                address.country().english());
    }

    private int people() {
        return cast.population().size();
    }

    private Told<ShopCustomer> told(int record, int version, Instant at) {
        var dice = Dice.of(seed + 5, record);
        var dirt = EnumSet.noneOf(Dirt.class);
        var isCompany = record >= 2 * people();
        var columns = isCompany
                ? company(record - 2 * people(), dirt, dice)
                : person(cast.population().person(record % people()), record / people(), dirt);
        columns.put("customer_number", number(record));
        columns.put("loyalty_points", dice.permille(600) ? Integer.toString(dice.between(0, 20_000)) : "");
        var created = Timetable.START.minusSeconds(dice.between(1, 1_500) * 86_400L + dice.between(0, 86_399));
        var age = Timetable.START.getEpochSecond() - created.getEpochSecond();
        var updated =
                created.plusSeconds(age * dice.between(0, 999) / 1_000).plusNanos(dice.between(0, 999_999) * 1_000L);
        for (var change = 1; change <= version; change++) {
            change(columns, record, Dice.of(seed + 6 + change, record));
        }
        var fate = Dice.of(seed + 109L * (version + 1), record);
        var flaws = fate.permille(BAD_PERMILLE) ? Spoil.some(SPOILS, columns, fate) : List.<Flaw>of();
        var customer = ShopCustomer.of(id(record), columns, created, version == 0 ? updated : at);
        var id = Long.toString(customer.customerId());
        return new Told<>(at, customer, new RecordTruth(STREAM, id, version, "", entity(record), false, flaws, dirt));
    }

    private Map<String, String> person(Person person, int sight, Set<Dirt> dirt) {
        var sighting = eyes.see(person, sight);
        dirt.addAll(sighting.dirt());
        if (sight == Cast.AGAIN) {
            dirt.add(Dirt.DUPLICATE_IN_SOURCE);
        }
        var columns = new LinkedHashMap<String, String>();
        columns.put("kind", "person");
        columns.put("salutation", sighting.salutation());
        columns.put("given_name", sighting.given());
        columns.put("family_name", sighting.family());
        columns.put("email", sighting.email());
        columns.put("phone", sighting.phone().isEmpty() ? sighting.mobile() : sighting.phone());
        columns.put("birth_date", sighting.typedBirthDate());
        columns.put("street", sighting.street());
        columns.put("city", sighting.town());
        columns.put("state", sighting.state());
        columns.put("postal_code", sighting.postalCode());
        columns.put("country", sighting.country());
        return columns;
    }

    private Map<String, String> company(int number, Set<Dirt> dirt, Dice dice) {
        var company = cast.population().company(number);
        var columns = new LinkedHashMap<String, String>();
        columns.put("kind", "company");
        if (dice.permille(300)) {
            dirt.add(Dirt.UPPER_CASE);
            columns.put("company_name", company.name().home().toUpperCase(Locale.ROOT));
        } else {
            columns.put("company_name", company.name().home());
        }
        columns.put("email", company.mailbox());
        columns.put("phone", company.switchboard().e164());
        columns.put("street", company.address().street().home());
        columns.put("city", company.address().town().home());
        columns.put("state", company.address().state().home());
        columns.put("postal_code", company.address().postalCode());
        columns.put("country", company.country().english());
        return columns;
    }

    private void change(Map<String, String> columns, int record, Dice dice) {
        if (record < 2 * people() && dice.permille(400)) {
            columns.put("email", cast.population().person(record % people()).email());
        } else if (dice.permille(500)) {
            var address = shipping(record);
            columns.put("street", address.get(0));
            columns.put("city", address.get(1));
            columns.put("postal_code", address.get(3));
        } else {
            columns.put("loyalty_points", Integer.toString(dice.between(0, 20_000)));
        }
    }

    private static List<String> ambiguousDates() {
        var dates = new ArrayList<String>();
        var dice = new Dice(1);
        while (dates.size() < 20) {
            dates.add(DateFormats.ambiguous(dice));
        }
        return dates;
    }
}
