package dev.wadi.sandbox;

import dev.wadi.core.Sensitive;
import dev.wadi.security.Password;
import dev.wadi.security.Role;
import dev.wadi.security.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Who may log in while the sandbox runs: one who only looks, and one who may do everything, both by a password of this run.
 */
record SandboxUsers(Path file, String password) {

    static final String LOOKS = "viewer";
    static final String ACTS = "operator";

    private static final int BYTES = 6;

    /** Makes up a password and writes the file. */
    static SandboxUsers write(Path file) throws IOException {
        var random = new SecureRandom();
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        var hashed = Password.of(new Sensitive<>(password), random);
        Files.write(
                file,
                List.of(
                        Users.line(LOOKS, Set.of(Role.VIEWER), hashed),
                        Users.line(ACTS, EnumSet.of(Role.OPERATOR, Role.STEWARD), hashed)));
        return new SandboxUsers(file, password);
    }
}
