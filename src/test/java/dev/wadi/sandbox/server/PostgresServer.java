package dev.wadi.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A real Postgres on a free port of the loopback interface, with a fresh data directory that goes when it is closed or
 * when the JVM ends. What a JVM that was killed left behind goes at the next start. Safe for use by several threads.
 *
 * <p>It is as durable as a production server ({@code fsync} and {@code synchronous_commit} are on), so that a test may
 * {@link #kill()} it, {@link #restart()} it and expect everything it said it had committed.
 */
public final class PostgresServer implements AutoCloseable {

    /**
     * The user {@link #jdbcUrl} connects as, without a password. It may create databases and roles and watch the server,
     * but is no superuser, as in production; the superuser is not reachable at all, because through one every other
     * user of this machine could run programs as us.
     */
    public static final String USER = "wadi";

    private static final String KIND = "wadi-postgres";
    private static final String HOST = "127.0.0.1";
    private static final String MAINTENANCE_DATABASE = "postgres";
    private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private static final String CREATE_USER = "CREATE ROLE " + USER
            + " LOGIN CREATEDB CREATEROLE IN ROLE pg_monitor, pg_signal_backend, pg_checkpoint\n"
            + "ALTER DATABASE " + MAINTENANCE_DATABASE + " OWNER TO " + USER + "\n";
    private static final String WHO_MAY_CONNECT = "host all " + USER + " " + HOST + "/32 trust\n";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", HOST),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("shared_buffers", "384MB"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("max_connections", "60"),
            // in the data directory and gone with it; /dev/shm is often tiny in a container
            Map.entry("dynamic_shared_memory_type", "mmap"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("lc_messages", "C"));

    private static final Set<PostgresServer> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> OPEN.forEach(PostgresServer::closeQuietly), KIND + "-cleaner"));
    }

    private final PostgresBinaries binaries;
    private final Unprivileged user;
    private final ServerDirectory directory;
    private final Path data;
    private int port;
    private boolean closed;
    private Optional<Postmaster> killed = Optional.empty();

    private PostgresServer(PostgresBinaries binaries, Unprivileged user, ServerDirectory directory) {
        this.binaries = binaries;
        this.user = user;
        this.directory = directory;
        this.data = directory.path().resolve("data");
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param project the directory of the project, which keeps the unpacked programs under {@code target/servers}
     */
    public static PostgresServer start(Path project) throws IOException {
        return start(project, Unprivileged.here());
    }

    static PostgresServer start(Path project, Unprivileged user) throws IOException {
        var base = user.temporary();
        ServerDirectory.sweep(base, KIND, PostgresServer::abandon);
        var binaries = PostgresBinaries.of(project, user);
        var server = new PostgresServer(binaries, user, ServerDirectory.create(base, KIND));
        OPEN.add(server);
        try {
            server.initialise();
            return server;
        } catch (IOException | RuntimeException failure) {
            server.closeQuietly();
            throw failure;
        }
    }

    /** Where to reach a database, user included; no password is needed. */
    public String jdbcUrl(String database) {
        return urlWithoutUser(database) + "?user=" + USER;
    }

    /** Where to reach a database, for those who name {@link #USER} themselves. */
    public String urlWithoutUser(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port() + "/" + checked(database);
    }

    /** The port it listens on, the same after a restart. */
    public synchronized int port() {
        return port;
    }

    /** The id of the process that all others of it are children of. */
    public synchronized long pid() throws IOException {
        return Postmaster.on(data).orElseThrow().process().pid();
    }

    /** Creates a database, owned by {@link #USER}. */
    public void createDatabase(String name) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + checked(name) + "\"");
        }
    }

    /** Lets {@link #USER} keep tables in a folder, which is then the server's; restarts it. */
    public synchronized void addTablespace(String name, Path folder) throws IOException {
        var running = Postmaster.on(data);
        if (running.isPresent()) {
            running.get().stop();
        }
        user.own(folder);
        var single = List.of(binaries.program("postgres"), "--single", "-D", data.toString(), MAINTENANCE_DATABASE);
        user.command(directory.path(), single)
                .run("CREATE TABLESPACE " + checked(name) + " LOCATION '" + folder + "'\n"
                        + "GRANT CREATE ON TABLESPACE " + checked(name) + " TO " + USER + "\n");
        restart();
    }

    /** Kills all its processes with SIGKILL, as a power cut would. Its data stays, for {@link #restart()}. */
    public synchronized void kill() throws IOException {
        var running = Postmaster.on(data);
        running.ifPresent(Postmaster::kill);
        killed = running.or(() -> killed);
    }

    /** Starts it again on the same data and port, after stopping it properly if it still runs. */
    public synchronized void restart() throws IOException {
        if (closed) {
            throw new IllegalStateException("a closed server does not start again: its data is gone");
        }
        var running = Postmaster.on(data);
        if (running.isPresent()) {
            running.get().stop();
        }
        if (!answers()) {
            throw new IOException("Postgres did not start again on port " + port + ":\n"
                    + startup().tailOfLog());
        }
        killed = Optional.empty();
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
            killed.ifPresent(Postmaster::forget);
            directory.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("could not clean up after Postgres in " + directory.path(), failure);
        } finally {
            OPEN.remove(this);
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (UncheckedIOException leftForTheNextSweep) {
            OPEN.remove(this);
        }
    }

    private static void abandon(Path directory) throws IOException {
        var running = Postmaster.on(directory.resolve("data"));
        if (running.isPresent()) {
            running.get().abandon();
        }
    }

    private synchronized void initialise() throws IOException {
        Files.createDirectory(data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.own(data);
        var initdb = new ArrayList<>(List.of(
                binaries.program("initdb"),
                "--pgdata=" + data,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions",
                "--no-sync"));
        SETTINGS.forEach((name, value) -> initdb.add("--set=" + name + "=" + value));
        var hba = directory.path().resolve("pg_hba.conf");
        Files.writeString(hba, WHO_MAY_CONNECT);
        Files.setPosixFilePermissions(hba, PosixFilePermissions.fromString("rw-r--r--"));
        initdb.add("--set=hba_file=" + hba);
        user.command(directory.path(), initdb).run();
        var single = List.of(binaries.program("postgres"), "--single", "-D", data.toString(), MAINTENANCE_DATABASE);
        user.command(directory.path(), single).run(CREATE_USER);
        for (var attempt = 0; attempt < Startup.PORTS_TO_TRY; attempt++) {
            port = Startup.freePort();
            if (answers()) {
                return;
            }
        }
        throw new IOException("Postgres did not start on any of " + Startup.PORTS_TO_TRY + " free ports:\n"
                + startup().tailOfLog());
    }

    private boolean answers() throws IOException {
        var postgres = List.of(binaries.program("postgres"), "-D", data.toString(), "-p", Integer.toString(port));
        return startup().answers(user.command(directory.path(), postgres), () -> {
            try (var connection = connect()) {
                return connection.isValid(0);
            }
        });
    }

    private Startup startup() {
        return new Startup("Postgres", directory.path().resolve("postgres.log"));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(MAINTENANCE_DATABASE));
    }

    private static String checked(String database) {
        if (!DATABASE.matcher(database).matches()) {
            throw new IllegalArgumentException(
                    "a database is named by 1 to 63 lower-case letters, digits and underscores, not '" + database
                            + "'");
        }
        return database;
    }
}
