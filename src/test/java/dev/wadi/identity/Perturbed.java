package dev.wadi.identity;

import static java.util.Objects.requireNonNull;

import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A labelled set made into another: what works on the set as it is and not on these was made for it. Who is who stays as it was; the
 * same seed spoils the same values.
 */
enum Perturbed {
    /** Other names of columns, and those of one type at the other end of the table: nothing may change. */
    COLUMNS,
    /** All in capitals: nothing may change. */
    CAPITALS,
    /** One value in seven misspelt by one letter. */
    TYPOS,
    /** One value in seven missing. */
    GAPS,
    /** Half of those who are in the set, and all their records. */
    HALF;

    private static final int ONE_IN = 7;

    MatchSet of(MatchSet set, long seed) {
        var random = new SplittableRandom(seed);
        return switch (this) {
            case COLUMNS -> columns(set);
            case CAPITALS -> each(set, value -> value.toUpperCase(Locale.ROOT));
            case TYPOS -> each(set, value -> random.nextInt(ONE_IN) == 0 ? misspelt(value, random) : value);
            case GAPS -> each(set, value -> random.nextInt(ONE_IN) == 0 ? "" : value);
            case HALF -> half(set, seed);
        };
    }

    private interface Spoil {
        String of(String value);
    }

    private MatchSet each(MatchSet set, Spoil spoil) {
        var profiles = set.profiles().stream()
                .map(p -> new Profile(
                        p.key(), p.source(), p.values().stream().map(spoil::of).toList()))
                .toList();
        return with(set, set.schema(), profiles);
    }

    private MatchSet columns(MatchSet set) {
        var known = set.schema().fields();
        var order = IntStream.range(0, known.size())
                .boxed()
                .sorted(Comparator.comparing(i -> known.get(i).type(), Comparator.reverseOrder()))
                .toList();
        var fields = order.stream()
                .map(i -> new Field("column " + i, known.get(i).type()))
                .toList();
        var profiles = set.profiles().stream()
                .map(p -> new Profile(
                        p.key(), p.source(), order.stream().map(p.values()::get).toList()))
                .toList();
        return with(set, new Schema(fields), profiles);
    }

    private MatchSet half(MatchSet set, long seed) {
        var profiles = set.profiles().stream()
                .filter(p -> new SplittableRandom(
                                seed + requireNonNull(set.owners().get(p.key())).hashCode())
                        .nextBoolean())
                .toList();
        return with(set, set.schema(), profiles);
    }

    private MatchSet with(MatchSet set, Schema schema, List<Profile> profiles) {
        return new MatchSet(
                set.name() + " " + name().toLowerCase(Locale.ROOT), schema, profiles, set.owners(), set.linking());
    }

    /** One letter gone, doubled, changed or swapped with the next. */
    static String misspelt(String text, SplittableRandom random) {
        if (text.length() < 2) {
            return text;
        }
        int at = random.nextInt(text.length() - 1);
        char letter = Character.isDigit(text.charAt(at))
                ? (char) ('0' + random.nextInt(10))
                : (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + letter + text.substring(at);
            case 2 -> text.substring(0, at) + letter + text.substring(at + 1);
            default -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
        };
    }
}
