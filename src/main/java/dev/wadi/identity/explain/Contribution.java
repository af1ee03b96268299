package dev.wadi.identity.explain;

/**
 * What one comparison adds.
 *
 * @param what the comparison: {@code phone}
 * @param outcome its level: {@code same}
 * @param left what the first record says
 * @param right what the second record says
 * @param bits the weight, log2(m/u): positive speaks for one, negative for two
 */
public record Contribution(String what, String outcome, String left, String right, double bits) {

    /** The outcome as a steward would say it: {@code same phone}, {@code birth date: one digit off}. */
    public String words() {
        return outcome.equals("same") || outcome.equals("different") ? outcome + " " + what : what + ": " + outcome;
    }
}
