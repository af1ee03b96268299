package dev.wadi.sandbox.day.dirt;

import java.util.Map;
import java.util.Optional;

/** What friends say instead of the given name, and sales people type. */
final class Nicknames {

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("James", "Jim"),
            Map.entry("Robert", "Bob"),
            Map.entry("Michael", "Mike"),
            Map.entry("William", "Bill"),
            Map.entry("Joseph", "Joe"),
            Map.entry("Thomas", "Tom"),
            Map.entry("Charles", "Chuck"),
            Map.entry("Daniel", "Dan"),
            Map.entry("Matthew", "Matt"),
            Map.entry("Anthony", "Tony"),
            Map.entry("Steven", "Steve"),
            Map.entry("Andrew", "Andy"),
            Map.entry("Kenneth", "Ken"),
            Map.entry("Edward", "Ted"),
            Map.entry("Benjamin", "Ben"),
            Map.entry("Samuel", "Sam"),
            Map.entry("Alexander", "Alex"),
            Map.entry("Patricia", "Trish"),
            Map.entry("Jennifer", "Jenny"),
            Map.entry("Elizabeth", "Liz"),
            Map.entry("Barbara", "Babs"),
            Map.entry("Susan", "Sue"),
            Map.entry("Margaret", "Peggy"),
            Map.entry("Katherine", "Kate"),
            Map.entry("Deborah", "Debbie"),
            Map.entry("Rebecca", "Becky"),
            Map.entry("Cynthia", "Cindy"),
            Map.entry("Amanda", "Mandy"),
            Map.entry("Samantha", "Sam"),
            Map.entry("Victoria", "Vicky"),
            Map.entry("Josephine", "Jo"),
            Map.entry("George", "Georgie"),
            Map.entry("Harry", "Hal"),
            Map.entry("Charlotte", "Lottie"),
            Map.entry("Philippa", "Pippa"),
            Map.entry("Rosemary", "Rosie"),
            Map.entry("Hans", "Hansi"),
            Map.entry("Andreas", "Andi"),
            Map.entry("Stefan", "Steff"),
            Map.entry("Matthias", "Matze"),
            Map.entry("Sebastian", "Basti"),
            Map.entry("Johanna", "Hanna"),
            Map.entry("Franziska", "Franzi"),
            Map.entry("José", "Pepe"),
            Map.entry("Javier", "Javi"),
            Map.entry("Concepción", "Concha"),
            Map.entry("Krzysztof", "Krzysiek"),
            Map.entry("Katarzyna", "Kasia"),
            Map.entry("Małgorzata", "Gosia"),
            Map.entry("Дмитрий", "Дима"),
            Map.entry("Сергей", "Серёжа"),
            Map.entry("Алексей", "Лёша"),
            Map.entry("Екатерина", "Катя"),
            Map.entry("Наталья", "Наташа"),
            Map.entry("Татьяна", "Таня"),
            Map.entry("Γεώργιος", "Γιώργος"),
            Map.entry("Αικατερίνη", "Κατερίνα"));

    private Nicknames() {}

    /** The short form of a given name as written at home, where it has one. */
    static Optional<String> of(String given) {
        return Optional.ofNullable(SHORT.get(given));
    }
}
