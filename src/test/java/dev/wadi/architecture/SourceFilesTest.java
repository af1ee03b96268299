package dev.wadi.architecture;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceFilesTest {

    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final int MOST_LINES = 300;
    private static final int MOST_FILES = 20;

    private static final Pattern LOG_STATEMENT = Pattern.compile("LOGGER\\s*\\.[^;]*;");

    /** What leads to what a record says. */
    private static final Pattern PRIVATE_LIFE = Pattern.compile(
            "getBody|\\.fields\\(|\\.payload\\(|\\.preamble\\(|\\.original\\(|\\.values\\(|\\.extra\\(|\\.key\\(\\)|reveal\\("
                    + "|getMessage\\(|\\b(body|batch|record|version|draft|reject)\\b\\s*[,)]");

    @Test
    void everyPackageSaysWhatItIsForAndThatNothingIsNull() {
        var packages = Stream.concat(javaFiles(MAIN), javaFiles(TESTS))
                .map(Path::getParent)
                .distinct();

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content()
                        .startsWith("/**")
                        .contains("@NullMarked\npackage dev.wadi"));
    }

    @Test
    void noClassIsLongerThanWhatCanBeKeptInMind() {
        assertThat(javaFiles(MAIN))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(lines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void noPackageHoldsMoreThanCanBeKeptInMind() {
        var packages = javaFiles(MAIN).collect(groupingBy(Path::getParent));

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy((folder, files) ->
                        assertThat(files).as(folder.toString()).hasSizeLessThanOrEqualTo(MOST_FILES));
    }

    @Test
    void nothingIsLeftToBeDone() {
        var left = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME)\\b|(?<!\")\\bX" + "XX\\b");

        assertThat(Stream.concat(javaFiles(MAIN), javaFiles(TESTS)))
                .allSatisfy(file -> assertThat(text(file)).as(file.toString()).doesNotContainPattern(left));
    }

    @Test
    void noTestSleepsOrIsSwitchedOff() {
        var tricks = Pattern.compile("Thread" + "\\.sleep|@Dis" + "abled|TimeUnit\\.\\w+\\.sl" + "eep");

        assertThat(javaFiles(TESTS))
                .allSatisfy(file -> assertThat(text(file)).as(file.toString()).doesNotContainPattern(tricks));
    }

    @Test
    void noLogStatementShowsWhatARecordSays() {
        var statements = javaFiles(MAIN)
                .flatMap(file -> LOG_STATEMENT
                        .matcher(text(file))
                        .results()
                        .map(statement -> file.getFileName() + ": " + statement.group()));

        assertThat(statements)
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(statement).doesNotContainPattern(PRIVATE_LIFE));
    }

    @Test
    void whatIsLoggedIsNotGluedIntoTheMessage() {
        var message = Pattern.compile("\\.log\\([^;]*(\\+|format|\\{})");
        var statements = javaFiles(MAIN)
                .flatMap(file -> LOG_STATEMENT.matcher(text(file)).results().map(found -> found.group()));

        assertThat(statements)
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(statement).doesNotContainPattern(message));
    }

    private static Stream<Path> javaFiles(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
