package dev.wadi.identity;

import dev.wadi.identity.block.KeyIndex;
import dev.wadi.identity.compare.Kernels;
import dev.wadi.identity.explain.Explainer;
import dev.wadi.identity.model.IdentityModel;
import dev.wadi.identity.population.Population;
import dev.wadi.identity.profile.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One record against a population in memory: candidates by the rarest keys first, at most a fixed number of comparisons, so the
 * time of a look-up is bounded. Immutable; safe for many threads.
 */
public final class Lookup {

    private static final int MOST_COMPARED = 40;

    private final Population population;
    private final IdentityModel model;
    private final KeyIndex index;
    private final Explainer explainer;
    private final IdentitySettings settings;
    private final ThreadLocal<Kernels> kernels = ThreadLocal.withInitial(Kernels::new);

    Lookup(Population population, IdentityModel model, KeyIndex index, IdentitySettings settings) {
        this.population = population;
        this.model = model;
        this.index = index;
        this.explainer = new Explainer(population.comparer(), model);
        this.settings = settings;
    }

    /** Links to records of the population in the bands to link and to review, the surest first. */
    public List<Link> find(Profile profile) {
        var comparer = population.comparer();
        var row = new Object[comparer.groups().size()];
        for (int g = 0; g < row.length; g++) {
            row[g] = comparer.read(g, profile);
        }
        row = model.weigh(comparer, row);
        var shares = model.logShares(comparer, row);
        var links = new ArrayList<Link>();
        for (int candidate : index.candidates(row, MOST_COMPARED)) {
            var other = population.row(candidate);
            double bits = explainer.bits(row, shares, other, shares, kernels.get());
            double p = model.probability(bits);
            if (p >= settings.review()) {
                var band = p >= settings.link() ? Band.LINK : Band.REVIEW;
                links.add(new Link(profile.key(), population.key(candidate), p, band, model.version()));
            }
        }
        links.sort(
                Comparator.comparingDouble((Link link) -> -link.probability()).thenComparing(Link::right));
        return List.copyOf(links);
    }
}
