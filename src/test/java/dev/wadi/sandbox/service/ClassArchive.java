package dev.wadi.sandbox.service;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What Java makes of the classes of libraries and package, kept for the integration tests of a build, which start the service some
 * hundred times: as {@code wadi prepare} keeps it. Where it cannot be made, or does not fit, services start without.
 */
public final class ClassArchive {

    static final Path FILE = Path.of("target", "classes.jsa");

    /** What the service is run with in production too. */
    static final Path OPTIONS = Path.of("src", "main", "package", "jvm.options");

    private static final Path LIST = Path.of("src", "main", "package", "classes.lst");

    private ClassArchive() {}

    /** Makes it. */
    public static void main(String[] none) throws IOException, InterruptedException {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + OPTIONS,
                        // of all collectors only G1 keeps objects with the classes
                        "-XX:-UseParallelGC",
                        "-XX:+UseG1GC",
                        "-Xlog:disable",
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + LIST,
                        "-XX:SharedArchiveFile=" + FILE,
                        "-classpath",
                        WadiProcess.classPath())
                .inheritIO()
                .start()
                .waitFor();
    }
}
