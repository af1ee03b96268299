package dev.wadi.sandbox.day.dirt;

import dev.wadi.sandbox.day.chance.Dice;

/** Slips of the finger: a letter left out, doubled, swapped with the next, or another in its place. */
final class Typos {

    private static final int SHORTEST = 3;

    private Typos() {}

    /** The text with one slip in it, not in its first letter; a text too short for that stays. */
    static String in(String text, Dice dice) {
        var letters = text.codePoints().toArray();
        if (letters.length < SHORTEST) {
            return text;
        }
        var at = dice.between(1, letters.length - 1);
        var before = new String(letters, 0, at);
        var letter = new String(letters, at, 1);
        var after = new String(letters, at + 1, letters.length - at - 1);
        return switch (dice.between(1, 4)) {
            case 1 -> before + after;
            case 2 -> before + letter + letter + after;
            case 3 -> swapped(letters, at);
            default -> before + neighbour(letters[at], dice) + after;
        };
    }

    private static String swapped(int[] letters, int at) {
        var swapped = letters.clone();
        var other = at + 1 < letters.length ? at + 1 : at - 1;
        swapped[at] = letters[other];
        swapped[other] = letters[at];
        return new String(swapped, 0, swapped.length);
    }

    /** A letter near it in its own alphabet, so that the script stays the same. */
    private static String neighbour(int letter, Dice dice) {
        var near = letter + (dice.permille(500) ? 1 : -1);
        return Character.isLetter(near) ? Character.toString(near) : Character.toString(letter);
    }
}
