package dev.wadi.identity.compare;

import dev.wadi.identity.normalise.Email;
import dev.wadi.identity.normalise.Emails;
import dev.wadi.identity.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** E-mail addresses; a mailbox of a role (info, sales) says less than a person's own. */
public final class EmailGroup implements FieldGroup<List<Email>> {

    private static final int DIFFERENT = 1;
    private static final int DOMAIN = 2;
    private static final int LOCAL = 3;
    private static final int ROLE = 4;
    private static final int SLIP = 5;
    private static final int SAME = 6;
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");
    private static final double ALIKE_FROM = 0.94;

    private static Comparison comparison(String given) {
        return new Comparison(
                "e-mail",
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

    private static final List<KeyKind> KINDS =
            List.of(new KeyKind("e-mail", false), new KeyKind("mailbox", false), new KeyKind("mail domain", false));

    private final List<Integer> positions;
    private final Comparison comparison;

    /** @param given the comparison of names, where there is one: mailboxes are made of names */
    public EmailGroup(List<Integer> positions, String given) {
        this.positions = List.copyOf(positions);
        this.comparison = comparison(given);
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

    private static int level(Email left, Email right, Kernels kernels) {
        boolean local = left.local().equals(right.local());
        boolean domain = !left.domain().isEmpty() && left.domain().equals(right.domain());
        boolean role = left.shared() || right.shared();
        if (local && left.domain().equals(right.domain())) {
            return role ? ROLE : SAME;
        }
        if (!role && digits(left.local()).equals(digits(right.local())) && slip(left, right, local, domain, kernels)) {
            return SLIP;
        }
        if (local && !role && left.local().length() >= 4) {
            return LOCAL;
        }
        return domain && !left.provider() ? DOMAIN : DIFFERENT;
    }

    /** Namesakes at one provider differ by a number: that is no slip. */
    private static String digits(String local) {
        int i = 0;
        while (i < local.length() && !Character.isDigit(local.charAt(i))) {
            i++;
        }
        return i == local.length() ? "" : NO_DIGIT.matcher(local).replaceAll("");
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
        return KINDS;
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
