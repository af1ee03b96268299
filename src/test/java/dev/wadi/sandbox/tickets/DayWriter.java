package dev.wadi.sandbox.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.sandbox.day.chance.Dice;
import dev.wadi.sandbox.tickets.SeenTickets.Seen;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes one day, object after object. For one use. */
final class DayWriter {

    private static final int BAD_PERMILLE = 30;
    private static final int UPDATES_PERMILLE = 110;
    private static final int REPEATS_PERMILLE = 40; // about half of them find a ticket whose line fits the object
    private static final int LATE_PERMILLE = 15;
    private static final int SMALLEST_OBJECT = 12;
    private static final int CUT_OFF_EVERY = 5;
    private static final int USUAL_BYTES = 512;

    private final int records;
    private final TicketDay.Requesters requesters;
    private final int count;
    private final TicketDay.Witness witness;
    private final Dice dice;
    private final Spoiler spoiler;
    private final SeenTickets seenTickets;
    private final Tally tally = new Tally();
    private int tickets;

    DayWriter(int records, long seed, TicketDay.Requesters requesters, TicketDay.Witness witness) {
        this.records = records;
        this.requesters = requesters;
        this.count = requesters.count(records);
        this.witness = witness;
        this.dice = Dice.of(seed, records);
        this.spoiler = new Spoiler(dice);
        this.seenTickets = new SeenTickets(dice);
    }

    /** Hands the objects over in the order of their keys, then says what was in them. */
    Planted write(Consumer<TicketObject> consumer) {
        var objects = 0;
        for (var left = records; left > 0; ) {
            var size = size(objects);
            if (left - size < SMALLEST_OBJECT) {
                size = left;
            }
            consumer.accept(object(objects++, size));
            left -= size;
        }
        return tally.planted(objects, records);
    }

    /** How many records an object gets, by its place in the day: many small ones, a huge one now and then. */
    private int size(int object) {
        return switch (object % 12) {
            case 1, 4, 8, 11 -> dice.between(150, 800);
            case 3, 9 -> dice.between(1_500, 3_000);
            case 6 -> dice.between(8_000, 11_000);
            default -> dice.between(SMALLEST_OBJECT, 40);
        };
    }

    private TicketObject object(int number, int size) {
        var key = String.format(Locale.ROOT, "tickets/dt=2026-01-05/tickets-%04d.csv", number + 1);
        var layout = Layout.of(number);
        var newline = layout.newline().getBytes(UTF_8);
        var cutOff = number % CUT_OFF_EVERY == CUT_OFF_EVERY - 2;
        var bytes = new ByteArrayOutputStream(size * USUAL_BYTES);
        var badLines = new ArrayList<BadLine>();
        bytes.writeBytes(layout.header());
        for (var ordinal = 1; ordinal <= size; ordinal++) {
            var last = ordinal == size;
            var written = last && cutOff ? cutOffLine(layout) : line(layout, number);
            var line = written.line();
            witness.wrote(key, ordinal, written.ticket().id(), written.ticket().requester(), line.faults());
            if (!line.isGood()) {
                badLines.add(
                        new BadLine(key, ordinal, bytes.size(), line.bytes().length, line.ticketId(), line.faults()));
            }
            bytes.writeBytes(line.bytes());
            if (!last || (layout.endsWithNewline() && !cutOff)) {
                bytes.writeBytes(newline);
            }
        }
        badLines.forEach(tally::bad);
        return new TicketObject(key, bytes.toByteArray(), size, badLines);
    }

    private Written line(Layout layout, int object) {
        var roll = dice.between(1, 1_000);
        if (roll <= UPDATES_PERMILLE + REPEATS_PERMILLE + LATE_PERMILLE) {
            var before = seenTickets.fromBefore(object);
            if (before.isPresent()) {
                var seen = before.get();
                if (roll <= UPDATES_PERMILLE) {
                    return update(seen, layout, object);
                }
                if (roll > UPDATES_PERMILLE + REPEATS_PERMILLE && !seen.olderVersionWritten()) {
                    return late(seen, layout, object);
                }
                if (seen.canBeRepeatedIn(layout)) {
                    seen.repeated(object);
                    tally.unchanged();
                    return new Written(seen.latest(), seen.line());
                }
            }
        }
        return fresh(layout, object);
    }

    private Written fresh(Layout layout, int object) {
        var ticket = freshTicket();
        var line = write(ticket, layout);
        if (line.isGood()) {
            tally.fresh();
            seenTickets.add(new Seen(ticket, line, layout, object));
        }
        return new Written(ticket, line);
    }

    private Written update(Seen seen, Layout layout, int object) {
        var ticket = seen.latest().later(dice);
        var line = write(ticket, layout);
        if (line.isGood()) {
            tally.update();
            seen.changed(ticket, line, layout, object);
        }
        return new Written(ticket, line);
    }

    private Written late(Seen seen, Layout layout, int object) {
        var ticket = seen.first().earlier(dice);
        var line = write(ticket, layout);
        if (line.isGood()) {
            tally.superseded();
            seen.arrivedLate(object);
        }
        return new Written(ticket, line);
    }

    private Written cutOffLine(Layout layout) {
        var ticket = freshTicket();
        return new Written(ticket, spoiler.cutOff(ticket.fields(requesters.of(ticket.requester()), dice), layout));
    }

    private Line write(Ticket ticket, Layout layout) {
        var fields = ticket.fields(requesters.of(ticket.requester()), dice);
        return dice.permille(BAD_PERMILLE) ? spoiler.spoil(ticket, fields, layout) : Line.good(layout.line(fields));
    }

    private Ticket freshTicket() {
        return Ticket.fresh(tickets++, dice.between(0, count - 1), dice);
    }

    /** What a line is about, and the line. */
    private record Written(Ticket ticket, Line line) {}
}
