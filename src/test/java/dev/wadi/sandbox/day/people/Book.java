package dev.wadi.sandbox.day.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.sandbox.day.chance.Dice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the people, streets and towns of a country are called: a file of {@code sandbox/people} among the test resources. */
record Book(
        List<Word> male,
        List<Word> female,
        List<Family> families,
        List<Word> firstHalves,
        List<Word> secondHalves,
        List<Word> streets,
        List<Town> towns) {

    private static final int PERMILLE_OF_HALVES = 600;
    private static final int PERMILLE_OF_DOUBLE_NAMES = 60;

    /** A family's name, as a man and as a woman bears it. */
    record Family(Word man, Word woman) {

        Word of(boolean woman) {
            return woman ? this.woman : man;
        }

        private static Family parse(String text) {
            var scripts = text.split("=", 2);
            var home = scripts[0].split("/", 2);
            var latin = scripts[scripts.length - 1].split("/", 2);
            if (scripts.length == 1) {
                return new Family(Word.parse(home[0]), Word.parse(home[home.length - 1]));
            }
            return new Family(
                    Word.parse(home[0] + "=" + latin[0]),
                    Word.parse(home[home.length - 1] + "=" + latin[latin.length - 1]));
        }
    }

    /** A town, the first digits of its postal codes, and the state or region it is in. */
    record Town(Word name, String postalCode, Word state) {

        private static Town parse(String text) {
            var parts = text.split(",", 3);
            return new Town(Word.parse(parts[0]), parts[1], Word.parse(parts[2]));
        }
    }

    /** The book of a country. */
    static Book read(String country) {
        var path = "/sandbox/people/" + country + ".txt";
        try (var file = Book.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not among the test resources");
            }
            var lines = new HashMap<String, List<String>>();
            for (var line : new String(file.readAllBytes(), UTF_8).lines().toList()) {
                var words = line.split(" ", -1);
                lines.put(words[0], Arrays.asList(words).subList(1, words.length));
            }
            return new Book(
                    words(lines, "male"),
                    words(lines, "female"),
                    lines.getOrDefault("family", List.of()).stream()
                            .map(Family::parse)
                            .toList(),
                    words(lines, "first"),
                    words(lines, "second"),
                    words(lines, "street"),
                    lines.getOrDefault("city", List.of()).stream()
                            .map(Town::parse)
                            .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A given name; now and then two, where the country's names are written so. */
    Word given(boolean woman, Dice dice) {
        var names = woman ? female : male;
        var name = dice.oneOf(names);
        if (dice.permille(PERMILLE_OF_DOUBLE_NAMES) && !name.foreign()) {
            return name.and(" ", dice.oneOf(names));
        }
        return name;
    }

    Family family(Dice dice) {
        if (!firstHalves.isEmpty() && (families.isEmpty() || dice.permille(PERMILLE_OF_HALVES))) {
            var made = dice.oneOf(firstHalves).plus(dice.oneOf(secondHalves));
            return new Family(made, made);
        }
        var family = dice.oneOf(families);
        if (dice.permille(PERMILLE_OF_DOUBLE_NAMES) && !family.man().foreign()) {
            var other = dice.oneOf(families);
            return new Family(family.man().and("-", other.man()), family.woman().and("-", other.woman()));
        }
        return family;
    }

    private static List<Word> words(Map<String, List<String>> lines, String kind) {
        return new ArrayList<>(lines.getOrDefault(kind, List.of()))
                .stream().map(Word::parse).toList();
    }
}
