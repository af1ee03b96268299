package dev.wadi.identity.compare;

import dev.wadi.identity.normalise.Emails;
import dev.wadi.identity.normalise.Fold;
import dev.wadi.identity.normalise.Phones;
import dev.wadi.identity.normalise.Texts;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values that are short codes or single words: identifiers, phones, postcodes, cities, regions, countries, domains. Fields
 * of one type are one set of values, compared at their best.
 */
public final class CodeGroup implements FieldGroup<List<String>> {

    private static final double ALIKE_FROM = 0.88;

    private static final int ROOM = 100_000;

    private final ConcurrentHashMap<String, List<String>> places = new ConcurrentHashMap<>();
    private final FieldType type;
    private final List<Integer> positions;
    private final Comparison comparison;
    private final List<KeyKind> kinds;

    public CodeGroup(FieldType type, String name, List<Integer> positions, String given) {
        this.type = type;
        this.positions = List.copyOf(positions);
        this.comparison = new Comparison(name, levels(type), given, true, true, shared(type));
        this.kinds = hasArea(type)
                ? List.of(
                        new KeyKind(name, false, use(type)),
                        new KeyKind("start of " + name, false, type == FieldType.PHONE ? Use.WITH_NAME : Use.NEVER))
                : List.of(new KeyKind(name, false, use(type)));
    }

    private static Use use(FieldType type) {
        return switch (type) {
            case IDENTIFIER, PHONE, DOMAIN -> Use.ALONE;
            case POSTCODE -> Use.WITH_NAME;
            default -> Use.NEVER;
        };
    }

    private static boolean hasArea(FieldType type) {
        return type == FieldType.POSTCODE
                || type == FieldType.IDENTIFIER
                || type == FieldType.PHONE
                || type == FieldType.CITY;
    }

    private static double shared(FieldType type) {
        return switch (type) {
            case IDENTIFIER -> 0.02;
            case PHONE -> 0.6;
            case POSTCODE -> 0.7;
            default -> 0.8;
        };
    }

    private static List<Level> levels(FieldType type) {
        return switch (type) {
            case PHONE ->
                List.of(
                        new Level("different", 0.25, 0.9965),
                        new Level("one digit off", 0.03, 0.0005),
                        new Level("same", 0.72, 0.001));
            case IDENTIFIER ->
                List.of(
                        new Level("different", 0.03, 0.9985),
                        new Level("one slip", 0.05, 0.0005),
                        new Level("same", 0.92, 0.0003));
            case POSTCODE ->
                List.of(
                        new Level("different", 0.12, 0.957),
                        new Level("the same area", 0.05, 0.03),
                        new Level("one slip", 0.06, 0.01),
                        new Level("same", 0.77, 0.003));
            case CITY ->
                List.of(
                        new Level("different", 0.1, 0.92),
                        new Level("alike", 0.05, 0.02),
                        new Level("one slip", 0.06, 0.01),
                        new Level("same", 0.79, 0.05));
            case DOMAIN -> List.of(new Level("different", 0.2, 0.98), new Level("same", 0.8, 0.02));
            default -> List.of(new Level("different", 0.08, 0.7), new Level("same", 0.92, 0.3));
        };
    }

    @Override
    public List<Comparison> comparisons() {
        return List.of(comparison);
    }

    @Override
    public List<String> read(Profile profile) {
        if (positions.size() == 1) {
            var code = normal(profile.values().get(positions.get(0)));
            return code.isEmpty() ? List.of() : one(code);
        }
        var codes = new ArrayList<String>();
        for (var position : positions) {
            var code = normal(profile.values().get(position));
            if (type == FieldType.IDENTIFIER && !code.isEmpty()) {
                code = position + ":" + code;
            }
            if (!code.isEmpty() && !codes.contains(code)) {
                codes.add(code);
            }
        }
        return List.copyOf(codes);
    }

    /** Places are many people's: one list serves them all. */
    private List<String> one(String code) {
        if (type == FieldType.PHONE || type == FieldType.IDENTIFIER) {
            return List.of(code);
        }
        var known = places.get(code);
        if (known != null) {
            return known;
        }
        var list = List.of(code);
        if (places.size() < ROOM) {
            places.put(code, list);
        }
        return list;
    }

    private String normal(String value) {
        if (value.isBlank()) {
            return "";
        }
        return switch (type) {
            case PHONE -> Phones.read(value);
            case CITY -> Texts.city(value);
            case REGION, COUNTRY -> Texts.region(value);
            case DOMAIN -> Emails.isProvider(Emails.domainOf(value)) ? "" : Emails.domainOf(value);
            default -> Fold.compact(value);
        };
    }

    @Override
    public long compare(List<String> left, List<String> right, Kernels kernels) {
        int best = 0;
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                if (comparable(left.get(i), right.get(j))) {
                    best = Math.max(best, level(left.get(i), right.get(j), kernels));
                }
            }
        }
        return best;
    }

    @Override
    public int touch(List<String> value) {
        return value.isEmpty() ? 0 : value.get(0).length();
    }

    private boolean comparable(String left, String right) {
        if (type != FieldType.IDENTIFIER || positions.size() == 1) {
            return true;
        }
        int kind = left.indexOf(':') + 1;
        return left.regionMatches(0, right, 0, kind);
    }

    private int level(String left, String right, Kernels kernels) {
        int same = comparison.same();
        if (left.equals(right)) {
            return same;
        }
        return switch (type) {
            case PHONE -> Phones.same(left, right) ? same : oneDigit(left, right, kernels) ? 2 : 1;
            case IDENTIFIER -> slip(left, right, kernels) ? 2 : 1;
            case POSTCODE -> slip(left, right, kernels) ? 3 : area(left).equals(area(right)) ? 2 : 1;
            case CITY -> slip(left, right, kernels) ? 3 : alike(left, right, kernels) ? 2 : 1;
            case DOMAIN -> left.endsWith("." + right) || right.endsWith("." + left) ? same : 1;
            default -> 1;
        };
    }

    private static boolean oneDigit(String left, String right, Kernels kernels) {
        int shorter = Math.min(left.length(), right.length());
        return shorter >= 7
                && Math.abs(left.length() - right.length()) <= 1
                && kernels.levenshtein().alignment(left, right) <= 1;
    }

    private static boolean slip(String left, String right, Kernels kernels) {
        return kernels.slip(left, right)
                || left.length() == 4
                        && right.length() == 4
                        && kernels.levenshtein().alignment(left, right) <= 1;
    }

    private static boolean alike(String left, String right, Kernels kernels) {
        boolean part = left.startsWith(right + " ")
                || right.startsWith(left + " ")
                || left.endsWith(" " + right)
                || right.endsWith(" " + left);
        return part || kernels.jaroWinkler().similarity(left, right) >= ALIKE_FROM;
    }

    private static String area(String postcode) {
        return postcode.substring(
                0,
                Math.max(2, postcode.length() - 3) > postcode.length()
                        ? postcode.length()
                        : Math.max(2, postcode.length() - 3));
    }

    @Override
    public boolean settles() {
        return type == FieldType.IDENTIFIER;
    }

    @Override
    public String term(List<String> value, int comparison) {
        return value.isEmpty() ? "" : type == FieldType.PHONE ? lastDigits(value.get(0)) : value.get(0);
    }

    private static String lastDigits(String phone) {
        return phone.substring(Math.max(0, phone.length() - 7));
    }

    @Override
    public List<KeyKind> keyKinds() {
        return kinds;
    }

    @Override
    public void keys(List<String> value, KeySink sink) {
        for (var code : value) {
            switch (type) {
                case PHONE -> {
                    sink.key(0, lastDigits(code));
                    sink.key(1, code.substring(code.length() - 4));
                }
                case POSTCODE -> {
                    sink.key(0, code);
                    sink.key(1, area(code));
                }
                case IDENTIFIER, CITY -> {
                    sink.key(0, code);
                    sink.key(1, code.substring(0, Math.min(4, code.length())));
                }
                default -> sink.key(0, code);
            }
        }
    }

    @Override
    public String show(List<String> value, int comparison) {
        return String.join(", ", value);
    }
}
