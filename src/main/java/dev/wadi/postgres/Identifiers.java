package dev.wadi.postgres;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of tables and columns in SQL. Only names of a checked form get in, and they get in quoted. */
public final class Identifiers {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private static final Pattern STREAM = Pattern.compile("[a-z][a-z0-9]*\\.[a-z][a-z0-9_]*");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9 _-]{1,60}");

    private Identifiers() {}

    /** This name in quotes. */
    public static String quoted(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' cannot name a table or column");
        }
        return '"' + name + '"';
    }

    /** The name of a stream as a literal, for definitions, which take no parameters. */
    public static String streamLiteral(String stream) {
        if (!STREAM.matcher(stream).matches()) {
            throw new IllegalArgumentException("'" + stream + "' cannot name a stream");
        }
        return "'" + stream + "'";
    }

    /** A word that a contract declares as a literal, for definitions, which take no parameters. */
    public static String wordLiteral(String word) {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException("'" + word + "' is not made of letters, digits, spaces, _ and -");
        }
        return "'" + word + "'";
    }

    /** These names in quotes, with commas between them, each with a prefix such as {@code v.}. */
    public static String list(String prefix, Collection<String> names) {
        return names.stream().map(name -> prefix + quoted(name)).collect(Collectors.joining(", "));
    }
}
