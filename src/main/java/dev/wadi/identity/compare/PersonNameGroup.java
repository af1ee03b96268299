package dev.wadi.identity.compare;

import dev.wadi.identity.normalise.Lexicon;
import dev.wadi.identity.normalise.PersonName;
import dev.wadi.identity.normalise.PersonNames;
import dev.wadi.identity.normalise.Token;
import dev.wadi.identity.profile.Profile;
import java.util.List;

/** All name fields of a person as one evidence: given name, surname, middle names, order, generation. */
public final class PersonNameGroup implements FieldGroup<PersonName> {

    static final int GIVEN = 0;
    static final int FAMILY = 1;
    static final int MIDDLE = 2;
    static final int ORDER = 3;
    static final int GENERATION = 4;

    private static final int DIFFERENT = 1;
    private static final int ALIKE = 2;
    private static final int INITIAL = 3;
    private static final int ELSEWHERE = 4;
    private static final int SLIP = 5;
    private static final int FORM = 6;
    private static final int SAME = 7;
    /** More than the two ways to reckon a similarity can differ by. */
    private static final double ROUNDING = 1e-9;

    private static final double ALIKE_FROM = 0.88;

    private static final List<KeyKind> KINDS =
            List.of(new KeyKind("name", true, Use.NAME), new KeyKind("name start", true, Use.NEVER));

    private final PersonNames names;
    private final List<Integer> given;
    private final List<Integer> family;
    private final List<Integer> full;

    public PersonNameGroup(Lexicon lexicon, List<Integer> given, List<Integer> family, List<Integer> full) {
        this.names = new PersonNames(lexicon);
        this.given = List.copyOf(given);
        this.family = List.copyOf(family);
        this.full = List.copyOf(full);
    }

    @Override
    public List<Comparison> comparisons() {
        return PersonNameLevels.COMPARISONS;
    }

    @Override
    public PersonName read(Profile profile) {
        return names.read(Values.at(profile, given), Values.at(profile, family), Values.at(profile, full));
    }

    @Override
    public long compare(PersonName left, PersonName right, Kernels kernels) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        int first = given(left, right, kernels);
        int last = family(left.family(), right.family(), left.other(), right.other(), kernels);
        int order = 0;
        if (first < SLIP && last < SLIP) {
            int crossFirst = cross(left.given(), right.family(), kernels);
            int crossLast = cross(left.family(), right.given(), kernels);
            boolean better =
                    crossFirst >= SLIP && (crossLast >= SLIP || crossLast == 0) || crossLast >= SLIP && crossFirst == 0;
            if (better && crossFirst + crossLast > first + last) {
                // which of the two is whose given name is not known: so the same in both orders
                first = Math.max(crossFirst, crossLast);
                last = Math.min(crossFirst, crossLast);
                order = 1;
            }
        }
        int generation =
                left.generation() == 0 || right.generation() == 0 ? 0 : left.generation() == right.generation() ? 2 : 1;
        return first
                | (long) last << 4 * FAMILY
                | (long) middle(left, right) << 4 * MIDDLE
                | (long) order << 4 * ORDER
                | (long) generation << 4 * GENERATION;
    }

    @Override
    public int touch(PersonName value) {
        return touch(value.given()) + touch(value.family());
    }

    private static int touch(List<Token> tokens) {
        return tokens.isEmpty() ? 0 : tokens.get(0).length();
    }

    private static int given(PersonName left, PersonName right, Kernels kernels) {
        if (left.given().isEmpty() || right.given().isEmpty()) {
            return 0;
        }
        int best = word(left.given().get(0), right.given().get(0), kernels);
        if (best >= SLIP) {
            return best;
        }
        boolean several = left.given().size() > 1 || right.given().size() > 1;
        if (several && joined(left.given()).equals(joined(right.given()))) {
            return SAME;
        }
        boolean elsewhere = shares(left.given(), right.given())
                || shares(left.given(), right.other())
                || shares(left.other(), right.given());
        return elsewhere ? ELSEWHERE : best;
    }

    private static int family(
            List<Token> left, List<Token> right, List<Token> leftOther, List<Token> rightOther, Kernels kernels) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        var a = left.get(left.size() - 1);
        var b = right.get(right.size() - 1);
        if (left.size() == 1 && right.size() == 1) {
            int level = surname(a, b, kernels);
            boolean part = level < ELSEWHERE && (shares(left, rightOther) || shares(leftOther, right));
            return part ? ELSEWHERE : level;
        }
        var allLeft = joined(left);
        var allRight = joined(right);
        if (allLeft.equals(allRight)) {
            return SAME;
        }
        if (kernels.slip(allLeft, allRight)) {
            return SLIP;
        }
        return shares(left, right) || shares(left, rightOther) || shares(leftOther, right)
                ? ELSEWHERE
                : surname(a, b, kernels);
    }

    private static int surname(Token left, Token right, Kernels kernels) {
        int level = word(left, right, kernels);
        if (level == FORM) {
            return SLIP;
        }
        boolean sound = level < SLIP
                && level != INITIAL
                && left.soundsLike(right)
                && left.sound().length() >= 3;
        return sound ? FORM : level;
    }

    private static int cross(List<Token> left, List<Token> right, Kernels kernels) {
        return left.isEmpty() || right.isEmpty() ? 0 : word(left.get(0), right.get(right.size() - 1), kernels);
    }

    private static int word(Token left, Token right, Kernels kernels) {
        if (left.same(right)) {
            return SAME;
        }
        if (left.isFormOf(right)) {
            return FORM;
        }
        if (left.isInitial() || right.isInitial()) {
            return left.text().charAt(0) == right.text().charAt(0) ? INITIAL : DIFFERENT;
        }
        if (kernels.slip(left, right)) {
            return SLIP;
        }
        int shorter = Math.min(left.length(), right.length());
        boolean start = shorter >= 3 && (left.begins(right) || right.begins(left));
        boolean sound = shorter >= 4 && left.soundsLike(right);
        return start || sound || alike(left, right, kernels) ? ALIKE : DIFFERENT;
    }

    private static boolean alike(Token left, Token right, Kernels kernels) {
        return JaroWinkler.most(left, right) > ALIKE_FROM - ROUNDING
                && kernels.jaroWinkler().similarity(left.text(), right.text()) >= ALIKE_FROM;
    }

    private static int middle(PersonName left, PersonName right) {
        boolean known = (left.given().size() > 1 || !left.other().isEmpty())
                && (right.given().size() > 1 || !right.other().isEmpty());
        if (!known) {
            return 0;
        }
        int best = 1;
        for (int i = 1; i < left.given().size() + left.other().size(); i++) {
            var a = further(left, i);
            for (int j = 1; j < right.given().size() + right.other().size(); j++) {
                var b = further(right, j);
                if (a.same(b)) {
                    return 3;
                }
                if ((a.isInitial() || b.isInitial())
                        && a.text().charAt(0) == b.text().charAt(0)) {
                    best = 2;
                }
            }
        }
        return best;
    }

    private static Token further(PersonName name, int position) {
        int given = name.given().size();
        return position < given
                ? name.given().get(position)
                : name.other().get(Math.min(position - given, name.other().size() - 1));
    }

    private static boolean shares(List<Token> left, List<Token> right) {
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                if (!left.get(i).isInitial() && left.get(i).same(right.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String joined(List<Token> tokens) {
        if (tokens.size() == 1) {
            return tokens.get(0).text();
        }
        var out = new StringBuilder();
        for (var token : tokens) {
            out.append(token.text());
        }
        return out.toString();
    }

    @Override
    public String term(PersonName value, int comparison) {
        return switch (comparison) {
            case GIVEN -> value.given().isEmpty() ? "" : value.given().get(0).text();
            case FAMILY -> joined(value.family());
            default -> "";
        };
    }

    @Override
    public List<KeyKind> keyKinds() {
        return KINDS;
    }

    @Override
    public void keys(PersonName value, KeySink sink) {
        keys(value.given(), sink);
        keys(value.family(), sink);
        keys(value.other(), sink);
        if (value.family().size() > 1) {
            sink.key(0, joined(value.family()));
        }
    }

    private static void keys(List<Token> tokens, KeySink sink) {
        for (var token : tokens) {
            if (!token.isInitial()) {
                sink.key(0, token.sound());
                if (!token.root().equals(token.sound())) {
                    sink.key(0, token.root());
                }
            }
            sink.key(1, token.text().substring(0, Math.min(3, token.text().length())));
        }
    }

    @Override
    public String show(PersonName value, int comparison) {
        return switch (comparison) {
            case GIVEN -> Values.words(value.given());
            case FAMILY -> Values.words(value.family());
            case MIDDLE -> Values.words(value.other());
            case GENERATION -> value.generation() == 0 ? "" : Integer.toString(value.generation());
            default -> "";
        };
    }
}
