package dev.wadi.identity.normalise;

/**
 * An e-mail address in parts.
 *
 * @param local what is before the at sign, without plus tags
 * @param domain what is after it; empty where the address is broken
 * @param provider whether the domain gives mailboxes to everybody, so that sharing it says nothing
 * @param shared whether it is a mailbox of a role (info, sales …), read by several people
 */
public record Email(String local, String domain, boolean provider, boolean shared) {

    /** No address. */
    public static final Email NONE = new Email("", "", false, false);

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return local.isEmpty();
    }

    /** The whole address. */
    public String address() {
        return domain.isEmpty() ? local : local + "@" + domain;
    }
}
