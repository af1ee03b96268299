package dev.wadi.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountedFilesTest {

    private static final Path SHIPPED = Path.of("application.properties");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final java.util.Properties system = new java.util.Properties();

    @Test
    void aFolderOfSecretsIsReadAsKubernetesMountsIt() throws IOException {
        var data = Files.createDirectory(folder.resolve("..2026_11_27"));
        Files.writeString(data.resolve("wadi.database.password"), "s3cret\n");
        Files.writeString(data.resolve("wadi.hash.key"), "ab".repeat(16));
        Files.writeString(data.resolve("key.p12"), "no setting");
        Files.createSymbolicLink(folder.resolve("..data"), data.getFileName());
        for (var name : new String[] {"wadi.database.password", "wadi.hash.key", "key.p12"}) {
            Files.createSymbolicLink(folder.resolve(name), Path.of("..data", name));
        }
        environment.put("WADI_SECRETS", folder.toString());

        var settings = read();

        assertThat(settings.database().password().reveal()).isEqualTo("s3cret");
        assertThat(properties().given("wadi.hash.key")).contains("ab".repeat(16));
        assertThat(properties().mounted()).containsOnlyKeys("wadi.database.password", "wadi.hash.key");
    }

    @Test
    void aSingleSettingIsReadFromTheFileThatIsNamed() throws IOException {
        environment.put(
                "WADI_DATABASE_PASSWORD_FILE", file("password", " s3cret \n").toString());
        system.setProperty("wadi.work.workers.file", file("workers", "7").toString());

        assertThat(read().database().password().reveal()).isEqualTo("s3cret");
        assertThat(read().work().workers()).isEqualTo(7);
        assertThat(properties().mounted()).containsEntry("wadi.work.workers", "7");
    }

    @Test
    void whatTheEnvironmentSaysGoesBeforeAFile() throws IOException {
        file("wadi.work.workers", "7");
        environment.put("WADI_SECRETS", folder.toString());
        environment.put("WADI_WORK_WORKERS", "8");

        assertThat(read().work().workers()).isEqualTo(8);
        assertThat(properties().mounted()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsNamedWithItsSetting() {
        environment.put("WADI_HASH_KEY_FILE", folder.resolve("none").toString());
        environment.put("WADI_DATABASE_PASSWORD_FILE", folder.resolve("neither").toString());

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsException.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .containsExactlyInAnyOrder(
                                folder.resolve("none") + ": wadi.hash.key cannot be read from this file",
                                folder.resolve("neither") + ": wadi.database.password cannot be read from this file"));
    }

    @Test
    void whatIsWrongInAFileIsNamedWithItAndNotShown() throws IOException {
        file("wadi.work.workers", "many");
        file("wadi.hash.key", "");
        file("wadi.database.pasword", "s3cret");
        environment.put("WADI_SECRETS", folder.toString());

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsException.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .containsExactlyInAnyOrder(
                                at("wadi.work.workers") + " must be a whole number from 1 to 64",
                                at("wadi.hash.key") + " must be set",
                                at("wadi.database.pasword") + " is not a setting of this version"));
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        environment.put("WADI_SECRETS", "/no/such/folder");

        assertThatThrownBy(this::read)
                .hasMessage(
                        "application.properties: wadi.secrets = '/no/such/folder': must be a folder that can be read");
    }

    private String at(String name) {
        return folder.resolve(name) + ": " + name;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Settings read() {
        return Settings.read(properties());
    }

    private Properties properties() {
        return Properties.load(SHIPPED, environment, system);
    }
}
