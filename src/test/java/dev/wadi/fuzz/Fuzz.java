package dev.wadi.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets Jazzer look for input that a parser fails or hangs at, one parser after another, each in a JVM of its own. {@code mvn -Pfuzz}
 * runs it. What it has found out stays in {@code target/fuzz} for the next time; an input that breaks something is written there too.
 */
public final class Fuzz {

    private static final Path FOLDER = Path.of("target", "fuzz");

    private Fuzz() {}

    /** Takes the seconds for each parser, then the parsers by name; all, where none is named. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var seconds = Integer.parseInt(arguments[0]);
        var parsers = arguments.length > 1
                ? List.of(arguments).subList(1, arguments.length).stream()
                        .map(Parser::valueOf)
                        .toList()
                : List.of(Parser.values());
        var failed = new ArrayList<Parser>();
        for (var parser : parsers) {
            System.out.println("== " + parser + ", " + seconds + " s");
            if (fuzz(parser, seconds) != 0) {
                failed.add(parser);
            }
        }
        System.out.println(failed.isEmpty() ? "nothing was found" : "found something: " + failed);
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    private static int fuzz(Parser parser, int seconds) throws IOException, InterruptedException {
        var corpus = FOLDER.resolve(parser.name()).resolve("corpus").toAbsolutePath();
        Files.createDirectories(corpus);
        Files.write(corpus.resolve("good"), parser.good());
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + FuzzTarget.class.getName(),
                        "--target_args=" + parser.name(),
                        "--instrumentation_includes=dev.wadi.**",
                        "--custom_hook_includes=dev.wadi.**",
                        "--reproducer_path=" + corpus.getParent(),
                        "-artifact_prefix=" + corpus.getParent() + "/",
                        "-max_total_time=" + seconds,
                        "-timeout=2",
                        "-rss_limit_mb=4096",
                        "-max_len=4096",
                        "-print_final_stats=1",
                        corpus.toString()))
                .inheritIO()
                .start()
                .waitFor();
    }
}
