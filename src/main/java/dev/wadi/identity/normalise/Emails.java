package dev.wadi.identity.normalise;

import java.util.Set;

/** Reads e-mail addresses: display names and plus tags off, providers with several domains as one. Stateless. */
public final class Emails {

    private static final Set<String> ROLES = Set.copyOf(WordLists.lines("mailbox-roles.txt"));
    private static final Set<String> PROVIDERS = Set.copyOf(WordLists.lines("mail-providers.txt"));

    private Emails() {}

    /** The address in a text; {@link Email#NONE} where there is none. */
    public static Email read(String text) {
        var plain = text.strip();
        int open = plain.lastIndexOf('<');
        if (open >= 0) {
            int close = plain.indexOf('>', open);
            plain = plain.substring(open + 1, close < 0 ? plain.length() : close);
        }
        plain = Fold.ascii(plain).replace(" ", "");
        if (plain.startsWith("mailto:")) {
            plain = plain.substring("mailto:".length());
        }
        if (plain.length() < 3) {
            return Email.NONE;
        }
        int at = plain.lastIndexOf('@');
        if (at < 0) {
            return new Email(plain, "", false, false);
        }
        var local = plain.substring(0, at);
        var domain = plain.substring(at + 1);
        int plus = local.indexOf('+');
        if (plus > 0) {
            local = local.substring(0, plus);
        }
        if (domain.equals("googlemail.com")) {
            domain = "gmail.com";
        }
        if (domain.equals("gmail.com")) {
            local = local.replace(".", "");
        }
        return local.isEmpty()
                ? Email.NONE
                : new Email(local, Spellings.shared(domain), isProvider(domain), ROLES.contains(local));
    }

    /** Whether a domain gives addresses to everybody, so that sharing it says nothing. */
    public static boolean isProvider(String domain) {
        return PROVIDERS.contains(domain);
    }

    /** The host of a web or mail address, without {@code www.}; empty where there is none. */
    public static String domainOf(String text) {
        var plain = Fold.ascii(text).replace(" ", "");
        int scheme = plain.indexOf("://");
        if (scheme >= 0) {
            plain = plain.substring(scheme + 3);
        }
        int at = plain.lastIndexOf('@');
        if (at >= 0) {
            plain = plain.substring(at + 1);
        }
        int end = 0;
        while (end < plain.length() && "/?#:".indexOf(plain.charAt(end)) < 0) {
            end++;
        }
        plain = plain.substring(0, end);
        return plain.startsWith("www.") ? plain.substring(4) : plain;
    }
}
