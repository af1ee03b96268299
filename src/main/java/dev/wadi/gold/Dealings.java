package dev.wadi.gold;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a customer did of one kind: orders, tickets, opportunities.
 *
 * @param count all that count
 * @param open  of them, those that are not over
 * @param worth of those that count, by currency
 */
public record Dealings(
        int count, int open, Optional<Instant> first, Optional<Instant> last, Map<String, BigDecimal> worth) {

    public static final Dealings NONE = new Dealings(0, 0, Optional.empty(), Optional.empty(), Map.of());

    public Dealings {
        worth = Map.copyOf(worth);
    }

    /** Both together. */
    public Dealings and(Dealings more) {
        var sum = new TreeMap<>(worth);
        more.worth.forEach((currency, amount) -> sum.merge(currency, amount, BigDecimal::add));
        return new Dealings(
                count + more.count,
                open + more.open,
                Optional.ofNullable(earlier(first.orElse(null), more.first.orElse(null), 1)),
                Optional.ofNullable(earlier(last.orElse(null), more.last.orElse(null), -1)),
                sum);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other, int sign) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return sign * one.compareTo(other) <= 0 ? one : other;
    }
}
