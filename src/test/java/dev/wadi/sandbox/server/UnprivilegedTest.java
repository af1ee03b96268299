package dev.wadi.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnprivilegedTest {

    @Test
    void anOrdinaryUserRunsItDirectly() throws IOException {
        assertThat(Unprivileged.choose(false, prefix -> true)).isEqualTo(Unprivileged.DIRECTLY);
    }

    @Test
    void rootTakesTheFirstWayThatWorks() throws IOException {
        assertThat(Unprivileged.choose(true, prefix -> true)).isEqualTo(Unprivileged.BY_SETPRIV);
        assertThat(Unprivileged.choose(true, prefix -> !prefix.contains("setpriv")))
                .isEqualTo(Unprivileged.BY_RUNUSER);
        assertThat(Unprivileged.choose(true, prefix -> prefix.contains("unshare")))
                .isEqualTo(Unprivileged.BY_UNSHARE);
    }

    @Test
    void rootIsToldWhenThereIsNoWay() {
        assertThatThrownBy(() -> Unprivileged.choose(true, prefix -> false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run as an ordinary user");
    }

    @Test
    void weAreWhoOwnsWhatWeCreate(@TempDir Path directory) throws IOException {
        assertThat(DirectoryTree.us()).isEqualTo(DirectoryTree.owner(directory));
    }

    @Test
    void aMissingProgramIsNoWay() {
        assertThat(Command.works(List.of("a-program-nobody-has"))).isFalse();
        assertThat(Command.works(List.of("env"))).isTrue();
    }

    @Test
    void anotherUserDoesNotGetPastAPrivateDirectory(@TempDir Path directory) throws IOException {
        var inside = Files.createDirectory(directory.resolve("private")).resolve("target");

        Files.setPosixFilePermissions(inside.getParent(), PosixFilePermissions.fromString("rwx------"));

        assertThat(Unprivileged.BY_SETPRIV.reaches(inside)).isFalse();
        assertThat(Unprivileged.DIRECTLY.reaches(inside)).isTrue();
    }
}
