package dev.wadi.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import javax.sql.DataSource;

/** Migrations by version, each with Flyway's checksum of its script: those that we ship, and those that a database has had. */
final class MigrationScripts {

    private static final String FOLDER = "/db/migration/";
    private static final Pattern SCRIPT = Pattern.compile("V([0-9]{1,6})__.*[.]sql");

    private MigrationScripts() {}

    /** Those we ship; empty where they cannot be listed. */
    static SortedMap<Integer, Integer> shipped() {
        var scripts = new TreeMap<Integer, Integer>();
        for (var name : names()) {
            var script = SCRIPT.matcher(name);
            if (script.matches()) {
                scripts.put(Integer.valueOf(script.group(1)), checksum(name));
            }
        }
        return scripts;
    }

    /** Those that this database has had; empty where there are none, one has failed, or one did not come of a script. */
    static SortedMap<Integer, Integer> applied(DataSource database) {
        try (var connection = database.getConnection()) {
            return hasHistory(connection) ? history(connection) : new TreeMap<>();
        } catch (SQLException e) {
            throw Database.classified(new IllegalStateException("the history of migrations cannot be read", e));
        }
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT to_regclass('ops.flyway_schema_history') IS NOT NULL")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static SortedMap<Integer, Integer> history(Connection connection) throws SQLException {
        var applied = new TreeMap<Integer, Integer>();
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(
                        "SELECT version, checksum, success AND type = 'SQL' FROM ops.flyway_schema_history"
                                + " WHERE type <> 'SCHEMA'")) {
            while (answer.next()) {
                if (!answer.getBoolean(3)) {
                    return new TreeMap<>();
                }
                applied.put(answer.getInt(1), answer.getInt(2));
            }
        }
        return applied;
    }

    /** As Flyway has it: of the lines, without what ends them. */
    private static int checksum(String name) {
        var sum = new CRC32();
        try (var in = MigrationScripts.class.getResourceAsStream(FOLDER + name);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) sum.getValue();
    }

    private static List<String> names() {
        return Optional.ofNullable(MigrationScripts.class.getResource(FOLDER))
                .map(MigrationScripts::names)
                .orElse(List.of());
    }

    private static List<String> names(URL folder) {
        try {
            if (folder.openConnection() instanceof JarURLConnection jar) {
                return jar.getJarFile().stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.startsWith(FOLDER.substring(1)))
                        .map(name -> name.substring(FOLDER.length() - 1))
                        .toList();
            }
            try (var files = Files.list(Path.of(URI.create(folder.toString())))) {
                return files.map(file -> file.getFileName().toString()).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
