package dev.wadi.sandbox.day.people;

import dev.wadi.sandbox.day.chance.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where people live: how they are called, how their phones are numbered, how an address is written. */
public enum Country {
    // of a hundred households; calling code, prefix within the country, mobile numbers, rest of the postal code
    US("United States", 25, "1", "", "area555####", "##", Order.NUMBER_FIRST, List.of("Inc.", "LLC", "Corp.")),
    GB("United Kingdom", 11, "44", "0", "72########", " #@@", Order.NUMBER_FIRST, List.of("Ltd", "plc", "& Sons")),
    DE("Germany", 12, "49", "0", "151########", "##", Order.STREET_FIRST, List.of("GmbH", "GmbH & Co. KG", "AG")),
    FR("France", 8, "33", "0", "61#######", "##", Order.NUMBER_FIRST, List.of("SARL", "SA", "SAS")),
    ES("Spain", 5, "34", "", "61#######", "##", Order.COMMA, List.of("S.L.", "S.A.")),
    BR("Brazil", 6, "55", "0", "1199#######", "##-###", Order.COMMA, List.of("Ltda.", "S.A.")),
    PL("Poland", 5, "48", "", "60#######", "###", Order.STREET_FIRST, List.of("Sp. z o.o.", "S.A.")),
    SE("Sweden", 5, "46", "0", "70#######", " ##", Order.STREET_FIRST, List.of("AB", "HB")),
    TR("Turkey", 4, "90", "0", "532#######", "##", Order.STREET_FIRST, List.of("A.Ş.", "Ltd. Şti.")),
    RU("Russia", 5, "7", "8", "916#######", "###", Order.COMMA, List.of("ООО", "АО")),
    GR("Greece", 4, "30", "", "697#######", " ##", Order.STREET_FIRST, List.of("Α.Ε.", "Ε.Π.Ε.")),
    EG("Egypt", 4, "20", "0", "100#######", "##", Order.NUMBER_FIRST, List.of("للتجارة", "S.A.E.")),
    JP("Japan", 3, "81", "0", "901#######", "-####", Order.STREET_FIRST, List.of("株式会社", "有限会社")),
    CN("China", 3, "86", "", "138########", "###", Order.STREET_FIRST, List.of("有限公司", "集团"));

    /** Each of a hundred numbers is one country's: whoever has the number of a household knows its country. */
    static final int SLOTS = 100;

    private static final List<Country> BY_SLOT = bySlot();
    private static final List<List<Integer>> SLOTS_OF = slotsOf();
    private static final List<String> AREAS =
            List.of("205", "212", "213", "228", "303", "312", "404", "415", "503", "512", "601", "602", "617", "662");
    private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";

    private final String english;
    private final int households;
    private final String callingCode;
    private final String trunkPrefix;
    private final String mobile;
    private final String postalCode;
    private final Order order;
    private final List<String> legalForms;
    private final Book book = Book.read(name().toLowerCase(Locale.ROOT));

    Country(
            String english,
            int households,
            String callingCode,
            String trunkPrefix,
            String mobile,
            String postalCode,
            Order order,
            List<String> legalForms) {
        this.english = english;
        this.households = households;
        this.callingCode = callingCode;
        this.trunkPrefix = trunkPrefix;
        this.mobile = mobile;
        this.postalCode = postalCode;
        this.order = order;
        this.legalForms = legalForms;
    }

    private enum Order {
        NUMBER_FIRST,
        STREET_FIRST,
        COMMA
    }

    /** What it is called in English. */
    public String english() {
        return english;
    }

    List<String> legalForms() {
        return legalForms;
    }

    Book book() {
        return book;
    }

    static Country ofSlot(int slot) {
        return BY_SLOT.get(slot);
    }

    /** One of this country's slots. */
    int slot(Dice dice) {
        return dice.oneOf(SLOTS_OF.get(ordinal()));
    }

    /** A phone; of eight free digits or seven, so that two people seldom have the same. */
    Phone phone(Dice dice) {
        return new Phone(callingCode, trunkPrefix, filled(mobile.replace("area", dice.oneOf(AREAS)), dice));
    }

    Address address(Dice dice) {
        var town = dice.oneOf(book.towns());
        var street = dice.oneOf(book.streets());
        var number = dice.between(1, 240) + (dice.permille(60) ? dice.oneOf(List.of("a", "b", "c")) : "");
        var line = switch (order) {
            case NUMBER_FIRST -> new Word(number + " " + street.home(), number + " " + street.latin());
            case STREET_FIRST -> new Word(street.home() + " " + number, street.latin() + " " + number);
            case COMMA -> new Word(street.home() + ", " + number, street.latin() + ", " + number);
        };
        return new Address(this, line, town.name(), town.state(), town.postalCode() + filled(postalCode, dice));
    }

    private static String filled(String pattern, Dice dice) {
        var filled = new StringBuilder();
        for (var index = 0; index < pattern.length(); index++) {
            var letter = pattern.charAt(index);
            switch (letter) {
                case '#' -> filled.append(dice.between(0, 9));
                case '@' -> filled.append(LETTERS.charAt(dice.between(0, LETTERS.length() - 1)));
                default -> filled.append(letter);
            }
        }
        return filled.toString();
    }

    private static List<Country> bySlot() {
        var slots = new ArrayList<Country>();
        for (var country : values()) {
            for (var household = 0; household < country.households; household++) {
                slots.add(country);
            }
        }
        if (slots.size() != SLOTS) {
            throw new IllegalStateException("the countries share " + slots.size() + " slots, not " + SLOTS);
        }
        return List.copyOf(slots);
    }

    private static List<List<Integer>> slotsOf() {
        var of = new ArrayList<List<Integer>>();
        for (var country : values()) {
            var slots = new ArrayList<Integer>();
            for (var slot = 0; slot < SLOTS; slot++) {
                if (BY_SLOT.get(slot) == country) {
                    slots.add(slot);
                }
            }
            of.add(List.copyOf(slots));
        }
        return of;
    }
}
