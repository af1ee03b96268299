package dev.wadi.identity.model;

import java.util.List;

/** Names models by what is in them. */
final class Versions {

    private Versions() {}

    /** Sixteen hexadecimal digits that differ where any parameter or frequency does. */
    static String of(Parameters parameters, List<TermFrequencies> frequencies) {
        long hash = mix(0xcbf29ce484222325L, Double.doubleToLongBits(parameters.lambda()));
        for (int c = 0; c < parameters.comparisons().size(); c++) {
            for (int s = 0; s < 3; s++) {
                for (double share : parameters.m(c, s)) {
                    hash = mix(hash, Double.doubleToLongBits(share));
                }
                for (double share : parameters.u(c, s)) {
                    hash = mix(hash, Double.doubleToLongBits(share));
                }
            }
            var terms = frequencies.get(c);
            for (int i = 0; i < terms.size(); i++) {
                hash = mix(hash, terms.hashAt(i) ^ Float.floatToIntBits(terms.shareAt(i)));
            }
            hash = mix(hash, Double.doubleToLongBits(terms.rare()));
        }
        return String.format("m-%016x", hash);
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }
}
