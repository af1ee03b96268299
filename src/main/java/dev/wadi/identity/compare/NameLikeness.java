package dev.wadi.identity.compare;

import dev.wadi.identity.normalise.Lexicon;
import dev.wadi.identity.normalise.PersonName;
import dev.wadi.identity.normalise.PersonNames;
import dev.wadi.identity.normalise.Phonetic;
import dev.wadi.identity.normalise.Texts;
import dev.wadi.identity.normalise.Token;
import dev.wadi.identity.normalise.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether two names alone, without any data around them, could be spellings of one.
 *
 * <p>The words of the shorter name are paired with those of the longer one. A word paired with a variant of itself costs a
 * little; a word left over on one side costs little too, since people drop names; one left over on each side is a conflict and
 * costs most. What remains of the credit becomes a probability by the logistic function, at even prior odds. Not safe for
 * several threads.
 */
public final class NameLikeness {

    private static final Pattern NUMERAL = Pattern.compile("\\d+|[ivx]{2,}");
    private static final double CREDIT = 2.2;
    private static final double CONFLICT = 4.2;
    private static final double EXTRA = 0.45;
    private static final double NUMBER = 2.5;
    private static final double ALONE = 2.0;
    private static final double MOVED = 0.6;
    private static final double NO_PARTNER = 9;

    private final Kernels kernels = new Kernels();
    private final PersonNames names = new PersonNames(new Lexicon(10_000));
    private final Lexicon lexicon = new Lexicon(10_000);

    /** The probability that two full names are one person's. */
    public double persons(String left, String right) {
        var a = words(left);
        var b = words(right);
        if (joined(a).equals(joined(b)) && !a.isEmpty()) {
            return logistic(CREDIT);
        }
        return logistic(credit(a, b, true));
    }

    /** The probability that two names are one organisation's. */
    public double companies(String left, String right) {
        var one = Texts.company(left);
        var other = Texts.company(right);
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        if (one.joined().equals(other.joined())) {
            return logistic(CREDIT + 1);
        }
        if (initials(one).equals(other.joined()) || initials(other).equals(one.joined())) {
            return logistic(0.5);
        }
        double spelled = kernels.levenshtein().alignment(one.joined(), other.joined());
        int longer = Math.max(one.joined().length(), other.joined().length());
        double whole = longer >= 5 && one.words().size() != other.words().size() && spelled <= 1
                ? CREDIT - spelled
                : -NO_PARTNER;
        return logistic(Math.max(whole, credit(tokens(one.words()), tokens(other.words()), false)));
    }

    private List<Token> words(String name) {
        PersonName read = names.read(List.of(), List.of(), List.of(name));
        var all = new ArrayList<>(read.given());
        all.addAll(read.other());
        all.addAll(read.family());
        return all;
    }

    private List<Token> tokens(List<String> words) {
        return words.stream().map(lexicon::token).toList();
    }

    private double credit(List<Token> left, List<Token> right, boolean person) {
        var few = new ArrayList<>(left.size() <= right.size() ? left : right);
        var many = new ArrayList<>(left.size() <= right.size() ? right : left);
        if (few.isEmpty()) {
            return -NO_PARTNER;
        }
        double credit = CREDIT;
        int paired = 0;
        int sizes = many.size();
        int lastAt = -1;
        int moved = 0;
        double limit = person ? 2.1 : 2.0;
        for (double allowed = 0; allowed <= limit; allowed += 0.5) {
            for (int i = 0; i < few.size(); i++) {
                double best = NO_PARTNER;
                int at = -1;
                int taken = 1;
                for (int j = 0; j < many.size(); j++) {
                    double cost = cost(few.get(i), many.get(j), person);
                    if (cost < best) {
                        best = cost;
                        at = j;
                        taken = 1;
                    }
                    if (j + 1 < many.size()) {
                        double split = split(few.get(i), many.get(j), many.get(j + 1));
                        if (split < best) {
                            best = split;
                            at = j;
                            taken = 2;
                        }
                    }
                }
                if (at >= 0 && best <= allowed) {
                    credit -= best;
                    paired++;
                    moved += allowed == 0 && at < lastAt ? 1 : 0;
                    lastAt = Math.max(lastAt, at);
                    few.remove(i--);
                    for (int k = 0; k < taken; k++) {
                        many.remove(at);
                    }
                }
            }
        }
        int conflicts = Math.min(few.size(), many.size());
        int extras = Math.max(few.size(), many.size()) - conflicts;
        credit -= CONFLICT * conflicts + EXTRA * extras + MOVED * Math.min(1, moved);
        if (!person) {
            credit -= NUMBER * (numbers(few) + numbers(many));
        }
        boolean loneWord = paired == 1 && sizes > 1 && extras > 0;
        return loneWord ? credit - (person ? ALONE : ALONE / 2) : credit;
    }

    /** Numbers left over: the second fund of a house is not its first. */
    private static long numbers(List<Token> left) {
        return left.stream()
                .filter(token -> NUMERAL.matcher(token.text()).matches())
                .count();
    }

    private double cost(Token left, Token right, boolean person) {
        var a = left.text();
        var b = right.text();
        if (a.equals(b)) {
            return 0;
        }
        boolean number = Character.isDigit(a.charAt(0)) || Character.isDigit(b.charAt(0));
        if (number) {
            return readable(a).equals(readable(b)) && a.length() > 2 ? 0.5 : NO_PARTNER;
        }
        if (person && left.isFormOf(right)) {
            return 0.9;
        }
        if (left.isInitial() || right.isInitial()) {
            return person && a.charAt(0) == b.charAt(0) ? 1 : NO_PARTNER;
        }
        int shorter = Math.min(a.length(), b.length());
        int longer = Math.max(a.length(), b.length());
        int edits = kernels.levenshtein().alignment(a, b);
        if (edits == 1 && shorter >= 3) {
            return shorter >= 5 ? 0.6 : person ? 1.2 : 1.5;
        }
        boolean sound = left.soundsLike(right) && left.sound().length() >= 3;
        if (edits <= 2 && (longer >= 7 || sound)) {
            return 1;
        }
        boolean consonants = person
                && shorter >= 3
                && Phonetic.consonants(a).equals(Phonetic.consonants(b))
                && Phonetic.consonants(a).length() >= 2;
        if (sound || consonants) {
            return 1.4;
        }
        if (!person && shorter >= 4 && a.regionMatches(0, b, 0, shorter)) {
            return 1.5;
        }
        return longer >= 8 && edits * 4 <= longer ? 1.5 : NO_PARTNER;
    }

    private double split(Token whole, Token first, Token second) {
        var together = first.text() + second.text();
        return together.equals(whole.text())
                ? 0
                : together.length() > 5 && kernels.slip(together, whole.text()) ? 0.8 : NO_PARTNER;
    }

    private static String readable(String word) {
        return word.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('5', 's')
                .replace('9', 'g');
    }

    private static String initials(Words name) {
        var initials = new StringBuilder();
        for (var word : name.words()) {
            initials.append(word.charAt(0));
        }
        return initials.length() < 3 ? "-" : initials.toString();
    }

    private static String joined(List<Token> tokens) {
        var out = new StringBuilder();
        for (var token : tokens) {
            out.append(token.text());
        }
        return out.toString();
    }

    private static double logistic(double credit) {
        return 1 / (1 + Math.exp(-credit));
    }
}
