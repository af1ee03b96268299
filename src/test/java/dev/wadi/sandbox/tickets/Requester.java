package dev.wadi.sandbox.tickets;

import dev.wadi.sandbox.day.chance.Dice;
import java.util.Locale;

/**
 * Somebody who asks for help, with an address that is not always typed the same.
 *
 * @param email a well-formed address
 * @param phone empty where unknown, as the company
 */
public record Requester(int number, String name, String email, String phone, String company) {

    /** The address as it comes in: now and then capitalised, or with spaces around it. */
    String emailAsTyped(Dice dice) {
        var roll = dice.between(1, 100);
        if (roll <= 60) {
            return email;
        }
        if (roll <= 72) {
            return email.substring(0, 1).toUpperCase(Locale.ROOT) + email.substring(1);
        }
        var typed = roll <= 82 ? email.toUpperCase(Locale.ROOT) : email;
        return roll <= 78 ? typed : " ".repeat(dice.between(0, 2)) + typed + " ".repeat(dice.between(1, 2));
    }
}
