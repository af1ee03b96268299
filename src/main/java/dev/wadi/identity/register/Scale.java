package dev.wadi.identity.register;

import dev.wadi.identity.block.RecordKeys;
import dev.wadi.identity.compare.Kernels;
import dev.wadi.identity.explain.Explainer;
import dev.wadi.identity.explain.Explanation;
import dev.wadi.identity.model.IdentityModel;
import dev.wadi.identity.model.Trainer;
import dev.wadi.identity.population.Comparer;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.util.List;

/** Weighs the evidence that two personas are one, by a frozen model. Immutable; safe for many threads. */
final class Scale {

    private final Comparer comparer;
    private final IdentityModel model;
    private final RecordKeys keys;
    private final Explainer explainer;
    private final ThreadLocal<Kernels> kernels = ThreadLocal.withInitial(Kernels::new);
    private final RegisterSettings settings;

    Scale(Schema schema, RegisterSettings settings) {
        this.comparer = new Comparer(schema);
        this.model = Trainer.shipped(comparer);
        this.keys = new RecordKeys(comparer);
        this.explainer = new Explainer(comparer, model);
        this.settings = settings;
    }

    /** Names the model. */
    String model() {
        return model.version();
    }

    /** Reads what somebody says: normalised, with its keys. */
    Persona read(Said said, List<String> values) {
        var profile = new Profile("persona", "", values);
        var row = new Object[comparer.groups().size()];
        for (int group = 0; group < row.length; group++) {
            row[group] = comparer.read(group, profile);
        }
        row = model.weigh(comparer, row);
        var shares = model.logShares(comparer, row);
        double self = explainer.bits(row, shares, row, shares, kernels.get());
        return new Persona(said, row, shares, keys.of(row), model.probability(self) >= settings.link());
    }

    /**
     * The evidence that two are one, in bits, prior included: the same for both orders. Comparisons of names that are swapped
     * and misspelt are not quite symmetric by themselves.
     */
    double bits(Persona left, Persona right) {
        return left.said.compareTo(right.said) <= 0 ? ordered(left, right) : ordered(right, left);
    }

    private double ordered(Persona left, Persona right) {
        return explainer.bits(left.row, left.shares, right.row, right.shares, kernels.get());
    }

    /** What birth dates and identifiers alone say to that. */
    double settled(Persona left, Persona right) {
        return model.bits(comparer.settling(left.row, right.row, kernels.get()));
    }

    /** Whether a steward should at least be asked. */
    boolean worthKeeping(double bits) {
        return probability(bits) >= settings.review();
    }

    boolean links(double bits) {
        return probability(bits) >= settings.link();
    }

    /** The probability that two are one, by themselves. */
    double probability(double bits) {
        return model.probability(bits);
    }

    /** The same for two whose customer's other members have been heard. */
    double memberProbability(double bits) {
        return model.memberProbability(bits);
    }

    Explanation explain(Persona left, Persona right) {
        return explainer.explain(left.row, right.row);
    }
}
