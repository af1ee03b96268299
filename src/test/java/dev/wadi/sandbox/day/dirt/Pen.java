package dev.wadi.sandbox.day.dirt;

import dev.wadi.sandbox.day.chance.Dice;
import dev.wadi.sandbox.day.people.Address;
import dev.wadi.sandbox.day.people.Country;
import dev.wadi.sandbox.day.people.Person;
import dev.wadi.sandbox.day.people.Word;
import dev.wadi.sandbox.day.truth.Dirt;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes a sketch down, in the handwriting of whoever typed it. */
final class Pen {

    private static final Map<Country, List<String>> COUNTRY_SPELLINGS = Map.of(
            Country.US, List.of("USA", "U.S.", "us", "United States of America"),
            Country.GB, List.of("UK", "England", "Great Britain"),
            Country.DE, List.of("Deutschland", "DE", "GER"),
            Country.FR, List.of("FRANCE", "FR"),
            Country.BR, List.of("Brasil", "BR"),
            Country.RU, List.of("Россия", "Russian Federation"),
            Country.GR, List.of("Ελλάδα", "GR"),
            Country.JP, List.of("日本", "JP"));
    private static final List<String> NOTHING = List.of("n/a", "-", "unknown", "NULL");

    private final Dice dice;
    private final Person person;
    private final boolean latin;
    private final boolean accentsLost;

    Pen(Dice dice, Person person) {
        this.dice = dice;
        this.person = person;
        this.latin = dice.permille(250);
        this.accentsLost = dice.permille(180);
    }

    Sighting write(Sketch sketch) {
        names(sketch);
        var salutation = salutation(sketch);
        var email = email(sketch);
        var phone = phone(sketch);
        var inMobileField = !sketch.extension && ownNumber(sketch) && dice.permille(400);
        var born = sketch.born.map(DateFormats::iso).orElse("");
        var typed = sketch.born.map(date -> typed(date, sketch)).orElse("");
        var address = sketch.address;
        return new Sighting(
                salutation,
                sketch.givenTyped,
                sketch.familyTyped,
                email,
                inMobileField ? "" : phone,
                inMobileField ? phone : "",
                born,
                typed,
                address.map(home -> street(home, sketch)).orElseGet(() -> missing(sketch)),
                address.map(home -> text(home.town(), sketch)).orElse(""),
                address.map(home -> state(home, sketch)).orElse(""),
                address.map(Address::postalCode).orElse(""),
                country(address, sketch),
                sketch.dirt);
    }

    private void names(Sketch sketch) {
        var given = given(sketch);
        var family = text(sketch.family, sketch);
        if (sketch.has(Dirt.TYPO)) {
            if (dice.permille(500) && given.length() > 2) {
                given = changedOr(sketch, given);
            } else {
                family = changedOr(sketch, family);
            }
        }
        if (sketch.has(Dirt.INITIAL_ONLY)) {
            given = given.substring(0, given.offsetByCodePoints(0, 1)) + ".";
        }
        if (!person.suffix().isEmpty() && dice.permille(500)) {
            family = family + " " + person.suffix();
        }
        if (dice.permille(40)) {
            given = given.toUpperCase(Locale.ROOT);
            family = family.toUpperCase(Locale.ROOT);
            sketch.mark(Dirt.UPPER_CASE);
        }
        if (dice.permille(30)) {
            given = " " + given;
            family = family + "  ";
            sketch.mark(Dirt.SPACES);
        }
        var swapped = sketch.has(Dirt.SWAPPED_NAMES);
        sketch.givenTyped = swapped ? family : given;
        sketch.familyTyped = swapped ? given : family;
    }

    /** With a slip; a name too short for one stays as it is, and clean. */
    private String changedOr(Sketch sketch, String name) {
        var slipped = Typos.in(name, dice);
        if (slipped.equals(name)) {
            sketch.dirt.remove(Dirt.TYPO);
        }
        return slipped;
    }

    private String given(Sketch sketch) {
        if (sketch.has(Dirt.NICKNAME)) {
            var nickname = Nicknames.of(sketch.given.home());
            if (nickname.isPresent()) {
                return nickname.get();
            }
            sketch.dirt.remove(Dirt.NICKNAME);
        }
        return text(sketch.given, sketch);
    }

    /** At home in its own letters; in a system that had none of them, in Latin ones or without accents. */
    private String text(Word word, Sketch sketch) {
        if (word.foreign() && latin) {
            sketch.mark(Dirt.LATIN_LETTERS);
            return word.latin();
        }
        if (word.accented() && accentsLost) {
            sketch.mark(Dirt.ACCENTS_LOST);
            return word.latin();
        }
        if (word.accented() && dice.permille(60)) {
            var decomposed = Normalizer.normalize(word.home(), Normalizer.Form.NFD);
            if (!decomposed.equals(word.home())) {
                sketch.mark(Dirt.ACCENTS_DECOMPOSED);
            }
            return decomposed;
        }
        return word.home();
    }

    private String salutation(Sketch sketch) {
        if (dice.permille(350)) {
            return "";
        }
        if (!person.woman()) {
            return dice.permille(100) ? "Dr." : "Mr.";
        }
        var title = dice.oneOf(List.of("Ms.", "Ms.", "Mrs.", "Dr."));
        if (title.equals("Ms.")) {
            sketch.mark(Dirt.MS_AS_TITLE);
        }
        return title;
    }

    private String email(Sketch sketch) {
        if (!sketch.email.isEmpty() && dice.permille(80)) {
            sketch.mark(Dirt.UPPER_CASE);
            return sketch.email.toUpperCase(Locale.ROOT);
        }
        return sketch.email;
    }

    private boolean ownNumber(Sketch sketch) {
        return sketch.phone.filter(person.mobile()::equals).isPresent();
    }

    private String phone(Sketch sketch) {
        if (sketch.phone.isEmpty()) {
            return "";
        }
        var phone = sketch.phone.get();
        if (!sketch.extension && dice.permille(450)) {
            return PhoneFormats.international(phone);
        }
        sketch.mark(Dirt.PHONE_FORMAT);
        return sketch.extension ? PhoneFormats.withExtension(phone, dice) : PhoneFormats.any(phone, dice);
    }

    private String typed(LocalDate date, Sketch sketch) {
        var typed = DateFormats.any(date, person.country(), dice);
        if (!typed.equals(DateFormats.iso(date))) {
            sketch.mark(Dirt.DATE_FORMAT);
        }
        return typed;
    }

    private String street(Address home, Sketch sketch) {
        var street = text(home.street(), sketch);
        if (dice.permille(25)) {
            sketch.mark(Dirt.NEWLINE_IN_FIELD);
            return street + dice.oneOf(List.of("\nFlat ", "\r\nApt. ", "\n\"Rear\" ")) + dice.between(1, 40);
        }
        return street;
    }

    private String missing(Sketch sketch) {
        if (dice.permille(300)) {
            sketch.mark(Dirt.LOOKS_LIKE_MISSING);
            return dice.oneOf(NOTHING);
        }
        return "";
    }

    private String state(Address home, Sketch sketch) {
        var state = text(home.state(), sketch);
        if (!state.equals(States.MISSISSIPPI) || dice.permille(100)) {
            return state;
        }
        if (dice.permille(350)) {
            sketch.mark(Dirt.MS_AS_STATE);
            return dice.oneOf(States.ABBREVIATIONS_OF_MISSISSIPPI);
        }
        sketch.mark(Dirt.STATE_SPELLING);
        return dice.oneOf(States.SPELLINGS_OF_MISSISSIPPI);
    }

    private String country(Optional<Address> address, Sketch sketch) {
        if (address.isEmpty()) {
            return "";
        }
        var spellings = COUNTRY_SPELLINGS.getOrDefault(person.country(), List.of());
        if (!spellings.isEmpty() && dice.permille(200)) {
            sketch.mark(Dirt.COUNTRY_SPELLING);
            return dice.oneOf(spellings);
        }
        return person.country().english();
    }
}
