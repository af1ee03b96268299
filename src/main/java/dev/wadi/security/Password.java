package dev.wadi.security;

import dev.wadi.core.Sensitive;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: PBKDF2 with HMAC-SHA-512 (RFC 8018), salt and number of rounds beside it, written as
 * {@code pbkdf2-sha512:rounds:salt:hash}.
 *
 * @param rounds how often it is hashed
 * @param salt   random bytes, another for each password
 * @param hash   32 bytes
 */
public record Password(int rounds, String salt, String hash) {

    /** What OWASP asks of PBKDF2 with HMAC-SHA-512. */
    static final int ROUNDS = 210_000;

    private static final String SCHEME = "pbkdf2-sha512";
    private static final int LEAST_ROUNDS = 10_000;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final int PARTS = 4;

    /** One that no password is: checked where there is no such user, so that both take the same time. */
    static final Password NONE = new Password(
            ROUNDS,
            Base64.getEncoder().encodeToString(new byte[SALT_BYTES]),
            Base64.getEncoder().encodeToString(new byte[HASH_BITS / Byte.SIZE]));

    public Password {
        if (rounds < LEAST_ROUNDS
                || rounds > MOST_ROUNDS
                || Base64.getDecoder().decode(salt).length < SALT_BYTES
                || Base64.getDecoder().decode(hash).length != HASH_BITS / Byte.SIZE) {
            throw new IllegalArgumentException("not what 'wadi password' writes");
        }
    }

    /** What is kept of a new password. */
    public static Password of(Sensitive<String> password, SecureRandom random) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Password(
                ROUNDS,
                Base64.getEncoder().encodeToString(salt),
                Base64.getEncoder().encodeToString(derive(password, salt, ROUNDS)));
    }

    /**
     * What was kept, from text.
     *
     * @throws IllegalArgumentException where it is not of this form
     */
    public static Password parse(String text) {
        var parts = text.split(":", -1);
        if (parts.length != PARTS || !parts[0].equals(SCHEME)) {
            throw new IllegalArgumentException("not what 'wadi password' writes");
        }
        return new Password(Integer.parseInt(parts[1]), parts[2], parts[3]);
    }

    /** Whether this is the password; takes some tenths of a second, the same whatever the answer. */
    public boolean is(Sensitive<String> password) {
        var derived = derive(password, Base64.getDecoder().decode(salt), rounds);
        return MessageDigest.isEqual(derived, Base64.getDecoder().decode(hash));
    }

    /** A random password that people can copy: 128 bits in hexadecimal. */
    public static Sensitive<String> random(SecureRandom random) {
        var bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        return new Sensitive<>(HexFormat.of().formatHex(bytes));
    }

    /** As a file of users has it. */
    public String text() {
        return String.join(":", SCHEME, Integer.toString(rounds), salt, hash);
    }

    /** Without the hash, which is nobody's to see. */
    @Override
    public String toString() {
        return SCHEME + ":***";
    }

    private static byte[] derive(Sensitive<String> password, byte[] salt, int rounds) {
        var spec = new PBEKeySpec(password.reveal().toCharArray(), salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2", e);
        } finally {
            spec.clearPassword();
        }
    }
}
