package dev.wadi.sandbox.salesforce.oauth;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PublicKey;
import java.util.concurrent.TimeUnit;

/**
 * A key pair with a self-signed certificate in a PKCS #12 file of its own, as one makes it to log in by JWT: the file
 * is for the client, the certificate for the org.
 */
public record SigningKey(Path file, String password, PublicKey certificate) {

    private static final String ALIAS = "wadi";
    private static final long SECONDS_TO_MAKE = 60;

    public SigningKey {
        requireNonNull(file, "file");
        requireNonNull(password, "password");
        requireNonNull(certificate, "certificate");
    }

    /** Makes one in a directory, with the JDK's keytool. */
    public static SigningKey create(Path directory) {
        var file = directory.resolve("salesforce.p12");
        var password = "sandbox-keystore";
        try {
            keytool(file, password);
            var keystore = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(file)) {
                keystore.load(in, password.toCharArray());
            }
            return new SigningKey(file, password, keystore.getCertificate(ALIAS).getPublicKey());
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException("no key for JWTs", failure);
        }
    }

    private static void keytool(Path file, String password) throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=wadi",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(SECONDS_TO_MAKE, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool did not make a key");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a key was made", stopped);
        } finally {
            process.destroy();
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
