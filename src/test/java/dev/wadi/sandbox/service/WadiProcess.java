package dev.wadi.sandbox.service;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A running service: {@code dev.wadi.App} in a JVM of its own, with the class path and JVM options of the product and, but for
 * what is said to stand beside it, nothing of the tests.
 * Whatever happens to this JVM, short of {@code SIGKILL}, none is left behind.
 */
public final class WadiProcess implements AutoCloseable {

    /** Whether the package is of these very sources, as in the integration tests of a build; else it may be an old one. */
    private static final boolean PACKAGED = Boolean.getBoolean("wadi.build.packaged");

    private static final long STOP_SECONDS = 40;

    /** A JVM that is killed leaves its attach socket behind; one that ends takes it along. */
    private static final long LAST_WORDS_SECONDS = 2;

    private static final String SERVICE = "dev.wadi.App";

    /** Several run on one machine. */
    private static final Map<String, String> ANY_PORTS = Map.of("wadi.api.port", "0", "wadi.management.port", "0");

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(WadiProcess::endAll));
    }

    private final Process process;

    private WadiProcess(Process process) {
        this.process = process;
        RUNNING.add(process);
    }

    /**
     * Starts the service.
     *
     * @param home     the folder with {@code application.properties}, {@code routes} and {@code contracts}
     * @param settings properties that override the file's
     * @param heap     the largest heap, as {@code -Xmx} has it
     * @param log      where its output goes, after what is there
     */
    public static WadiProcess start(Path home, Map<String, String> settings, String heap, Path log) {
        return start(home, settings, heap, log, List.of());
    }

    /** Starts the service with folders on its class path beside the product. */
    public static WadiProcess start(
            Path home, Map<String, String> settings, String heap, Path log, List<Path> besides) {
        return start(home, SERVICE, settings, heap, List.of(), log, besides);
    }

    /** Starts the service with options of the JVM after those of production, as JAVA_OPTS adds them. */
    public static WadiProcess start(
            Path home, Map<String, String> settings, String heap, List<String> javaOptions, Path log) {
        return start(home, SERVICE, settings, heap, javaOptions, log, List.of());
    }

    /** Starts another program over the service, which is told by its input what to do. */
    static WadiProcess start(
            Path home,
            String program,
            Map<String, String> settings,
            String heap,
            List<String> javaOptions,
            Path log,
            List<Path> besides) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + ClassArchive.OPTIONS.toAbsolutePath());
        command.add("-Xmx" + heap);
        command.addAll(javaOptions);
        if (PACKAGED && Files.exists(ClassArchive.FILE)) {
            command.add("-XX:SharedArchiveFile=" + ClassArchive.FILE.toAbsolutePath());
            command.add("-Xlog:cds=off");
            command.add("-Xlog:cds+dynamic=off");
        }
        var all = new LinkedHashMap<>(ANY_PORTS);
        all.putAll(settings);
        all.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-classpath");
        var classPath = new StringBuilder(classPath());
        besides.forEach(folder -> classPath.append(File.pathSeparator).append(folder));
        command.add(classPath.toString());
        command.add(program);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new WadiProcess(new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("the service cannot be started", e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Writes a line to its input. */
    void tell(String line) {
        try {
            process.getOutputStream().write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the service does not listen to its input", e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit status, once it has ended. */
    public int exitValue() {
        return process.exitValue();
    }

    /** Waits until it has ended, whoever ended it. */
    public void await() throws InterruptedException {
        process.waitFor();
    }

    /** Kills it in the midst of whatever it does, as {@code kill -9} does. */
    public void kill() {
        end(process.destroyForcibly());
    }

    /** Asks it to stop and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        end(process);
    }

    private void end(Process ending) {
        try {
            if (!ending.waitFor(STOP_SECONDS, SECONDS)) {
                ending.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            ending.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        RUNNING.remove(ending);
    }

    /** When this JVM ends: asks them all to stop, but not for long. */
    private static void endAll() {
        RUNNING.forEach(Process::destroy);
        for (var process : RUNNING) {
            try {
                if (process.waitFor(LAST_WORDS_SECONDS, SECONDS)) {
                    continue;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
        }
    }

    /**
     * What the build wrote down as the class path of the product, then compiled classes: an archive is good for a class path that
     * begins with its own. Libraries first, since these stay the same.
     */
    static String classPath() {
        try {
            return Files.readString(Path.of("target", "runtime.classpath")).strip()
                    + File.pathSeparator
                    + (PACKAGED ? Path.of("target", "wadi.jar") : Path.of("target", "classes")).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("target/runtime.classpath is made by the build", e);
        }
    }
}
