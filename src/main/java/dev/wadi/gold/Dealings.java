package dev.wadi.gold;

import static java.util.Comparator.naturalOrder;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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
                Stream.concat(first.stream(), more.first.stream()).min(naturalOrder()),
                Stream.concat(last.stream(), more.last.stream()).max(naturalOrder()),
                sum);
    }
}
