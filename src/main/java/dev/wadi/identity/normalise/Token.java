package dev.wadi.identity.normalise;

import java.util.Arrays;
import java.util.List;

/** A word of a name with what comparing it needs, worked out once. Immutable. */
public final class Token {

    private final String text;
    private final String sound;
    private final long letters;
    private final int[] families;
    private final List<Token> alone = List.of(this);

    Token(String text) {
        this.text = text;
        this.sound = Phonetic.code(text);
        this.letters = Letters.of(text);
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

    /** Its sound code. */
    public String sound() {
        return sound;
    }

    /** Whether it is a single letter. */
    public boolean isInitial() {
        return text.length() == 1;
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
        return this == other || text.equals(other.text);
    }

    @Override
    public String toString() {
        return text + Arrays.toString(families);
    }
}
