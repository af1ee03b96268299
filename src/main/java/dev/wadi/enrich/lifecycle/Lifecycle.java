package dev.wadi.enrich.lifecycle;

import static java.time.temporal.ChronoUnit.DAYS;

import dev.wadi.enrich.lifecycle.Score.Parts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Scores customers by recency, frequency and money (RFM: A. M. Hughes, Strategic Database Marketing, 1994; weighted, as in
 * J. R. Miglautsch, Thoughts on RFM scoring, Journal of Database Marketing 8, 2000), less what trouble they had.
 *
 * <pre>
 * recency   = 0.5 ^ (days since the last order / recencyHalfLife)
 * frequency = orders / (orders + ordersHalf)
 * money     = spent / (spent + spentHalf)
 * load      = open tickets + other tickets × 0.5 ^ (days since the last ticket / ticketHalfLife)
 * trouble   = load / (load + ticketsHalf)
 * score     = 100 × (weighted mean of recency, frequency, money) × (1 − trouble weight × trouble)
 * </pre>
 *
 * <p>RFM as published ranks customers in fifths of all of them, so that one customer's order moves everybody's score. The
 * scales here are absolute instead: a score depends on the customer, the settings, the rates and the day, on nothing else.
 * They are a convention, not a prediction of what a customer will do.
 */
public final class Lifecycle {

    private static final double MOST = 100;
    private static final int CENTS = 2;

    private final LifecycleSettings settings;
    private final Rates rates;

    public Lifecycle(LifecycleSettings settings, Rates rates) {
        this.settings = settings;
        this.rates = rates;
    }

    /** How a customer stands who did this. */
    public Score of(Activity activity) {
        var parts = parts(activity);
        return new Score(score(parts), stage(activity), parts);
    }

    private Parts parts(Activity activity) {
        var spent = BigDecimal.ZERO;
        var uncounted = new TreeSet<String>();
        for (var sum : activity.spent().entrySet()) {
            var inBase = rates.inBase(sum.getKey(), sum.getValue());
            if (inBase.isPresent()) {
                spent = spent.add(inBase.get());
            } else {
                uncounted.add(sum.getKey());
            }
        }
        var counted = spent.setScale(CENTS, RoundingMode.HALF_UP);
        return new Parts(
                activity.orders() == 0
                        ? 0
                        : halved(since(activity.lastOrder(), activity.day()), settings.recencyHalfLife()),
                towardsOne(activity.orders(), settings.ordersHalf()),
                towardsOne(counted.doubleValue(), settings.spentHalf()),
                towardsOne(load(activity), settings.ticketsHalf()),
                counted,
                uncounted);
    }

    private double load(Activity activity) {
        var over = activity.tickets() - activity.openTickets();
        return activity.openTickets()
                + over * halved(since(activity.lastTicket(), activity.day()), settings.ticketHalfLife());
    }

    private int score(Parts parts) {
        var weights = settings.weights();
        var value = (weights.recency() * parts.recency()
                        + weights.frequency() * parts.frequency()
                        + weights.money() * parts.money())
                / (weights.recency() + weights.frequency() + weights.money());
        return (int) Math.round(MOST * value * (1 - weights.trouble() / MOST * parts.trouble()));
    }

    private LifecycleStage stage(Activity activity) {
        if (activity.orders() == 0) {
            return LifecycleStage.PROSPECT;
        }
        var quiet = since(activity.lastOrder(), activity.day());
        if (quiet >= settings.lapsedAfter()) {
            return LifecycleStage.LAPSED;
        }
        if (quiet >= settings.riskAfter() || activity.openTickets() >= settings.riskTickets()) {
            return LifecycleStage.AT_RISK;
        }
        if (since(activity.firstOrder(), activity.day()) < settings.newFor()) {
            return LifecycleStage.NEW;
        }
        return activity.orders() >= settings.loyalFrom() ? LifecycleStage.LOYAL : LifecycleStage.ACTIVE;
    }

    private static long since(Optional<LocalDate> then, LocalDate day) {
        return then.map(date -> Math.max(0, DAYS.between(date, day))).orElse(0L);
    }

    private static double halved(long days, int halfLife) {
        return StrictMath.pow(0.5, (double) days / halfLife);
    }

    /** 0 for nothing (or less: refunds), a half at {@code half}, ever nearer to 1. */
    private static double towardsOne(double amount, int half) {
        return amount <= 0 ? 0 : amount / (amount + half);
    }
}
