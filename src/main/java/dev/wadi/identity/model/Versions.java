package dev.wadi.identity.model;

import java.util.List;

/** Names models by what is in them. */
final class Versions {

    private Versions() {}

    /** Sixteen hexadecimal digits that differ where any parameter, any frequency or the crowd does. */
    static String of(Parameters parameters, List<TermFrequencies> frequencies, Crowd crowd) {
        long hash = mix(0xcbf29ce484222325L, Double.doubleToLongBits(parameters.lambda()));
        hash = mix(hash, Double.doubleToLongBits(parameters.related()));
        hash = mix(hash, Double.doubleToLongBits(parameters.household()));
        for (int c = 0; c < parameters.comparisons().size(); c++) {
            for (int s = 0; s < Parameters.SITUATIONS; s++) {
                for (var kind : Parameters.Kind.values()) {
                    hash = mix(hash, parameters.of(kind, c, s));
                }
                hash = mix(hash, parameters.u(c, s));
            }
            var terms = frequencies.get(c);
            for (int i = 0; i < terms.size(); i++) {
                hash = mix(hash, terms.hashAt(i) ^ Float.floatToIntBits(terms.shareAt(i)));
            }
            hash = mix(hash, Double.doubleToLongBits(terms.rare()));
            hash = mix(hash, Float.floatToIntBits(crowd.logShare(c)));
        }
        return String.format("m-%016x", hash);
    }

    private static long mix(long hash, double[] shares) {
        long mixed = hash;
        for (double share : shares) {
            mixed = mix(mixed, Double.doubleToLongBits(share));
        }
        return mixed;
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }
}
