package dev.wadi.sandbox.day.helpdesk;

import dev.wadi.sandbox.day.chance.Dice;
import dev.wadi.sandbox.day.dirt.Eyes;
import dev.wadi.sandbox.day.dirt.Sighting;
import dev.wadi.sandbox.day.people.Cast;
import dev.wadi.sandbox.day.people.Person;
import dev.wadi.sandbox.day.truth.Dirt;
import dev.wadi.sandbox.day.truth.Flaw;
import dev.wadi.sandbox.day.truth.FlawCode;
import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.sandbox.tickets.Fault;
import dev.wadi.sandbox.tickets.Planted;
import dev.wadi.sandbox.tickets.Requester;
import dev.wadi.sandbox.tickets.TicketDay;
import dev.wadi.sandbox.tickets.TicketObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The exports of the help desk, about the day's people. It knows somebody by name, e-mail address, phone and company; by
 * no more than that, so what its sight of somebody has of other dirt is left out.
 */
public final class HelpDesk {

    public static final String STREAM = "tickets.ticket";

    private static final Set<Dirt> SEEN_IN_TICKETS = EnumSet.of(
            Dirt.TYPO,
            Dirt.NICKNAME,
            Dirt.SWAPPED_NAMES,
            Dirt.INITIAL_ONLY,
            Dirt.FORMER_NAME,
            Dirt.FORMER_EMAIL,
            Dirt.WORK_EMAIL,
            Dirt.PLUS_ADDRESS,
            Dirt.SHARED_MAILBOX,
            Dirt.FAMILY_MAILBOX,
            Dirt.SHARED_PHONE,
            Dirt.SWITCHBOARD,
            Dirt.PHONE_MISSING,
            Dirt.PHONE_FORMAT,
            Dirt.UPPER_CASE,
            Dirt.SPACES);

    private final Cast cast;
    private final long seed;
    private final Eyes eyes;

    /** For each requester the person, and beyond all people once more for those known twice. */
    private final int[] askers;

    public HelpDesk(Cast cast, long seed) {
        this.cast = cast;
        this.seed = seed;
        this.eyes = new Eyes(cast.population(), seed + 1);
        var people = cast.population().size();
        var some = cast.people()
                .flatMap(person -> IntStream.range(0, cast.atHelpDesk(person)).map(sight -> person + sight * people))
                .toArray();
        this.askers = some.length > 0 ? some : new int[] {0};
    }

    /** Writes the day's exports, object by object in the order of their keys, and none stays in memory. */
    public Planted export(int records, Consumer<TicketObject> objects, Consumer<RecordTruth> truth) {
        return TicketDay.stream(
                records,
                seed,
                new DaysRequesters(),
                (key, ordinal, ticketId, requester, faults) ->
                        truth.accept(truth(key + "#" + ordinal, ticketId, requester, faults)),
                objects);
    }

    private RecordTruth truth(String place, String ticketId, int requester, List<Fault> faults) {
        var person = person(requester);
        var flaws = faults.stream()
                .map(fault -> new Flaw(FlawCode.valueOf(fault.code().name()), fault.field()))
                .toList();
        var dirt = EnumSet.noneOf(Dirt.class);
        dirt.addAll(see(requester).dirt());
        dirt.retainAll(SEEN_IN_TICKETS);
        if (askers[requester] >= cast.population().size()) {
            dirt.add(Dirt.DUPLICATE_IN_SOURCE);
        }
        return new RecordTruth(STREAM, ticketId, 0, place, RecordTruth.person(person.number()), false, flaws, dirt);
    }

    private Person person(int requester) {
        return cast.population().person(askers[requester] % cast.population().size());
    }

    private Sighting see(int requester) {
        return eyes.see(person(requester), askers[requester] / cast.population().size());
    }

    private Requester requester(int number) {
        var person = person(number);
        var sighting = see(number);
        var dice = Dice.of(seed + 2, number);
        var name = dice.permille(80)
                ? sighting.family() + ", " + sighting.given()
                : sighting.given() + " " + sighting.family();
        var company = person.employer().isPresent() && dice.permille(600)
                ? cast.population().company(person.employer().getAsInt()).name().home()
                : "";
        return new Requester(
                number,
                name,
                sighting.email().isEmpty() ? person.email() : sighting.email(),
                sighting.phone().isEmpty() ? sighting.mobile() : sighting.phone(),
                company);
    }

    private final class DaysRequesters implements TicketDay.Requesters {

        @Override
        public int count(int records) {
            return askers.length;
        }

        @Override
        public Requester of(int number) {
            return requester(number);
        }
    }
}
