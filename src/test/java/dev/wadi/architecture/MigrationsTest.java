package dev.wadi.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationsTest {

    private static final Path FOLDER = Path.of("src", "main", "resources", "db", "migration");
    private static final Pattern TABLE =
            Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(\\S+) \\((.*?)\\n\\)", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("(?:PRIMARY KEY|UNIQUE|FOREIGN KEY) \\((\\w+)");

    static List<MatchResult> tables() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().flatMap(MigrationsTest::tablesOf).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyKeyOfEveryTableBeginsWithTheTenant(MatchResult table) {
        var keys = KEY.matcher(table.group(2)).results().map(key -> key.group(1));

        assertThat(keys).as(table.group(1)).isNotEmpty().containsOnly("tenant");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyTableHasAPrimaryKeyAndATenantThatIsNeverNull(MatchResult table) {
        assertThat(table.group(2))
                .as(table.group(1))
                .contains("PRIMARY KEY (tenant")
                .containsPattern("^\\s*tenant\\s+text\\s+NOT NULL");
    }

    private static Stream<MatchResult> tablesOf(Path file) {
        try {
            var text = Files.readString(file);
            assertThat(TABLE.matcher(text).results().count())
                    .as("tables of " + file + " that this test understands")
                    .isEqualTo(Pattern.compile("CREATE TABLE")
                            .matcher(text)
                            .results()
                            .count());
            return TABLE.matcher(text).results().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
