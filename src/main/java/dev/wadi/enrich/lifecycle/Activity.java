package dev.wadi.enrich.lifecycle;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a customer did with us, up to a day. Days after it (a clock that ran ahead) count as that day.
 *
 * @param orders     orders that count
 * @param spent      what they came to, by currency (ISO 4217)
 * @param firstOrder the day of the first of them; there where there are orders
 * @param lastOrder  the day of the last
 * @param tickets    tickets, open or not
 * @param openTickets of them
 * @param lastTicket the day of the last; there where there are tickets
 * @param day        as of which day: the publication's, never the clock's
 */
public record Activity(
        int orders,
        Map<String, BigDecimal> spent,
        Optional<LocalDate> firstOrder,
        Optional<LocalDate> lastOrder,
        int tickets,
        int openTickets,
        Optional<LocalDate> lastTicket,
        LocalDate day) {

    public Activity {
        requireNonNull(day, "day");
        spent = Map.copyOf(spent);
        if (orders < 0 || openTickets < 0 || tickets < openTickets) {
            throw new IllegalArgumentException("there are no less than 0 orders or open tickets, and no more of these "
                    + "than tickets: " + orders + ", " + openTickets + ", " + tickets);
        }
        if (orders > 0 && (firstOrder.isEmpty() || lastOrder.isEmpty())) {
            throw new IllegalArgumentException("orders have a first and a last day");
        }
        if (tickets > 0 && lastTicket.isEmpty()) {
            throw new IllegalArgumentException("tickets have a last day");
        }
    }

    /** Nothing yet. */
    public static Activity none(LocalDate day) {
        return new Activity(0, Map.of(), Optional.empty(), Optional.empty(), 0, 0, Optional.empty(), day);
    }
}
