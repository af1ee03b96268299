package dev.wadi.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The orders database of the sandbox, which plays MySQL 8: a real MariaDB, which speaks the MySQL protocol, on a free
 * port of the loopback interface, with the schema of a shop, an owner who fills it and a reader who may only read. Its
 * fresh data directory goes when it is closed or when the JVM ends; what a JVM that was killed left behind goes at the
 * next start. It commits as durably as a server in production. Safe for use by several threads.
 *
 * <p>It has no superuser and no anonymous user. The passwords are new with each start of a fresh database.
 */
public final class OrdersDatabase implements AutoCloseable {

    /** The database with the shop's tables. */
    public static final String SCHEMA = "shop";

    private static final String KIND = "wadi-mariadb";
    private static final String HOST = "127.0.0.1";
    private static final String OWNER = "shop_owner";
    private static final String READER = "wadi_reader";
    private static final int PASSWORD_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Times of the shop are UTC on both sides, and big batches go as one statement. */
    private static final String URL_OPTIONS = "?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
            + "&characterEncoding=UTF-8&rewriteBatchedStatements=true&sslMode=DISABLED&allowPublicKeyRetrieval=true";

    private static final List<String> SETTINGS = List.of(
            "--bind-address=" + HOST,
            "--socket=", // no file another user could find
            "--skip-name-resolve",
            "--skip-ssl", // it would spend seconds making up a certificate at each start
            "--default-time-zone=+00:00",
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_bin",
            "--sql-mode=STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
                    + "NO_ENGINE_SUBSTITUTION",
            "--transaction-isolation=REPEATABLE-READ",
            "--innodb-flush-log-at-trx-commit=1",
            "--innodb-buffer-pool-size=128M",
            "--max-allowed-packet=64M",
            "--max-connections=60",
            "--local-infile=OFF",
            "--performance-schema=OFF");

    /** Until it holds anything worth keeping it need not be durable. */
    private static final List<String> BOOTSTRAP = List.of(
            "--bootstrap",
            "--log-warnings=0",
            "--enforce-storage-engine=",
            "--innodb-flush-method=nosync",
            "--skip-innodb-doublewrite");

    private static final String LOG_FILE_SIZE = "--innodb-log-file-size=64M";

    private static final Set<OrdersDatabase> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> OPEN.forEach(OrdersDatabase::closeQuietly), KIND + "-cleaner"));
    }

    private final MariaBinaries binaries;
    private final Role role;
    private final ServerDirectory directory;
    private final Path data;
    private final String ownersPassword = password();
    private final String readersPassword = password();
    private int port;
    private boolean closed;

    private OrdersDatabase(MariaBinaries binaries, ServerDirectory directory, Role role) {
        this.binaries = binaries;
        this.role = role;
        this.directory = directory;
        this.data = directory.path().resolve("data");
    }

    /** What it is to other servers. */
    private enum Role {
        /** It knows of none. */
        ALONE(List.of()),
        /** It keeps a log of changes for another. */
        SOURCE(List.of("--server-id=1", "--log-bin=changes", "--binlog-format=ROW")),
        /** It repeats the changes of another. */
        REPLICA(List.of("--server-id=2", "--relay-log=changes", "--skip-slave-start"));

        private final List<String> settings;

        Role(List<String> settings) {
            this.settings = settings;
        }
    }

    /** A server and a replica of it, which has begun to repeat what happens there. */
    public record Pair(OrdersDatabase source, OrdersDatabase replica) implements AutoCloseable {

        @Override
        public void close() {
            replica.close();
            source.close();
        }
    }

    /** Who may connect. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * Starts one with the empty tables of the shop and waits until it answers.
     *
     * @param project the directory of the project, which keeps the unpacked programs under {@code target/servers}
     */
    public static OrdersDatabase start(Path project) throws IOException {
        return start(project, Role.ALONE);
    }

    /** Starts one and a replica of it; the owner of each may stop and start the replication, its reader may ask how it fares. */
    public static Pair startReplicated(Path project) throws IOException {
        var source = start(project, Role.SOURCE);
        try {
            var replica = start(project, Role.REPLICA);
            try {
                replica.follow(source);
                return new Pair(source, replica);
            } catch (SQLException failure) {
                replica.close();
                throw new IOException("the replica does not follow", failure);
            }
        } catch (IOException | RuntimeException failure) {
            source.closeQuietly();
            throw failure;
        }
    }

    private static OrdersDatabase start(Path project, Role role) throws IOException {
        // unlike Postgres it runs as root where it is told to, so it never changes user
        var base = Unprivileged.DIRECTLY.temporary();
        ServerDirectory.sweep(base, KIND, OrdersDatabase::abandon);
        var binaries = MariaBinaries.of(project, Unprivileged.DIRECTLY);
        var server = new OrdersDatabase(binaries, ServerDirectory.create(base, KIND), role);
        OPEN.add(server);
        try {
            server.initialise();
            return server;
        } catch (IOException | RuntimeException failure) {
            server.closeQuietly();
            throw failure;
        }
    }

    /** Where to reach the shop, over Connector/J; the login is not in it. */
    public String jdbcUrl() {
        return "jdbc:mysql://" + HOST + ":" + port() + "/" + SCHEMA + URL_OPTIONS;
    }

    /** The port it listens on, the same after a restart. */
    public synchronized int port() {
        return port;
    }

    /** The id of its process. */
    public synchronized long pid() throws IOException {
        return running(directory.path()).orElseThrow().process().pid();
    }

    /** Who fills the shop and lives in it; all rights there, none elsewhere. */
    public Login owner() {
        return new Login(OWNER, ownersPassword);
    }

    /** Who reads it for us and can do nothing else. */
    public Login reader() {
        return new Login(READER, readersPassword);
    }

    /** A connection to the shop. */
    public Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), login.user(), login.password());
    }

    /** Kills it with SIGKILL, as a power cut would. Its data stays, for {@link #restart()}. */
    public synchronized void kill() throws IOException {
        running(directory.path()).ifPresent(ServerProcess::kill);
    }

    /** Starts it again on the same data and port, after stopping it properly if it still runs. */
    public synchronized void restart() throws IOException {
        if (closed) {
            throw new IllegalStateException("a closed server does not start again: its data is gone");
        }
        var running = running(directory.path());
        if (running.isPresent() && !running.get().endsBy("TERM")) {
            running.get().kill();
        }
        if (!answers()) {
            throw new IOException("MariaDB did not start again on port " + port + ":\n"
                    + startup().tailOfLog());
        }
    }

    /** Stops it at once and deletes its data. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            abandon(directory.path());
            directory.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("could not clean up after MariaDB in " + directory.path(), failure);
        } finally {
            OPEN.remove(this);
        }
    }

    Path directory() {
        return directory.path();
    }

    /** The server that runs in a directory of ours. */
    static Optional<ServerProcess> running(Path directory) throws IOException {
        return ServerProcess.writtenIn(pidFile(directory), "--pid-file=" + pidFile(directory));
    }

    private void closeQuietly() {
        try {
            close();
        } catch (UncheckedIOException leftForTheNextSweep) {
            OPEN.remove(this);
        }
    }

    /** Its data is no longer wanted, so nothing is lost by not letting it finish. */
    private static void abandon(Path directory) throws IOException {
        running(directory).ifPresent(ServerProcess::kill);
    }

    private synchronized void initialise() throws IOException {
        var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectory(data, ours);
        Files.createDirectory(directory.path().resolve("tmp"), ours);
        command(BOOTSTRAP).run(binaries.systemTables());
        var users = Files.createFile(
                initFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(users, createUsers());
        for (var attempt = 0; attempt < Startup.PORTS_TO_TRY; attempt++) {
            port = Startup.freePort();
            if (answers()) {
                createTables();
                return;
            }
        }
        throw new IOException("MariaDB did not start on any of " + Startup.PORTS_TO_TRY + " free ports:\n"
                + startup().tailOfLog());
    }

    /** One statement a line, run at each start by the server itself, to whom all is allowed. */
    private String createUsers() {
        return String.join(
                "\n",
                "CREATE DATABASE IF NOT EXISTS " + SCHEMA + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;",
                "DROP USER IF EXISTS ''@'localhost', 'root'@'localhost';",
                "CREATE USER IF NOT EXISTS '%s'@'%s' IDENTIFIED BY '%s';".formatted(OWNER, HOST, ownersPassword),
                "CREATE USER IF NOT EXISTS '%s'@'%s' IDENTIFIED BY '%s';".formatted(READER, HOST, readersPassword),
                "GRANT ALL ON %s.* TO '%s'@'%s';".formatted(SCHEMA, OWNER, HOST),
                "GRANT SELECT ON %s.* TO '%s'@'%s';".formatted(SCHEMA, READER, HOST),
                role == Role.ALONE
                        ? ""
                        : "GRANT REPLICATION SLAVE, REPLICATION SLAVE ADMIN, BINLOG MONITOR, SLAVE MONITOR ON *.* TO '%s'@'%s';"
                                .formatted(OWNER, HOST),
                role == Role.ALONE ? "" : "GRANT SLAVE MONITOR ON *.* TO '%s'@'%s';".formatted(READER, HOST),
                "");
    }

    /** From now on: both have the empty tables already. */
    private void follow(OrdersDatabase source) throws SQLException {
        try (var there = source.connect(source.owner());
                var asked = there.createStatement();
                var position = asked.executeQuery("SHOW MASTER STATUS");
                var here = connect(owner());
                var told = here.createStatement()) {
            position.next();
            told.execute("CHANGE MASTER TO MASTER_HOST='%s', MASTER_PORT=%d, MASTER_USER='%s', MASTER_PASSWORD='%s',"
                            .formatted(HOST, source.port(), OWNER, source.ownersPassword)
                    + " MASTER_LOG_FILE='%s', MASTER_LOG_POS=%d, MASTER_CONNECT_RETRY=1, MASTER_SSL=0"
                            .formatted(position.getString(1), position.getLong(2)));
            told.execute("START SLAVE");
        }
    }

    private void createTables() throws IOException {
        try (var connection = connect(owner());
                var statement = connection.createStatement()) {
            for (var table : ShopSchema.statements()) {
                statement.execute(table);
            }
        } catch (SQLException failure) {
            throw new IOException("the tables of the shop could not be created", failure);
        }
    }

    private boolean answers() throws IOException {
        var options = new ArrayList<>(SETTINGS);
        options.addAll(role.settings);
        options.add("--port=" + port);
        options.add("--init-file=" + initFile());
        options.add("--pid-file=" + pidFile(directory.path()));
        return startup().answers(command(options), () -> {
            try (var connection = connect(owner())) {
                return connection.isValid(0);
            }
        });
    }

    private Command command(List<String> options) throws IOException {
        var words = new ArrayList<>(List.of(
                binaries.server(),
                "--no-defaults", // first, or it is not understood
                "--basedir=" + binaries.home(),
                "--lc-messages-dir=" + binaries.share(),
                "--character-sets-dir=" + binaries.share().resolve("charsets"),
                "--datadir=" + data,
                "--tmpdir=" + directory.path().resolve("tmp"),
                LOG_FILE_SIZE));
        if (DirectoryTree.us() == 0) {
            words.add("--user=root");
        }
        words.addAll(options);
        return new Command(words, directory.path());
    }

    private Startup startup() {
        return new Startup("MariaDB", directory.path().resolve("mariadb.log"));
    }

    private Path initFile() {
        return directory.path().resolve("users.sql");
    }

    private static Path pidFile(Path directory) {
        return directory.resolve("mariadb.pid");
    }

    private static String password() {
        var bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
