package dev.wadi.sandbox.day.crm;

import dev.wadi.sandbox.day.chance.Dice;
import dev.wadi.sandbox.day.chance.Permutation;
import dev.wadi.sandbox.day.chance.Timetable;
import dev.wadi.sandbox.day.people.Cast;
import dev.wadi.sandbox.day.truth.Flaw;
import dev.wadi.sandbox.day.truth.FlawCode;
import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.sandbox.day.truth.Spoil;
import dev.wadi.sandbox.day.truth.Told;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The opportunities of the CRM: up to three deals with each account. */
public final class Opportunities {

    public static final String STREAM = "crm.opportunity";

    /** How far a deal is, and what is thought of its chances. */
    public static final List<String> STAGES =
            List.of("Prospecting", "Qualification", "Proposal", "Negotiation", "Closed Won", "Closed Lost");

    /** What amounts may be in. */
    public static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP", "JPY", "PLN", "SEK", "BRL");

    private static final List<String> PROBABILITIES = List.of("10", "25", "50", "75", "100", "0");
    private static final int WON = 4;
    private static final int MOST = 3;

    private static final List<Spoil> SPOILS = List.of(
            Spoil.of(FlawCode.FIELD_MISSING, "Name", "", " "),
            Spoil.of(FlawCode.FIELD_NOT_ALLOWED, "StageName", "Verbal", "closed won", "???"),
            Spoil.of(FlawCode.FIELD_NOT_ALLOWED, "CurrencyIsoCode", "XXX", "EURO", "BTC", "usd"),
            Spoil.of(FlawCode.NUMBER_OUT_OF_RANGE, "Amount", "-1200.00", "-0.01"),
            Spoil.of(FlawCode.NUMBER_OUT_OF_RANGE, "Probability", "110", "-5"),
            Spoil.of(FlawCode.FIELD_MISSING, "CloseDate", ""),
            Spoil.of(FlawCode.CLOSED_BEFORE_CREATED, "CloseDate", "2009-12-31", "1999-01-01"));

    private final Accounts accounts;
    private final Cast cast;
    private final long seed;
    private final Permutation ids;

    public Opportunities(Accounts accounts, long seed) {
        this.accounts = accounts;
        this.cast = accounts.cast();
        this.seed = seed;
        this.ids = new Permutation(MOST * cast.population().companies(), seed + 1);
    }

    /** What the day begins with. */
    public Stream<Told<CrmOpportunity>> initial() {
        return records().mapToObj(record -> told(record, 0, Timetable.START, false));
    }

    /** What becomes of them, in the order of time. */
    public Stream<Told<CrmOpportunity>> changes() {
        return Timetable.of(seed + 2, records(), 80, 60).stream()
                .map(planned -> told(planned.record(), planned.version(), planned.at(), planned.deletes()));
    }

    private IntStream records() {
        return cast.companies()
                .filter(company -> cast.accounts(company) > 0)
                .flatMap(company -> IntStream.range(0, Dice.of(seed, company).between(0, MOST))
                        .map(deal -> company * MOST + deal));
    }

    private Told<CrmOpportunity> told(int record, int version, Instant at, boolean deleted) {
        var company = record / MOST;
        var dice = Dice.of(seed + 3, record);
        var stamps = Stamps.before(dice);
        var fields = fields(company, stamps, dice);
        for (var change = 1; change <= version; change++) {
            stage(fields, Dice.of(seed + 4 + change, record));
        }
        var fate = Dice.of(seed + 107L * (version + 1), record);
        var flaws = fate.permille(Contacts.BAD_PERMILLE) ? Spoil.some(SPOILS, fields, fate) : List.<Flaw>of();
        var id = SalesforceId.of("006", ids.of(record) + 1_000L);
        var opportunity = CrmOpportunity.of(id, fields, version == 0 ? stamps : stamps.changed(at), deleted);
        return new Told<>(
                at,
                opportunity,
                new RecordTruth(STREAM, id, version, "", RecordTruth.company(company), deleted, flaws, Set.of()));
    }

    private Map<String, String> fields(int company, Stamps stamps, Dice dice) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(
                "Name",
                cast.population().company(company).name().home() + " \u2013 " + dice.between(10, 500) + " seats");
        fields.put("AccountId", accounts.id(company));
        fields.put(
                "Amount",
                dice.permille(900)
                        ? BigDecimal.valueOf(dice.between(10_000, 9_999_999), 2).toPlainString()
                        : "");
        fields.put("CurrencyIsoCode", dice.oneOf(CURRENCIES));
        fields.put(
                "CloseDate",
                stamps.created()
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .plusDays(dice.between(1, 300))
                        .toString());
        stage(fields, dice);
        return fields;
    }

    private static void stage(Map<String, String> fields, Dice dice) {
        var stage = dice.between(0, STAGES.size() - 1);
        fields.put("StageName", STAGES.get(stage));
        fields.put("Probability", PROBABILITIES.get(stage));
        fields.put("IsClosed", Boolean.toString(stage >= WON));
        fields.put("IsWon", Boolean.toString(stage == WON));
    }
}
