package dev.wadi.testkit.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A file system of its own with little room, which can be filled and freed again. Mounting one takes the rights of root. */
public final class SmallDisk implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** One of so many megabytes, where we may mount it. */
    public static Optional<SmallDisk> ofMegabytes(int size) {
        try {
            var folder = Files.createTempDirectory("wadi-small-disk");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            if (succeeds("mount", "-t", "tmpfs", "-o", "mode=0755,size=" + size + "m", "tmpfs", folder.toString())) {
                return Optional.of(new SmallDisk(folder));
            }
            Files.delete(folder);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new folder on it. */
    public Path folder(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    /** Leaves no room. */
    public void fill() throws IOException {
        try (var ballast = Files.newOutputStream(ballast())) {
            while (true) {
                ballast.write(new byte[CHUNK]);
            }
        } catch (IOException full) {
            if (folder.toFile().getUsableSpace() > CHUNK) {
                throw full;
            }
        }
    }

    /** Makes room again. */
    public void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    @Override
    public void close() throws IOException {
        if (succeeds("umount", "--lazy", folder.toString())) {
            Files.delete(folder);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
