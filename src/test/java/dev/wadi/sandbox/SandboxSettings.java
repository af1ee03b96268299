package dev.wadi.sandbox;

import static java.util.Objects.requireNonNull;

import java.util.Properties;

/**
 * What can be asked of the sandbox.
 *
 * @param profiles how many contacts the CRM begins with; everything else follows from it
 * @param seed    which day to make up: the same one for the same seed
 * @param workers how many pages the service works on at once
 * @param stay    whether to keep serving after the report
 */
record SandboxSettings(int profiles, long seed, int workers, boolean stay) {

    static final int DEFAULT_PROFILES = 50_000;

    static final int DEFAULT_WORKERS = 2;

    private static final int MOST_WORKERS = 64;
    private static final int MOST_PROFILES = 3_000_000;
    private static final String PROFILES = "wadi.sandbox.profiles";
    private static final String SEED = "wadi.sandbox.seed";
    private static final String WORKERS = "wadi.work.workers";
    private static final String STAY = "wadi.sandbox.stay";

    /**
     * The settings in these properties, with defaults for what is not there.
     *
     * @throws IllegalArgumentException naming the property that is wrong and what it must be
     */
    static SandboxSettings read(Properties properties) {
        return new SandboxSettings(
                number(properties, PROFILES, DEFAULT_PROFILES, 1, MOST_PROFILES),
                number(properties, SEED, 1, 0, Integer.MAX_VALUE),
                number(properties, WORKERS, DEFAULT_WORKERS, 1, MOST_WORKERS),
                choice(properties, STAY));
    }

    private static int number(Properties properties, String name, int byDefault, int least, int most) {
        var text = value(properties, name, Integer.toString(byDefault));
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException complainedOfBelow) {
            // said in the words of the property
        }
        throw new IllegalArgumentException(
                name + " must be a whole number from " + least + " to " + most + ", not '" + text + "'");
    }

    private static boolean choice(Properties properties, String name) {
        var text = value(properties, name, "false");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + " must be true or false, not '" + text + "'");
        };
    }

    private static String value(Properties properties, String name, String byDefault) {
        return requireNonNull(properties.getProperty(name, byDefault)).strip();
    }
}
