package dev.wadi.identity.compare;

import dev.wadi.identity.normalise.Token;
import dev.wadi.identity.profile.Profile;
import java.util.ArrayList;
import java.util.List;

/** Picks values out of profiles. */
final class Values {

    private Values() {}

    static List<String> at(Profile profile, List<Integer> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        if (positions.size() == 1) {
            return List.of(profile.values().get(positions.get(0)));
        }
        var values = new ArrayList<String>(positions.size());
        for (var position : positions) {
            values.add(profile.values().get(position));
        }
        return values;
    }

    static String joined(Profile profile, List<Integer> positions) {
        if (positions.size() == 1) {
            return profile.values().get(positions.get(0));
        }
        var joined = new StringBuilder();
        for (var position : positions) {
            var value = profile.values().get(position);
            if (!value.isBlank()) {
                joined.append(joined.length() == 0 ? "" : " ").append(value);
            }
        }
        return joined.toString();
    }

    static String words(List<Token> tokens) {
        var out = new StringBuilder();
        for (var token : tokens) {
            out.append(out.length() == 0 ? "" : " ").append(token.text());
        }
        return out.toString();
    }
}
