package dev.wadi.sandbox.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresServerIT {

    private static final Path PROJECT = Path.of("");

    @Test
    void answersAndIsAsDurableAsInProduction() throws Exception {
        try (var server = PostgresServer.start(PROJECT)) {
            server.createDatabase("gold");

            assertThat(ask(server, "gold", "SELECT current_database() || ' ' || current_user"))
                    .isEqualTo("gold wadi");
            assertThat(ask(server, "gold", "SHOW server_version")).startsWith("17.");
            assertThat(ask(server, "gold", "SHOW fsync")).isEqualTo("on");
            assertThat(ask(server, "gold", "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "gold", "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "gold", "SHOW unix_socket_directories")).isEmpty();
            assertThat(ask(server, "gold", "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void whatWasCommittedIsThereAfterAKill() throws Exception {
        try (var server = PostgresServer.start(PROJECT)) {
            var url = server.jdbcUrl("postgres");
            tell(server, "CREATE TABLE kept (value int)");
            tell(server, "INSERT INTO kept SELECT generate_series(1, 1000)");

            server.kill();
            assertThatThrownBy(() -> ask(server, "postgres", "SELECT 1")).isInstanceOf(SQLException.class);
            server.restart();

            assertThat(ask(server, "postgres", "SELECT count(*) FROM kept")).isEqualTo("1000");
            assertThat(server.jdbcUrl("postgres")).isEqualTo(url);
        }
    }

    @Test
    void restartsWhileItRuns() throws Exception {
        try (var server = PostgresServer.start(PROJECT)) {
            tell(server, "CREATE TABLE kept (value int)");

            server.restart();

            assertThat(ask(server, "postgres", "SELECT count(*) FROM kept")).isEqualTo("0");
        }
    }

    @Test
    void leavesNothingBehind() throws Exception {
        var server = PostgresServer.start(PROJECT);
        var directory = directory(server);
        var postmaster = Postmaster.on(directory.resolve("data")).orElseThrow().process();

        server.close();
        server.close();

        assertThat(directory).doesNotExist();
        assertThat(postmaster.isAlive()).isFalse();
        assertThatThrownBy(server::restart).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesNothingBehindEvenWhenItWasKilled() throws Exception {
        var server = PostgresServer.start(PROJECT);
        var directory = directory(server);
        var block = Postmaster.on(directory.resolve("data")).orElseThrow().sharedMemory();

        server.kill();
        server.close();

        assertThat(directory).doesNotExist();
        assertThat(Files.readAllLines(Path.of("/proc/sysvipc/shm")))
                .noneMatch(line -> line.strip().split("\\s+", 3)[1].equals(block.orElseThrow()));
    }

    @Test
    void twoServersLiveSideBySide() throws Exception {
        try (var one = PostgresServer.start(PROJECT);
                var other = PostgresServer.start(PROJECT)) {
            tell(one, "CREATE TABLE here (value int)");

            assertThat(ask(other, "postgres", "SELECT to_regclass('here') IS NULL"))
                    .isEqualTo("t");
            assertThat(ask(one, "postgres", "SELECT to_regclass('here') IS NULL"))
                    .isEqualTo("f");
        }
    }

    @ParameterizedTest
    @MethodSource("waysOfRoot")
    void everyWayToStopBeingRootLeadsToAServer(Unprivileged way) throws Exception {
        assumeThat(DirectoryTree.us()).as("only root changes user").isZero();
        assumeThat(Command.works(way.prefix())).as("allowed here").isTrue();

        try (var server = PostgresServer.start(PROJECT, way)) {
            server.kill();
            server.restart();

            assertThat(ask(server, "postgres", "SELECT 1")).isEqualTo("1");
        }
    }

    static List<Unprivileged> waysOfRoot() {
        return List.of(Unprivileged.BY_SETPRIV, Unprivileged.BY_RUNUSER, Unprivileged.BY_UNSHARE);
    }

    @Test
    void startsFromAPathWithSpaces(@TempDir Path temporary) throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        var project = Files.createDirectory(temporary.resolve("a project of ours"));

        try (var server = PostgresServer.start(project)) {
            assertThat(ask(server, "postgres", "SELECT 1")).isEqualTo("1");
        }

        assertThat(project.resolve("target").resolve("servers")).isDirectoryContaining("glob:**/postgres-17*");
    }

    @Test
    void servesAProjectOnlyRootMayEnter(@TempDir Path temporary) throws Exception {
        var project = Files.createDirectory(temporary.resolve("private"));
        Files.setPosixFilePermissions(project, PosixFilePermissions.fromString("rwx------"));

        try (var server = PostgresServer.start(project)) {
            assertThat(ask(server, "postgres", "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void manyMayUnpackAtOnce(@TempDir Path temporary) throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        var user = Unprivileged.here();
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<PostgresBinaries> unpack = () -> PostgresBinaries.of(temporary, user);

            var homes = threads.invokeAll(List.of(unpack, unpack, unpack, unpack));

            for (var home : homes) {
                assertThat(Path.of(home.get().program("postgres"))).isExecutable();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void stopsWithTheJvm() throws Exception {
        var jvm = start("exit");

        assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();

        var left = new Left(jvm);
        assertThat(left.directory()).doesNotExist();
        assertThat(left.postmaster()).isEmpty();
    }

    @Test
    void whatAKilledJvmLeftGoesAtTheNextStart() throws Exception {
        var jvm = start("wait");
        var left = new Left(jvm);
        jvm.destroyForcibly().waitFor();
        assertThat(left.postmaster()).isPresent();

        PostgresServer.start(PROJECT).close();

        assertThat(left.directory()).doesNotExist();
        await().until(() -> left.postmaster().isEmpty());
    }

    private static Process start(String then) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        then)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path directory(PostgresServer server) throws SQLException {
        return requireNonNull(
                Path.of(ask(server, "postgres", "SHOW data_directory")).getParent());
    }

    private static String ask(PostgresServer server, String database, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(database));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return requireNonNull(rows.getString(1));
        }
    }

    private static void tell(PostgresServer server, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres"));
                var told = connection.createStatement()) {
            told.execute(statement);
        }
    }

    /** What another JVM said it started. */
    private record Left(Path directory, long pid) {

        Left(Process jvm) throws IOException {
            this(jvm.inputReader(StandardCharsets.UTF_8).readLine().split("\t"));
        }

        private Left(String[] said) {
            this(Path.of(said[0]), Long.parseLong(said[1]));
        }

        Optional<ProcessHandle> postmaster() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        }
    }

    /** Another JVM: starts a server, says where, then ends without closing it or waits to be killed. */
    static final class Owner {

        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            var directory = directory(PostgresServer.start(PROJECT));
            var pid = Postmaster.on(directory.resolve("data"))
                    .orElseThrow()
                    .process()
                    .pid();
            System.out.println(directory + "\t" + pid);
            while (arguments[0].equals("wait")) {
                if (System.in.read() < 0) {
                    return;
                }
            }
        }
    }
}
