package dev.wadi.sandbox.day.crm;

import dev.wadi.sandbox.day.chance.Dice;
import dev.wadi.sandbox.day.chance.Permutation;
import dev.wadi.sandbox.day.chance.Timetable;
import dev.wadi.sandbox.day.people.Cast;
import dev.wadi.sandbox.day.people.Company;
import dev.wadi.sandbox.day.people.Population;
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
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The accounts of the CRM: companies, some of them twice. */
public final class Accounts {

    public static final String STREAM = "crm.account";

    private static final List<Spoil> SPOILS = List.of(
            Spoil.of(FlawCode.FIELD_MISSING, "Name", "", "  "),
            Spoil.of(FlawCode.FIELD_FORMAT, "Website", "no website", "http://", "htp:/acme.example"),
            Spoil.of(FlawCode.FIELD_NOT_ALLOWED, "Industry", "Misc", "retail", "Underwater Basket Weaving"),
            Spoil.of(FlawCode.FIELD_TOO_LONG, "Phone", "+1 202 555 0100, or ask for Jim at +1 202 555 0101"),
            Spoil.of(FlawCode.NUMBER_OUT_OF_RANGE, "NumberOfEmployees", "-1", "-250"),
            Spoil.of(FlawCode.NUMBER_OUT_OF_RANGE, "AnnualRevenue", "-100000", "-0.01"));

    private final Cast cast;
    private final long seed;
    private final Permutation ids;

    public Accounts(Cast cast, long seed) {
        this.cast = cast;
        this.seed = seed;
        this.ids = new Permutation(2 * cast.population().companies(), seed + 1);
    }

    /** What the day begins with. */
    public Stream<Told<CrmAccount>> initial() {
        return records().mapToObj(record -> told(record, 0, Timetable.START, false));
    }

    /** What becomes of them, in the order of time. */
    public Stream<Told<CrmAccount>> changes() {
        return Timetable.of(seed + 2, records(), 20, 100).stream()
                .map(planned -> told(planned.record(), planned.version(), planned.at(), planned.deletes()));
    }

    /** The id of a company's first account; empty where it has none. */
    String id(int company) {
        return cast.accounts(company) == 0 ? "" : SalesforceId.of("001", ids.of(company) + 1_000L);
    }

    Cast cast() {
        return cast;
    }

    private IntStream records() {
        var companies = cast.population().companies();
        return cast.companies()
                .flatMap(company ->
                        IntStream.range(0, cast.accounts(company)).map(sight -> company + sight * companies));
    }

    private Told<CrmAccount> told(int record, int version, Instant at, boolean deleted) {
        var company = cast.population().company(record % cast.population().companies());
        var dice = Dice.of(seed + 3, record);
        var dirt = EnumSet.noneOf(Dirt.class);
        if (record >= cast.population().companies()) {
            dirt.add(Dirt.DUPLICATE_IN_SOURCE);
        }
        var fields = fields(company, dirt, dice);
        var stamps = Stamps.before(dice);
        for (var change = 1; change <= version; change++) {
            change(fields, Dice.of(seed + 4 + change, record));
        }
        var fate = Dice.of(seed + 103L * (version + 1), record);
        var flaws = fate.permille(Contacts.BAD_PERMILLE) ? Spoil.some(SPOILS, fields, fate) : List.<Flaw>of();
        var id = SalesforceId.of("001", ids.of(record) + 1_000L);
        var account = CrmAccount.of(id, fields, version == 0 ? stamps : stamps.changed(at), deleted);
        return new Told<>(
                at,
                account,
                new RecordTruth(STREAM, id, version, "", RecordTruth.company(company.number()), deleted, flaws, dirt));
    }

    private static Map<String, String> fields(Company company, EnumSet<Dirt> dirt, Dice dice) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("Name", name(company, dirt, dice));
        fields.put(
                "Website",
                dice.permille(800) ? dice.oneOf(List.of("https://www.", "http://", "www.")) + company.domain() : "");
        fields.put("Industry", dice.permille(850) ? company.industry() : "");
        fields.put("Phone", dice.permille(850) ? company.switchboard().e164() : "");
        fields.put("BillingStreet", company.address().street().home());
        fields.put("BillingCity", company.address().town().home());
        fields.put("BillingState", company.address().state().home());
        fields.put("BillingPostalCode", company.address().postalCode());
        fields.put("BillingCountry", company.country().english());
        fields.put("NumberOfEmployees", dice.permille(700) ? Integer.toString(company.employees()) : "");
        fields.put("AnnualRevenue", dice.permille(600) ? company.revenue().toPlainString() : "");
        return fields;
    }

    private static String name(Company company, EnumSet<Dirt> dirt, Dice dice) {
        if (company.name().foreign() && dice.permille(300)) {
            dirt.add(Dirt.LATIN_LETTERS);
            return company.name().latin();
        }
        if (dice.permille(60)) {
            dirt.add(Dirt.UPPER_CASE);
            return company.name().home().toUpperCase(Locale.ROOT);
        }
        return company.name().home();
    }

    private static void change(Map<String, String> fields, Dice dice) {
        if (dice.permille(500)) {
            fields.put("Industry", dice.oneOf(Population.INDUSTRIES));
        } else {
            fields.put("NumberOfEmployees", Integer.toString(dice.between(3, 4_000)));
        }
    }
}
