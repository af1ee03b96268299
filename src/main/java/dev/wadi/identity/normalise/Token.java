package dev.wadi.identity.normalise;

import java.util.Arrays;
import java.util.List;

/**
 * A word of a name with what comparing it needs, worked out once. Most words are told apart by what stands here itself, without a
 * look at their text, which is elsewhere in memory. Immutable.
 */
public final class Token {

    private final String text;
    private final String sound;
    private final long letters;
    private final int length;
    private final int hashOfSound;
    private final int[] families;
    private final List<Token> alone = List.of(this);

    Token(String text) {
        this.text = text;
        this.sound = Phonetic.code(text);
        this.letters = Letters.of(text);
        this.length = text.length();
        this.hashOfSound = sound.hashCode();
        this.families = Nicknames.familiesOf(text);
    }

    /** The name that is this word alone, one list for all who have it. */
    List<Token> alone() {
        return alone;
    }

    /** The folded word. */
    public String text() {
        return text;
    }

    /** Which letters it has, as {@link Letters} has them. */
    public long letters() {
        return letters;
    }

    /** How many letters it has. */
    public int length() {
        return length;
    }

    /** Whether it is how the other one begins, or all of it. */
    public boolean begins(Token other) {
        return (letters & ~other.letters) == 0 && other.text.startsWith(text);
    }

    /** Whether both have the same sound code. */
    public boolean soundsLike(Token other) {
        return hashOfSound == other.hashOfSound && sound.equals(other.sound);
    }

    /** Its sound code. */
    public String sound() {
        return sound;
    }

    /** Whether it is a single letter. */
    public boolean isInitial() {
        return length == 1;
    }

    /** Whether both are forms of one given name. */
    public boolean isFormOf(Token other) {
        return families.length > 0 && Nicknames.related(families, other.families);
    }

    /** One spelling for all forms of a given name; the word itself where it has none. */
    public String root() {
        return families.length == 0 ? sound : "#" + families[0];
    }

    /** Whether the words are the same. */
    public boolean same(Token other) {
        return this == other || letters == other.letters && text.equals(other.text);
    }

    @Override
    public String toString() {
        return text + Arrays.toString(families);
    }
}
