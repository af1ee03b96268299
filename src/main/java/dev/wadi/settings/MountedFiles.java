package dev.wadi.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings in files of their own, as containers are given secrets: either a folder in which each file has the name of the
 * setting that it holds, or a file that a setting of the same name and {@code .file} names.
 *
 * @param files by the names of settings
 */
record MountedFiles(Map<String, Path> files) {

    /** The setting that names the folder. */
    static final String FOLDER = "wadi.secrets";

    /** What the name of a setting ends in that names another's file. */
    static final String REFERENCE = ".file";

    static final MountedFiles NONE = new MountedFiles(Map.of());

    MountedFiles {
        files = Map.copyOf(files);
    }

    /** Those in a folder; others may stand beside them, such as key stores and what Kubernetes keeps there for itself. */
    static MountedFiles in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return new MountedFiles(files.filter(file -> nameOf(file).startsWith("wadi.") && !Files.isDirectory(file))
                    .collect(Collectors.toMap(MountedFiles::nameOf, file -> file)));
        }
    }

    Stream<String> names() {
        return files.keySet().stream();
    }

    /** The file of a setting. */
    Optional<String> of(String name) {
        return Optional.ofNullable(files.get(name)).map(Path::toString);
    }

    /** What a file holds, without the end of its last line; nothing where it cannot be read. */
    static Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)).strip());
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
