package dev.wadi.sandbox.day.people;

import com.google.common.base.Ascii;
import dev.wadi.sandbox.day.chance.Dice;
import dev.wadi.sandbox.day.chance.Permutation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * Everybody there is. A person is made up anew each time one asks, the same each time, so that a million of them take no
 * memory.
 */
public final class Population {

    /** What companies do, in the words of Salesforce. */
    public static final List<String> INDUSTRIES = List.of(
            "Agriculture",
            "Banking",
            "Construction",
            "Consulting",
            "Education",
            "Healthcare",
            "Hospitality",
            "Manufacturing",
            "Retail",
            "Technology",
            "Transportation");

    private static final List<String> JOBS = List.of(
            "Managing Director",
            "Buyer",
            "Head of Sales",
            "Accountant",
            "Engineer",
            "Office Manager",
            "Warehouse Lead",
            "Consultant",
            "CTO",
            "Ms. Fix-It",
            "Assistant, Purchasing");
    private static final List<String> TRADES =
            List.of("Trading", "Logistics", "Foods", "Software", "Tools", "Media", "Textiles", "Energy", "Studio");
    private static final List<String> PROVIDERS =
            List.of("mail.example", "post.example", "inbox.example", "webmail.example", "example.com", "example.net");
    private static final LocalDate OLDEST_BIRTH = LocalDate.of(1938, 1, 1);
    private static final int DAYS_OF_BIRTHS = 22_000; // to 1998
    private static final int PEOPLE_PER_COMPANY_SLOT = 900;

    private final long seed;
    private final int size;
    private final int companiesPerSlot;
    private final Permutation addresses;

    public Population(long seed, int size) {
        this.seed = seed;
        this.size = size;
        this.companiesPerSlot = Math.max(1, size / PEOPLE_PER_COMPANY_SLOT);
        this.addresses = new Permutation(size, seed + 5);
    }

    public int size() {
        return size;
    }

    public int companies() {
        return companiesPerSlot * Country.SLOTS;
    }

    /** The person with a number below {@link #size}. */
    public Person person(int number) {
        var household = Household.of(seed, number);
        var place = number - household.first();
        var dice = Dice.of(seed + 2, number);
        var country = household.country();
        var firstIsWoman = Dice.of(seed + 3, household.first()).permille(500);
        var child = place >= 2 || (place == 1 && household.size() == 2 && isParentAndChild(household));
        var woman = woman(place, firstIsWoman, child, dice);
        var given = country.book().given(woman, dice);
        var junior =
                child && woman == firstIsWoman && !woman && namedAfterParent(household) && place == lastOf(household);
        if (junior) {
            given = givenOfFirst(household, firstIsWoman);
        }
        var ownName = place == 1 && !child && dice.permille(200);
        var family = (ownName ? country.book().family(dice) : household.family()).of(woman);
        var formerFamily = woman && !child && !ownName && dice.permille(500)
                ? country.book().family(dice).of(true)
                : family;
        var born = born(household, child, place);
        var employer = dice.permille(550) ? OptionalInt.of(employer(country, dice)) : OptionalInt.empty();
        var workEmail = employer.isPresent()
                ? local(given) + "." + local(family) + "@"
                        + company(employer.getAsInt()).domain()
                : "";
        return new Person(
                number,
                household.first(),
                woman,
                country,
                given,
                family,
                formerFamily,
                junior ? "Jr." : "",
                born,
                email(given, family, number, dice),
                email(given, formerFamily, number, dice),
                local(household.family().man()) + ".family" + addresses.of(household.first()) + "@"
                        + PROVIDERS.get(household.slot() % PROVIDERS.size()),
                workEmail,
                country.phone(dice),
                household.phone(),
                household.home(),
                household.former(),
                employer,
                employer.isPresent() ? dice.oneOf(JOBS) : "");
    }

    /** The company with a number below {@link #companies}. */
    public Company company(int number) {
        var dice = Dice.of(seed + 4, number);
        var country = Country.ofSlot(number % Country.SLOTS);
        var founder = country.book().family(dice).man();
        var trade = dice.oneOf(TRADES);
        var form = dice.oneOf(country.legalForms());
        var name = switch (dice.between(1, 3)) {
            case 1 -> founder.home() + " " + form;
            case 2 -> founder.home() + " " + trade + " " + form;
            default ->
                founder.home() + " & " + country.book().family(dice).man().home() + " " + form;
        };
        var latin = founder.latin() + " " + trade;
        return new Company(
                number,
                country,
                new Word(name, latin),
                local(founder) + "-" + number + ".example",
                country.phone(dice),
                country.address(dice),
                dice.oneOf(INDUSTRIES),
                dice.between(3, 4_000),
                BigDecimal.valueOf(dice.between(100, 90_000)).multiply(BigDecimal.valueOf(1_000)));
    }

    private static boolean woman(int place, boolean firstIsWoman, boolean child, Dice dice) {
        if (place == 0) {
            return firstIsWoman;
        }
        if (child) {
            return dice.permille(450);
        }
        return dice.permille(60) == firstIsWoman; // most couples are a man and a woman
    }

    private static int lastOf(Household household) {
        return household.size() - 1;
    }

    private boolean isParentAndChild(Household household) {
        return Dice.of(seed + 6, household.first()).permille(250);
    }

    private boolean namedAfterParent(Household household) {
        return Dice.of(seed + 7, household.first()).permille(400);
    }

    private Word givenOfFirst(Household household, boolean woman) {
        var dice = Dice.of(seed + 2, household.first());
        return household.country().book().given(woman, dice);
    }

    private LocalDate born(Household household, boolean child, int place) {
        var eldest = Dice.of(seed + 8, household.first()).between(0, DAYS_OF_BIRTHS);
        if (place == 0) {
            return OLDEST_BIRTH.plusDays(household.size() > 1 ? eldest / 2 : eldest);
        }
        var own = Dice.of(seed + 9, household.first() + place);
        if (child) {
            return OLDEST_BIRTH.plusDays(eldest / 2 + own.between(8_000, 13_000));
        }
        return OLDEST_BIRTH.plusDays(eldest / 2 + own.between(0, 2_500));
    }

    /** Few companies have many people, many have few. */
    private int employer(Country country, Dice dice) {
        var last = companiesPerSlot - 1;
        var place = (int) ((long) dice.between(0, last) * dice.between(0, last) / Math.max(1, last));
        return place * Country.SLOTS + country.slot(dice);
    }

    /** With a number nobody else has, as providers with many users suggest. */
    private String email(Word given, Word family, int number, Dice dice) {
        var own = addresses.of(number);
        var local = switch (dice.between(1, 4)) {
            case 1 -> local(given) + "." + local(family) + own;
            case 2 -> local(given) + own;
            case 3 -> local(family) + "." + local(given) + "." + own;
            default -> local(given).charAt(0) + local(family) + own;
        };
        return local + "@" + dice.oneOf(PROVIDERS);
    }

    /** The letters of a name, as the first half of an address has them. */
    private static String local(Word name) {
        var letters = new StringBuilder();
        for (var index = 0; index < name.latin().length(); index++) {
            var letter = Ascii.toLowerCase(name.latin().charAt(index));
            if (letter >= 'a' && letter <= 'z') {
                letters.append(letter);
            }
        }
        return letters.toString();
    }
}
