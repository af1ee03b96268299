package dev.wadi.enrich.lifecycle;

import java.math.BigDecimal;
import java.util.SortedSet;

/**
 * How a customer stands, as of a day.
 *
 * @param score 0 (nothing, or nothing any more) to 100
 * @param parts what it is made of
 */
public record Score(int score, LifecycleStage stage, Parts parts) {

    /**
     * What a score is made of, each from 0 to 1.
     *
     * @param recency   1 for an order today, halved every half-life
     * @param frequency 0 without orders, a half at {@link LifecycleSettings#ordersHalf}, towards 1
     * @param money     0 for nothing spent, a half at {@link LifecycleSettings#spentHalf}, towards 1
     * @param trouble   0 without tickets, a half at {@link LifecycleSettings#ticketsHalf} open ones, towards 1
     * @param spent     what money is the part of, in the currency of the rates, to the hundredth
     * @param uncounted currencies that the rates do not know; what was spent in them counts for nothing
     */
    public record Parts(
            double recency,
            double frequency,
            double money,
            double trouble,
            BigDecimal spent,
            SortedSet<String> uncounted) {}
}
