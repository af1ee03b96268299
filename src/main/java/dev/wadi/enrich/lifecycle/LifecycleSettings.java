package dev.wadi.enrich.lifecycle;

/**
 * What a lifecycle score is made by.
 *
 * @param recencyHalfLife days without an order after which recency is a half
 * @param ordersHalf      orders at which frequency is a half
 * @param spentHalf       what must be spent, in the currency of the rates, for money to be a half
 * @param ticketsHalf     open tickets at which trouble is a half
 * @param ticketHalfLife  days after which tickets that are over count a half
 * @param weights         how much each part counts
 * @param newFor          a customer is new for so many days from the first order
 * @param loyalFrom       orders from which one is loyal
 * @param riskAfter       days without an order from which a customer is at risk
 * @param riskTickets     open tickets from which a customer is at risk
 * @param lapsedAfter     days without an order from which a customer has lapsed
 */
public record LifecycleSettings(
        int recencyHalfLife,
        int ordersHalf,
        int spentHalf,
        int ticketsHalf,
        int ticketHalfLife,
        Weights weights,
        int newFor,
        int loyalFrom,
        int riskAfter,
        int riskTickets,
        int lapsedAfter) {

    /**
     * How much each part counts.
     *
     * @param recency   beside frequency and money; only their proportion matters
     * @param trouble   of a score of 100, the percentage that trouble can take away
     */
    public record Weights(int recency, int frequency, int money, int trouble) {

        public Weights {
            if (Math.min(recency, Math.min(frequency, money)) < 0 || recency + frequency + money == 0) {
                throw new IllegalArgumentException("no weight is less than 0, and one of them is more");
            }
            if (trouble < 0 || trouble > 100) {
                throw new IllegalArgumentException("trouble takes away 0 to 100 percent");
            }
        }
    }

    public LifecycleSettings {
        if (recencyHalfLife < 1 || ordersHalf < 1 || spentHalf < 1 || ticketsHalf < 1 || ticketHalfLife < 1) {
            throw new IllegalArgumentException("halves and half-lives are 1 or more");
        }
    }
}
