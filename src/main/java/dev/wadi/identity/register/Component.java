package dev.wadi.identity.register;

import dev.wadi.identity.cluster.Clustering;
import dev.wadi.identity.cluster.Consensus;
import dev.wadi.identity.cluster.PairScorer;
import dev.wadi.identity.register.Persona.Edge;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Personas that hang together by edges, and the customers among them: a function of who they are and nothing else. */
final class Component {

    /** Most bits a single pair can speak for belonging, and against. */
    private static final double LIMIT = 8;

    private static final double DECIMALS = 10_000;

    private final Scale scale;
    private final List<Persona> personas;
    private final Map<Persona, Integer> places;

    Component(Scale scale, List<Persona> members) {
        this.scale = scale;
        this.personas = members.stream().sorted(Persona.ORDER).toList();
        this.places = new HashMap<>(2 * personas.size());
        for (int place = 0; place < personas.size(); place++) {
            places.put(personas.get(place), place);
        }
    }

    /**
     * Personas that are one customer.
     *
     * @param members     in their order
     * @param confidences one a member
     * @param reasons     one a member
     */
    record Group(List<Persona> members, List<Double> confidences, List<String> reasons) {}

    /** What was found: customers, and what a steward should look at, by its left persona. */
    record Found(List<Group> groups, TreeMap<Integer, List<Review>> reviews, List<Persona> personas) {}

    Found find() {
        if (personas.size() == 1) {
            var alone = group(personas);
            return new Found(List.of(alone), new TreeMap<>(), personas);
        }
        var owners = new Clustering(scorer(personas), LIMIT, LIMIT).cluster(personas.size(), links(), 0);
        var groups = new TreeMap<Integer, List<Persona>>();
        for (int place = 0; place < owners.length; place++) {
            groups.computeIfAbsent(owners[place], none -> new ArrayList<>()).add(personas.get(place));
        }
        return new Found(groups.values().stream().map(this::group).toList(), reviews(owners), personas);
    }

    private PairScorer scorer(List<Persona> members) {
        return new PairScorer() {
            @Override
            public double bits(int left, int right) {
                return scale.bits(members.get(left), members.get(right));
            }

            @Override
            public double settled(int left, int right) {
                return scale.settled(members.get(left), members.get(right));
            }
        };
    }

    private long[] links() {
        var links = new LongArrayList();
        edges((left, right, edge) -> {
            if (scale.links(edge.bits())) {
                links.add((long) left << 32 | right);
            }
        });
        return links.toLongArray();
    }

    private int place(Persona persona) {
        return places.getOrDefault(persona, -1);
    }

    private interface EdgeVisitor {
        void edge(int left, int right, Edge edge);
    }

    /** Each edge once, in order. */
    private void edges(EdgeVisitor visitor) {
        for (int left = 0; left < personas.size(); left++) {
            var persona = personas.get(left);
            int from = left;
            persona.edges.stream()
                    .filter(edge -> place(edge.other(persona)) > from)
                    .sorted(Comparator.comparingInt(edge -> place(edge.other(persona))))
                    .forEach(edge -> visitor.edge(from, place(edge.other(persona)), edge));
        }
    }

    private Group group(List<Persona> members) {
        int size = members.size();
        var best = new double[size];
        var partner = new int[size];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        if (size > 1) {
            var pairs = new Consensus(scorer(members), LIMIT, LIMIT).within(new int[size]);
            for (int i = 0; i < pairs.pairs().length; i++) {
                int left = (int) (pairs.pairs()[i] >>> 32);
                int right = (int) pairs.pairs()[i];
                double bits = pairs.bits()[i];
                noteBetter(best, partner, left, right, bits);
                noteBetter(best, partner, right, left, bits);
            }
        }
        var confidences = new ArrayList<Double>(size);
        var reasons = new ArrayList<String>(size);
        for (int i = 0; i < size; i++) {
            var one = members.get(i);
            if (size > 1) {
                var other = members.get(partner[i]);
                confidences.add(rounded(scale.memberProbability(best[i])));
                reasons.add("like " + other.first() + ": "
                        + scale.explain(one, other).brief());
            } else if (one.records.size() > 1) {
                var explanation = scale.explain(one, one);
                confidences.add(rounded(explanation.probability()));
                reasons.add("says the same: " + explanation.brief());
            } else {
                confidences.add(1.0);
                reasons.add("nobody else is like it");
            }
        }
        return new Group(members, confidences, reasons);
    }

    /** Down to four decimals: it is shown and hashed, and no two machines should differ on its last bit. */
    private static double rounded(double probability) {
        return Math.floor(probability * DECIMALS) / DECIMALS;
    }

    private static void noteBetter(double[] best, int[] partner, int one, int other, double bits) {
        if (bits > best[one]) {
            best[one] = bits;
            partner[one] = other;
        }
    }

    /** For each two customers the likeliest pair that may be one. */
    private TreeMap<Integer, List<Review>> reviews(int[] owners) {
        var likeliest = new HashMap<Long, EdgeAt>();
        edges((left, right, edge) -> {
            int one = Math.min(owners[left], owners[right]);
            int other = Math.max(owners[left], owners[right]);
            if (one != other) {
                likeliest.merge(
                        (long) one << 32 | other,
                        new EdgeAt(left, right, edge),
                        (known, more) -> more.edge.bits() > known.edge.bits() ? more : known);
            }
        });
        var reviews = new TreeMap<Integer, List<Review>>();
        likeliest.values().stream()
                .sorted(Comparator.comparingInt(EdgeAt::left).thenComparingInt(EdgeAt::right))
                .forEach(at -> reviews.computeIfAbsent(at.left, none -> new ArrayList<>())
                        .add(review(at)));
        return reviews;
    }

    private record EdgeAt(int left, int right, Edge edge) {}

    private Review review(EdgeAt at) {
        var left = personas.get(at.left);
        var right = personas.get(at.right);
        var one = left.first();
        var other = right.first();
        boolean inOrder = one.compareTo(other) <= 0;
        return new Review(
                inOrder ? one : other,
                inOrder ? other : one,
                rounded(scale.probability(at.edge.bits())),
                scale.explain(left, right).brief());
    }
}
