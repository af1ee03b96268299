package dev.wadi.identity.explain;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * Why two records are held for one, or not: a waterfall from the prior odds to the probability.
 *
 * @param model version of the model
 * @param priorBits how likely any two records are one, log2 of the odds
 * @param contributions what each comparison adds, in the order of the schema; values are personal data
 * @param relatedBits what is taken off because relatives, housemates, branches or a crowd agree on as much; not negative
 * @param probability where it ends
 */
public record Explanation(
        String model, double priorBits, List<Contribution> contributions, double relatedBits, double probability) {

    private static final int FEW = 4;
    private static final String ARROW = " → ";

    public Explanation {
        contributions = List.copyOf(contributions);
    }

    /** All evidence, prior included, in bits. */
    public double bits() {
        return priorBits
                + contributions.stream().mapToDouble(Contribution::bits).sum()
                - relatedBits;
    }

    /** The weightiest first. */
    public List<Contribution> weightiest() {
        return contributions.stream()
                .sorted(Comparator.comparingDouble((Contribution c) -> -Math.abs(c.bits())))
                .toList();
    }

    /** One line without personal values: {@code same phone +7.1, different birth date −4.2, any two records −11.0 → 0.997}. */
    public String text() {
        var text = new StringBuilder();
        for (var contribution : weightiest()) {
            text.append(contribution.words())
                    .append(' ')
                    .append(signed(contribution.bits()))
                    .append(", ");
        }
        if (relatedBits >= 0.05) {
            text.append("as much as relatives share ")
                    .append(signed(-relatedBits))
                    .append(", ");
        }
        return text.append("any two records ")
                .append(signed(priorBits))
                .append(ARROW)
                .append(rounded(probability))
                .toString();
    }

    /** The weightiest few in one line, the rest as a sum: {@code same phone +7.1, same surname +6.3, all else −4.2 → 0.997}. */
    public String brief() {
        var text = new StringBuilder();
        double shown = 0;
        var weightiest = weightiest();
        for (var contribution : weightiest.subList(0, Math.min(FEW, weightiest.size()))) {
            text.append(contribution.words())
                    .append(' ')
                    .append(signed(contribution.bits()))
                    .append(", ");
            shown += contribution.bits();
        }
        return text.append("all else ")
                .append(signed(bits() - shown))
                .append(ARROW)
                .append(rounded(probability))
                .toString();
    }

    private static BigDecimal rounded(double probability) {
        return BigDecimal.valueOf(Math.round(probability * 1000), 3);
    }

    static String signed(double bits) {
        long tenths = Math.round(Math.abs(bits) * 10);
        return (bits < 0 ? "−" : "+") + tenths / 10 + "." + tenths % 10;
    }

    /** Never the values. */
    @Override
    public String toString() {
        return text();
    }
}
