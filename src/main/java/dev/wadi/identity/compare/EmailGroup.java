package dev.wadi.identity.compare;

import dev.wadi.identity.normalise.Email;
import dev.wadi.identity.normalise.Emails;
import dev.wadi.identity.profile.Profile;
import java.util.ArrayList;
import java.util.List;

/** E-mail addresses; a mailbox of a role (info, sales) says less than a person's own. */
public final class EmailGroup implements FieldGroup<List<Email>> {

    /** What the comparison is called. */
    public static final String NAME = "e-mail";

    private static final int DIFFERENT = 1;
    private static final int DOMAIN = 2;
    private static final int LOCAL = 3;
    private static final int ROLE = 4;
    private static final int SLIP = 5;
    private static final int SAME = 6;
    private static final double ALIKE_FROM = 0.94;

    private static Comparison comparison(String given) {
        return new Comparison(
                NAME,
                List.of(
                        new Level("different", 0.17, 0.98),
                        new Level("the same domain", 0.04, 0.012),
                        new Level("the same mailbox elsewhere", 0.05, 0.002),
                        new Level("the same shared mailbox", 0.01, 0.001),
                        new Level("a slip", 0.08, 0.0005),
                        new Level("same", 0.65, 0.0005)),
                given,
                true,
                true,
                0.3);
    }

    private final List<Integer> positions;
    private final Comparison comparison;
    private final List<KeyKind> kinds;

    /** @param given the comparison of names, where there is one: mailboxes are made of names */
    public EmailGroup(List<Integer> positions, String given) {
        this.positions = List.copyOf(positions);
        this.comparison = comparison(given);
        // colleagues have namesakes; branches of a company share a domain
        var ofDomain = given.isEmpty() ? Use.WITH_NAME : Use.NEVER;
        this.kinds = List.of(
                new KeyKind(NAME, false, Use.ALONE),
                new KeyKind("mailbox", false, Use.ALONE),
                new KeyKind("mail domain", false, ofDomain));
    }

    @Override
    public List<Comparison> comparisons() {
        return List.of(comparison);
    }

    @Override
    public List<Email> read(Profile profile) {
        var emails = new ArrayList<Email>(1);
        for (var position : positions) {
            var value = profile.values().get(position);
            var email = value.isBlank() ? Email.NONE : Emails.read(value);
            if (!email.isEmpty()) {
                emails.add(email);
            }
        }
        return List.copyOf(emails);
    }

    @Override
    public long compare(List<Email> left, List<Email> right, Kernels kernels) {
        int best = 0;
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                best = Math.max(best, level(left.get(i), right.get(j), kernels));
            }
        }
        return best;
    }

    @Override
    public int touch(List<Email> value) {
        return value.isEmpty()
                ? 0
                : value.get(0).local().length() + value.get(0).domain().length();
    }

    private static int level(Email left, Email right, Kernels kernels) {
        boolean local = left.local().equals(right.local());
        boolean domain = !left.domain().isEmpty() && left.domain().equals(right.domain());
        boolean role = left.shared() || right.shared();
        if (local && left.domain().equals(right.domain())) {
            return role ? ROLE : SAME;
        }
        if (!role && sameDigits(left.local(), right.local()) && slip(left, right, local, domain, kernels)) {
            return SLIP;
        }
        if (local && !role && left.local().length() >= 4) {
            return LOCAL;
        }
        return domain && !left.provider() ? DOMAIN : DIFFERENT;
    }

    /** Namesakes at one provider differ by a number: that is no slip. */
    private static boolean sameDigits(String left, String right) {
        int i = nextDigit(left, 0);
        int j = nextDigit(right, 0);
        while (i < left.length() && j < right.length()) {
            if (left.charAt(i) != right.charAt(j)) {
                return false;
            }
            i = nextDigit(left, i + 1);
            j = nextDigit(right, j + 1);
        }
        return i == left.length() && j == right.length();
    }

    private static int nextDigit(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean slip(Email left, Email right, boolean local, boolean domain, Kernels kernels) {
        if (domain) {
            return kernels.slip(left.local(), right.local());
        }
        if (local) {
            return kernels.slip(left.domain(), right.domain());
        }
        if (left.provider() && right.provider()) {
            return false;
        }
        var a = left.address();
        var b = right.address();
        return kernels.jaroWinkler().similarity(a, b) >= ALIKE_FROM
                || kernels.levenshtein().alignment(a, b) <= Math.min(a.length(), b.length()) / 5;
    }

    @Override
    public String term(List<Email> value, int comparison) {
        return value.isEmpty() ? "" : value.get(0).address();
    }

    @Override
    public List<KeyKind> keyKinds() {
        return kinds;
    }

    @Override
    public void keys(List<Email> value, KeySink sink) {
        for (var email : value) {
            sink.key(0, email.address());
            if (!email.shared()) {
                sink.key(1, email.local());
            }
            if (!email.domain().isEmpty() && !email.provider()) {
                sink.key(2, email.domain());
            }
        }
    }

    @Override
    public String show(List<Email> value, int comparison) {
        var out = new StringBuilder();
        for (var email : value) {
            out.append(out.length() == 0 ? "" : ", ").append(email.address());
        }
        return out.toString();
    }
}
