package dev.wadi.sandbox.day.crm;

import dev.wadi.sandbox.day.chance.Dice;
import dev.wadi.sandbox.day.chance.Permutation;
import dev.wadi.sandbox.day.chance.Timetable;
import dev.wadi.sandbox.day.dirt.Eyes;
import dev.wadi.sandbox.day.dirt.Sighting;
import dev.wadi.sandbox.day.people.Cast;
import dev.wadi.sandbox.day.people.Person;
import dev.wadi.sandbox.day.truth.Dirt;
import dev.wadi.sandbox.day.truth.Flaw;
import dev.wadi.sandbox.day.truth.FlawCode;
import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.sandbox.day.truth.Spoil;
import dev.wadi.sandbox.day.truth.Told;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The contacts of the CRM: people as sales entered them, some of them twice. */
public final class Contacts {

    /** What a contact's lead source may be. */
    public static final List<String> LEAD_SOURCES =
            List.of("Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Trade Show", "Other");

    public static final String STREAM = "crm.contact";

    static final int BAD_PERMILLE = 25;
    static final int CHANGED_PERMILLE = 60;
    static final int DELETED_PERMILLE = 150;

    private static final List<Spoil> SPOILS = List.of(
            Spoil.of(FlawCode.FIELD_MISSING, "LastName", "", "   "),
            Spoil.of(
                    FlawCode.FIELD_FORMAT,
                    "Email",
                    "maria at example.com",
                    "maria@",
                    "@example.com",
                    "maria@@example.com",
                    "two words@example.com",
                    "maria@localhost"),
            Spoil.of(FlawCode.FIELD_FORMAT, "Customer_Number__c", "4711", "C-12", "c-1234567", "C-12345678", "CUST_ID"),
            Spoil.of(
                    FlawCode.FIELD_FORMAT, "Last_Login_IP__c", "198.18.0", "localhost", "300.1.2.3", "198.18.0.1:8080"),
            Spoil.of(FlawCode.FIELD_NOT_ALLOWED, "LeadSource", "Bob from Marketing", "web", "TBD"),
            Spoil.of(
                    FlawCode.FIELD_TOO_LONG,
                    "FirstName",
                    "Maximiliana ".repeat(4).strip()),
            Spoil.of(
                    FlawCode.FIELD_TOO_LONG,
                    "Title",
                    "Vice President of ".repeat(8).strip()));

    private final Cast cast;
    private final long seed;
    private final Eyes eyes;
    private final Permutation ids;
    private final Accounts accounts;
    private final IntFunction<String> customerNumbers;

    /** @param customerNumbers the number the shop gave to somebody it knows */
    public Contacts(Cast cast, long seed, Accounts accounts, IntFunction<String> customerNumbers) {
        this.cast = cast;
        this.seed = seed;
        this.eyes = new Eyes(cast.population(), seed + 1);
        this.ids = new Permutation(2 * cast.population().size(), seed + 2);
        this.accounts = accounts;
        this.customerNumbers = customerNumbers;
    }

    /** What the day begins with. */
    public Stream<Told<CrmContact>> initial() {
        return records().mapToObj(record -> told(record, 0, Timetable.START, false));
    }

    /** What becomes of them, in the order of time. */
    public Stream<Told<CrmContact>> changes() {
        return Timetable.of(seed + 3, records(), CHANGED_PERMILLE, DELETED_PERMILLE).stream()
                .map(planned -> told(planned.record(), planned.version(), planned.at(), planned.deletes()));
    }

    /** A number for each record: that of the person, and beyond all of them once more for those who are in it twice. */
    private IntStream records() {
        return cast.people()
                .flatMap(person -> IntStream.range(0, cast.inCrm(person))
                        .map(sight -> person + sight * cast.population().size()))
                .limit(cast.profiles());
    }

    private Told<CrmContact> told(int record, int version, Instant at, boolean deleted) {
        var person = cast.population().person(record % cast.population().size());
        var sight = record / cast.population().size();
        var dice = Dice.of(seed + 4, record);
        var sighting = eyes.see(person, sight);
        var dirt = EnumSet.noneOf(Dirt.class);
        dirt.addAll(sighting.dirt());
        dirt.remove(Dirt.DATE_FORMAT); // Salesforce knows dates as dates
        if (sight == Cast.AGAIN) {
            dirt.add(Dirt.DUPLICATE_IN_SOURCE);
        }
        var fields = fields(person, sighting, dirt, dice);
        var stamps = Stamps.before(dice);
        for (var change = 1; change <= version; change++) {
            change(fields, person, Dice.of(seed + 5 + change, record));
        }
        var fate = Dice.of(seed + 101L * (version + 1), record);
        var flaws = fate.permille(BAD_PERMILLE) ? Spoil.some(SPOILS, fields, fate) : List.<Flaw>of();
        var id = SalesforceId.of("003", ids.of(record) + 1_000L);
        var contact = CrmContact.of(id, fields, version == 0 ? stamps : stamps.changed(at), deleted);
        return new Told<>(
                at,
                contact,
                new RecordTruth(STREAM, id, version, "", RecordTruth.person(person.number()), deleted, flaws, dirt));
    }

    private Map<String, String> fields(Person person, Sighting sighting, EnumSet<Dirt> dirt, Dice dice) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("FirstName", sighting.given());
        fields.put("LastName", sighting.family());
        fields.put("Salutation", sighting.salutation());
        fields.put("Title", dice.permille(700) ? person.jobTitle() : "");
        fields.put("Email", sighting.email());
        fields.put("Phone", sighting.phone());
        fields.put("MobilePhone", sighting.mobile());
        fields.put("MailingStreet", sighting.street());
        fields.put("MailingCity", sighting.town());
        fields.put("MailingState", sighting.state());
        fields.put("MailingPostalCode", sighting.postalCode());
        fields.put("MailingCountry", sighting.country());
        fields.put("Birthdate", sighting.isoBirthDate());
        fields.put(
                "AccountId",
                person.employer().isPresent() ? accounts.id(person.employer().getAsInt()) : "");
        fields.put("LeadSource", dice.permille(850) ? dice.oneOf(LEAD_SOURCES) : "");
        fields.put("Customer_Number__c", customerNumber(person, dirt, dice));
        fields.put("Last_Login_IP__c", dice.permille(400) ? address(person, dice) : "");
        return fields;
    }

    /** Where sales asked for it; now and then the number of somebody else. */
    private String customerNumber(Person person, EnumSet<Dirt> dirt, Dice dice) {
        if (cast.inShop(person.number()) == 0 || !dice.permille(300)) {
            return "";
        }
        var other = (person.number() + 1) % cast.population().size();
        if (dice.permille(15) && cast.inShop(other) > 0) {
            dirt.add(Dirt.WRONG_CROSS_REFERENCE);
            return customerNumbers.apply(other);
        }
        return customerNumbers.apply(person.number());
    }

    /** Of the ranges set aside for benchmarks and documentation, a part for each country: nobody really lives there. */
    private static String address(Person person, Dice dice) {
        var country = person.country().ordinal();
        if (dice.permille(100)) {
            return "2001:db8:" + Integer.toHexString(country + 1) + "::" + Integer.toHexString(dice.between(1, 65_535));
        }
        return "198.18." + (country * 16 + dice.between(0, 15)) + "." + dice.between(1, 254);
    }

    private void change(Map<String, String> fields, Person person, Dice dice) {
        switch (dice.between(1, 4)) {
            case 1 -> fields.put("Email", person.email());
            case 2 -> fields.put("MobilePhone", person.mobile().e164());
            case 3 -> fields.put("LeadSource", dice.oneOf(LEAD_SOURCES));
            default -> {
                fields.put("MailingStreet", person.home().street().home());
                fields.put("MailingCity", person.home().town().home());
                fields.put("MailingPostalCode", person.home().postalCode());
            }
        }
    }
}
