package dev.wadi.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.core.Sensitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsersTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Sensitive<String> SECRET = new Sensitive<>("pass:wörd with spaces");
    private static final Password KEPT = Password.of(SECRET, RANDOM);

    @TempDir
    private Path folder;

    @Test
    void whoHasThePasswordHasTheRoles() throws IOException {
        var line = Users.line("anna", Set.of(Role.OPERATOR, Role.VIEWER), KEPT);
        var users = users("# ours\n\n" + line + "\n");

        assertThat(users.identify("anna", SECRET)).contains(new Identity("anna", Set.of(Role.VIEWER, Role.OPERATOR)));
        assertThat(users.identify("anna", new Sensitive<>("pass"))).isEmpty();
        assertThat(users.identify("Anna", SECRET)).isEmpty();
        assertThat(users.identify("", SECRET)).isEmpty();
    }

    @Test
    void thePasswordItselfIsNowhereAndEachHasItsOwnSalt() {
        var again = Password.of(SECRET, RANDOM);

        assertThat(KEPT.text()).doesNotContain("wörd").startsWith("pbkdf2-sha512:210000:");
        assertThat(KEPT.text()).isNotEqualTo(again.text());
        assertThat(KEPT).hasToString("pbkdf2-sha512:***");
    }

    @Test
    void noPasswordIsThatOfAnUnknownUser() {
        assertThat(Password.NONE.is(new Sensitive<>(""))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna                          | must be name:role,role:password, as 'wadi password' writes it",
                "anna:viewer:secret            | the password of 'anna' is not what 'wadi password' writes",
                "anna:viewer:pbkdf2-sha512:1:AAAA:AAAA | the password of 'anna' is not what 'wadi password' writes",
                "anna::KEPT                    | the role of 'anna' must be one of [viewer, operator, steward, admin, dpo]",
                "anna:root:KEPT                | the role of 'anna' must be one of [viewer, operator, steward, admin, dpo]",
                "an na:viewer:KEPT             | must be name:role,role:password, as 'wadi password' writes it",
            })
    void aLineThatIsWrongIsNamedWithoutItsHash(String line, String complaint) {
        assertThatThrownBy(() -> users("# first\n" + line.replace("KEPT", KEPT.text())))
                .isInstanceOf(UsersException.class)
                .hasMessage(folder.resolve("users") + ": line 2: " + complaint);
    }

    @Test
    void aFileInWhichNobodyIsIsRefused() {
        assertThatThrownBy(() -> users("# nobody\n"))
                .hasMessage(folder.resolve("users") + ": nobody is in it; 'wadi password' makes a line");
        assertThatThrownBy(() -> Users.load(folder.resolve("nowhere")))
                .hasMessage(folder.resolve("nowhere") + ": cannot be read");
    }

    @Test
    void aNameIsThereOnce() {
        var line = Users.line("anna", Set.of(Role.VIEWER), KEPT);

        assertThatThrownBy(() -> users(line + "\n" + line))
                .hasMessage(folder.resolve("users") + ": line 2: 'anna' is there already");
    }

    private Users users(String text) throws IOException {
        return Users.load(Files.writeString(folder.resolve("users"), text));
    }
}
