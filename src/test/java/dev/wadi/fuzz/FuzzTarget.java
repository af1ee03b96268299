package dev.wadi.fuzz;

import org.jspecify.annotations.Nullable;

/** What Jazzer calls, by name, again and again; it finds out which bytes lead to code that none has reached before. */
public final class FuzzTarget {

    private static @Nullable Parser parser;

    private FuzzTarget() {}

    /** Called once, with the name of the parser. */
    public static void fuzzerInitialize(String[] arguments) {
        parser = Parser.valueOf(arguments[0]);
        parser.feed(parser.good());
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (parser != null) {
            parser.feed(bytes);
        }
    }
}
