package dev.wadi.sandbox.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Classes of which a library holds another for later versions of Java. An archive of classes is not to have them: where something
 * looks at classes as they are loaded, an agent or the flight recorder, Java 17 looks for the file of an archived class beside
 * those of all versions, and dies where it stands among those of one version alone.
 */
public final class VersionedClasses {

    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/\\d+/(.+)\\.class");

    private final Set<String> names = new HashSet<>();

    private VersionedClasses() {}

    /** Those of the libraries in a folder. */
    public static VersionedClasses in(Path libraries) throws IOException {
        var classes = new VersionedClasses();
        try (var files = Files.list(libraries)) {
            for (var file : files.toList()) {
                try (var jar = new JarFile(file.toFile())) {
                    jar.stream()
                            .map(entry -> VERSIONED.matcher(entry.getName()))
                            .forEach(versioned -> {
                                if (versioned.matches()) {
                                    classes.names.add(versioned.group(1));
                                }
                            });
                }
            }
        }
        return classes;
    }

    /** Whether a line of a list of classes, as Java writes it, names one of them, or something made of one. */
    public boolean isNamedIn(String line) {
        return names.stream().anyMatch(line::contains);
    }
}
