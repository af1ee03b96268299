package dev.wadi.doctor;

import java.util.List;

/** Whether the key of hashes is one's own. */
public record HashKeyCheck(String key) implements Check {

    @Override
    public String name() {
        return "hash key";
    }

    @Override
    public List<Outcome> look() {
        return List.of(
                key.matches("0*")
                        ? Outcome.failed("wadi.hash.key is the one that is shipped: choose 32 hexadecimal digits"
                                + " (openssl rand -hex 16) before the first record is read, and keep them")
                        : Outcome.ok("wadi.hash.key is your own"));
    }

    @Override
    public String toString() {
        return name();
    }
}
