package dev.wadi.identity;

/**
 * Two records and how sure we are that they speak of one.
 *
 * @param left key of the record that sorts first
 * @param right key of the other
 * @param probability calibrated, 0 to 1
 * @param band what is done with it
 * @param model version of the model that said so
 */
public record Link(String left, String right, double probability, Band band, String model) {

    public Link {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is between 0 and 1, not " + probability);
        }
    }
}
