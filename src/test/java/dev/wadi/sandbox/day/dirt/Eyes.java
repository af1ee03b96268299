package dev.wadi.sandbox.day.dirt;

import dev.wadi.sandbox.day.chance.Dice;
import dev.wadi.sandbox.day.people.Person;
import dev.wadi.sandbox.day.people.Population;
import dev.wadi.sandbox.day.truth.Dirt;
import java.util.List;
import java.util.Optional;

/** How a source sees people: each in its own way, the same whenever it looks. */
public final class Eyes {

    /** What changes who somebody seems to be; how often of a thousand times that one of them happens. */
    private static final List<Dirt> DISGUISES = List.of(
            Dirt.TYPO,
            Dirt.TYPO,
            Dirt.NICKNAME,
            Dirt.NICKNAME,
            Dirt.SWAPPED_NAMES,
            Dirt.INITIAL_ONLY,
            Dirt.FORMER_NAME,
            Dirt.FORMER_EMAIL,
            Dirt.FORMER_EMAIL,
            Dirt.FORMER_ADDRESS,
            Dirt.FORMER_ADDRESS,
            Dirt.WORK_EMAIL,
            Dirt.WORK_EMAIL,
            Dirt.PLUS_ADDRESS,
            Dirt.SHARED_MAILBOX,
            Dirt.FAMILY_MAILBOX,
            Dirt.SHARED_PHONE,
            Dirt.SHARED_PHONE,
            Dirt.SWITCHBOARD,
            Dirt.EMAIL_MISSING,
            Dirt.PHONE_MISSING,
            Dirt.ADDRESS_MISSING,
            Dirt.BIRTH_DATE_MISSING,
            Dirt.BIRTH_DATE_MISSING,
            Dirt.WRONG_BIRTH_DATE);

    private static final int NONE_UP_TO = 520;
    private static final int ONE_UP_TO = 830;
    private static final int TWO_UP_TO = 960;

    private final Population population;
    private final long seed;

    public Eyes(Population population, long seed) {
        this.population = population;
        this.seed = seed;
    }

    /**
     * What the source has of somebody.
     *
     * @param sight which of several looks this is: the same person twice in one source has two
     */
    public Sighting see(Person person, int sight) {
        var dice = Dice.of(seed + sight * 31L, person.number());
        var sketch = new Sketch(
                person.given(), person.family(), person.email(), person.mobile(), person.home(), person.born());
        for (var left = disguises(dice); left > 0; left--) {
            disguise(sketch, dice.oneOf(DISGUISES), person, dice);
        }
        return new Pen(dice, person).write(sketch);
    }

    private static int disguises(Dice dice) {
        var roll = dice.between(1, 1_000);
        if (roll <= NONE_UP_TO) {
            return 0;
        }
        if (roll <= ONE_UP_TO) {
            return 1;
        }
        return roll <= TWO_UP_TO ? 2 : 3;
    }

    /** Puts it on where it fits; what tells one from all others never goes entirely. */
    private void disguise(Sketch sketch, Dirt kind, Person person, Dice dice) {
        var done = switch (kind) {
            case TYPO, SWAPPED_NAMES, INITIAL_ONLY, NICKNAME -> namesUntouched(sketch);
            case FORMER_NAME -> formerName(sketch, person);
            case FORMER_EMAIL -> email(sketch, person.formerEmail());
            case WORK_EMAIL -> email(sketch, person.workEmail());
            case FAMILY_MAILBOX -> email(sketch, person.familyEmail());
            case SHARED_MAILBOX -> email(sketch, mailbox(person));
            case PLUS_ADDRESS -> email(sketch, person.email().replace("@", plus(dice) + "@"));
            case EMAIL_MISSING -> noEmail(sketch);
            case FORMER_ADDRESS -> formerAddress(sketch, person);
            case ADDRESS_MISSING -> noAddress(sketch);
            case SHARED_PHONE -> sharedPhone(sketch, person);
            case SWITCHBOARD -> switchboard(sketch, person, dice);
            case PHONE_MISSING -> noPhone(sketch);
            case BIRTH_DATE_MISSING -> noBirthDate(sketch);
            case WRONG_BIRTH_DATE -> wrongBirthDate(sketch, dice);
            default -> false;
        };
        if (done) {
            sketch.mark(kind);
        }
    }

    private static boolean namesUntouched(Sketch sketch) {
        return !sketch.has(Dirt.TYPO)
                && !sketch.has(Dirt.SWAPPED_NAMES)
                && !sketch.has(Dirt.INITIAL_ONLY)
                && !sketch.has(Dirt.NICKNAME);
    }

    private static boolean formerName(Sketch sketch, Person person) {
        if (person.formerFamily().equals(person.family())) {
            return false;
        }
        sketch.family = person.formerFamily();
        return true;
    }

    private String mailbox(Person person) {
        return person.employer().isPresent()
                ? population.company(person.employer().getAsInt()).mailbox()
                : "";
    }

    private static String plus(Dice dice) {
        return "+" + dice.oneOf(List.of("shop", "support", "news", "spam", "2025"));
    }

    /** Another address than the own one, where there is such and the own one still stands. */
    private static boolean email(Sketch sketch, String other) {
        if (other.isEmpty() || sketch.email.isEmpty() || addressChanged(sketch) || sketch.email.equals(other)) {
            return false;
        }
        sketch.email = other;
        return true;
    }

    private static boolean noEmail(Sketch sketch) {
        if (sketch.phone.isEmpty() || addressChanged(sketch) || sketch.email.isEmpty()) {
            return false;
        }
        sketch.email = "";
        return true;
    }

    private static boolean addressChanged(Sketch sketch) {
        return sketch.has(Dirt.FORMER_EMAIL)
                || sketch.has(Dirt.WORK_EMAIL)
                || sketch.has(Dirt.FAMILY_MAILBOX)
                || sketch.has(Dirt.SHARED_MAILBOX)
                || sketch.has(Dirt.PLUS_ADDRESS);
    }

    private static boolean formerAddress(Sketch sketch, Person person) {
        if (sketch.address.isEmpty()) {
            return false;
        }
        sketch.address = Optional.of(person.formerHome());
        return true;
    }

    private static boolean noAddress(Sketch sketch) {
        if (sketch.has(Dirt.FORMER_ADDRESS)) {
            return false;
        }
        sketch.address = Optional.empty();
        return true;
    }

    private static boolean sharedPhone(Sketch sketch, Person person) {
        if (sketch.phone.isEmpty() || sketch.has(Dirt.SWITCHBOARD)) {
            return false;
        }
        sketch.phone = Optional.of(person.landline());
        return true;
    }

    private boolean switchboard(Sketch sketch, Person person, Dice dice) {
        if (sketch.phone.isEmpty() || person.employer().isEmpty() || sketch.has(Dirt.SHARED_PHONE)) {
            return false;
        }
        sketch.phone =
                Optional.of(population.company(person.employer().getAsInt()).switchboard());
        sketch.extension = dice.permille(400);
        return true;
    }

    private static boolean noPhone(Sketch sketch) {
        if (sketch.email.isEmpty() || sketch.has(Dirt.SHARED_PHONE) || sketch.has(Dirt.SWITCHBOARD)) {
            return false;
        }
        var before = sketch.phone.isPresent();
        sketch.phone = Optional.empty();
        return before;
    }

    private static boolean noBirthDate(Sketch sketch) {
        if (sketch.has(Dirt.WRONG_BIRTH_DATE)) {
            return false;
        }
        sketch.born = Optional.empty();
        return true;
    }

    private static boolean wrongBirthDate(Sketch sketch, Dice dice) {
        sketch.born = sketch.born.map(date -> dice.permille(500)
                ? date.plusDays(dice.between(1, 9))
                : date.plusYears(dice.oneOf(List.of(-10, -1, 1))));
        return sketch.born.isPresent();
    }
}
