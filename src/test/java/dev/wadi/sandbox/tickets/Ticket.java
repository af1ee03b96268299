package dev.wadi.sandbox.tickets;

import dev.wadi.sandbox.day.chance.Dice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One version of a ticket. Times are in seconds since 1970; between two versions, and between opening and closing, lies
 * more than a minute, so that the order holds in formats without seconds.
 */
record Ticket(
        String id,
        int requester,
        long created,
        long updated,
        OptionalLong closed,
        String status,
        String subject,
        String body,
        String priority,
        String channel,
        String satisfaction) {

    /** The most tickets that can be told apart by {@link #id}. */
    static final int MOST = 3_600_000;

    private static final int SHORTEST_ID = 6;
    private static final int LENGTHS_OF_ID = 4;
    private static final long STRIDE = 7_919; // a prime that divides no power of ten times nine: no number comes twice
    private static final int MINUTE = 60;
    private static final int DAY = 86_400;

    /** A ticket nobody has seen. */
    static Ticket fresh(int number, int requester, Dice dice) {
        var updated = Timestamps.DAY + dice.between(0, DAY / 3);
        var created = updated - (dice.permille(600) ? dice.between(10 * MINUTE, DAY / 2) : dice.between(DAY, 30 * DAY));
        var status = dice.permille(600) ? "open" : dice.oneOf(Column.STATUSES);
        return new Ticket(
                id(number),
                requester,
                created,
                updated,
                done(status) ? OptionalLong.of(updated) : OptionalLong.empty(),
                status,
                Phrases.subject(dice),
                Phrases.body(dice),
                dice.oneOf(Column.PRIORITIES),
                dice.oneOf(Column.CHANNELS),
                satisfaction(status, dice));
    }

    /** What it became some time later: the status is another. */
    Ticket later(Dice dice) {
        var moment = updated + dice.between(5 * MINUTE, 180 * MINUTE);
        var next = dice.oneOf(
                Column.STATUSES.stream().filter(other -> !other.equals(status)).toList());
        var nextClosed = OptionalLong.empty();
        if (done(next)) {
            nextClosed = closed.isPresent() ? closed : OptionalLong.of(moment);
        }
        return with(moment, nextClosed, next, satisfaction(next, dice));
    }

    /** What it was at some time after it was opened and before this version: still open. */
    Ticket earlier(Dice dice) {
        var room = (int) (updated - created - 3 * MINUTE);
        var moment = created + 90 + dice.between(0, room - 1);
        return with(moment, OptionalLong.empty(), "open", "");
    }

    /** As the columns of an export. */
    Map<Column, String> fields(Requester person, Dice dice) {
        var fields = new EnumMap<Column, String>(Column.class);
        fields.put(Column.TICKET_ID, id);
        fields.put(Column.CREATED_AT, Timestamps.text(created, dice));
        fields.put(Column.UPDATED_AT, Timestamps.text(updated, dice));
        fields.put(Column.CLOSED_AT, closed.isPresent() ? Timestamps.text(closed.getAsLong(), dice) : "");
        fields.put(Column.REQUESTER_NAME, person.name());
        fields.put(Column.REQUESTER_EMAIL, person.emailAsTyped(dice));
        fields.put(Column.REQUESTER_PHONE, person.phone());
        fields.put(Column.COMPANY, person.company());
        fields.put(Column.SUBJECT, subject);
        fields.put(Column.BODY, body);
        fields.put(Column.STATUS, status);
        fields.put(Column.PRIORITY, priority);
        fields.put(Column.CHANNEL, channel);
        fields.put(Column.SATISFACTION, satisfaction);
        return fields;
    }

    /** Six to nine digits, another for each number below {@value #MOST}. */
    private static String id(int number) {
        var digits = SHORTEST_ID + number % LENGTHS_OF_ID;
        var lowest = (long) Math.pow(10, digits - 1);
        return "T-" + (lowest + number / LENGTHS_OF_ID * STRIDE % (9 * lowest));
    }

    private Ticket with(long newUpdated, OptionalLong newClosed, String newStatus, String newSatisfaction) {
        return new Ticket(
                id,
                requester,
                created,
                newUpdated,
                newClosed,
                newStatus,
                subject,
                body,
                priority,
                channel,
                newSatisfaction);
    }

    private static boolean done(String status) {
        return List.of("solved", "closed").contains(status);
    }

    private static String satisfaction(String status, Dice dice) {
        return done(status) && dice.permille(700) ? Integer.toString(dice.between(1, 5)) : "";
    }
}
