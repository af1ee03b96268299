package dev.wadi.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.wadi.core.Tenant;
import dev.wadi.core.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The pool of connections to Postgres. Every method is one transaction on one connection; a failure that may pass is
 * thrown as {@link Unavailable}, told by its SQLSTATE and never by its text. Safe for use by several threads.
 */
public final class Database implements AutoCloseable {

    /** The first number of every advisory lock of ours, so that they do not meet somebody else's. */
    private static final int LOCKS = 0x57414449;

    private final DatabaseSettings settings;
    /** What a step of the one writer's statements may sort and hash in; the usual 4 MB would go to files in a backlog. */
    private static final String WRITER_MEMORY = "64MB";

    /**
     * What the planner is to think of a page that is not next to the one before: what the one writer looks up was written a moment ago
     * and is in memory. By its default, made for disks that turn, it reads years of history through to find a few thousand records.
     */
    private static final String WRITER_PAGE_COST = "1.1";

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /**
     * Opens the pool.
     *
     * @throws Unavailable where the database lets nobody in, naming the settings and what it said
     */
    public Database(DatabaseSettings settings) {
        this(settings, open(settings));
    }

    private Database(DatabaseSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        // by default the message of a failure repeats the values that were bound
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    /** One that connects to nothing until it is used; for those who want to know what would be made of it. */
    public static Database unconnected(DatabaseSettings settings) {
        var config = config(settings);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        return new Database(settings, new HikariDataSource(config));
    }

    /** Applies the migrations that this database lacks; the version of the schema then. */
    public int migrate() {
        return Migrations.migrate(pool);
    }

    /** Whether the schema is what this version of Wadi needs. */
    public boolean isMigrated() {
        return Migrations.already(pool).isPresent();
    }

    /** Connections to a database, without a pool, that are had and answer within this time or not at all. */
    public static PGSimpleDataSource impatient(DatabaseSettings settings, Duration patience) {
        var source = unpooled(settings);
        source.setApplicationName("wadi-probe");
        var seconds = (int) Math.max(1, patience.toSeconds());
        source.setConnectTimeout(seconds);
        source.setSocketTimeout(seconds);
        source.setLoginTimeout(seconds);
        return source;
    }

    /** How the pool is used: connections that work, idle ones, the most there can be, and threads that wait for one. */
    public Use use() {
        var now = pool.getHikariPoolMXBean();
        return new Use(
                now.getActiveConnections(),
                now.getIdleConnections(),
                pool.getMaximumPoolSize(),
                now.getThreadsAwaitingConnection());
    }

    /** How a pool is used. */
    public record Use(int active, int idle, int most, int waiting) {}

    /** Connections outside the pool, for locks that are held as long as this process leads. */
    public DataSource unpooled() {
        return unpooled(settings);
    }

    /** Runs work in a READ COMMITTED transaction: that of this thread where it is in the midst of one, so that both end as one. */
    public <T> T inTransaction(Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(work::apply);
        } catch (JdbiException e) {
            throw classified(e);
        }
    }

    /** Runs work without a result in a READ COMMITTED transaction. */
    public void useTransaction(Consumer<Handle> work) {
        inTransaction(handle -> {
            work.accept(handle);
            return true;
        });
    }

    /**
     * Runs work as the tenant's one writer: takes the session lock first, then begins REPEATABLE READ on the same
     * connection, so that the snapshot is younger than the last writer's commit. After any error the connection is thrown
     * away, and the lock with it.
     *
     * @return empty where somebody else is the writer now
     */
    public <T> Optional<T> asOnlyWriter(Tenant tenant, Function<Handle, T> work) {
        try (var handle = jdbi.open()) {
            if (!tryLock(handle, tenant)) {
                return Optional.empty();
            }
            try {
                var result = handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, writer -> {
                    writer.execute("SET LOCAL work_mem = '" + WRITER_MEMORY + "'");
                    writer.execute("SET LOCAL random_page_cost = " + WRITER_PAGE_COST);
                    return work.apply(writer);
                });
                unlock(handle, tenant);
                return Optional.of(result);
            } catch (RuntimeException | Error e) {
                pool.evictConnection(handle.getConnection());
                throw e;
            }
        } catch (JdbiException e) {
            throw classified(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** The same failure as {@link Unavailable} where it may pass. */
    static RuntimeException classified(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && mayPass(sql)) {
                return new Unavailable("Postgres is unavailable (SQLSTATE " + sql.getSQLState() + ")", failure);
            }
        }
        return failure;
    }

    /** Connection lost (08), serialization or deadlock (40), resources (53), operator's intervention (57). */
    private static boolean mayPass(SQLException failure) {
        var state = failure.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57");
    }

    private static boolean tryLock(Handle handle, Tenant tenant) {
        return handle.createQuery("SELECT pg_try_advisory_lock(:space, hashtext(:tenant))")
                .bind("space", LOCKS)
                .bind("tenant", tenant.name())
                .mapTo(Boolean.class)
                .one();
    }

    private static void unlock(Handle handle, Tenant tenant) {
        handle.createQuery("SELECT pg_advisory_unlock(:space, hashtext(:tenant))")
                .bind("space", LOCKS)
                .bind("tenant", tenant.name())
                .mapTo(Boolean.class)
                .one();
    }

    private static HikariDataSource open(DatabaseSettings settings) {
        try {
            return new HikariDataSource(config(settings));
        } catch (PoolInitializationException e) {
            throw notLetIn(settings, e);
        }
    }

    /** Connections to a database, without a pool, for locks that are held as long as this process leads. */
    public static PGSimpleDataSource unpooled(DatabaseSettings settings) {
        var source = new PGSimpleDataSource();
        source.setURL(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password().reveal());
        source.setApplicationName("wadi-leader");
        source.setTcpKeepAlive(true);
        return source;
    }

    static Unavailable notLetIn(DatabaseSettings settings, Exception failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return new Unavailable(
                "no connection to wadi.database.url = '" + settings.shownUrl() + "' as wadi.database.user = '"
                        + settings.user() + "': " + cause.getMessage(),
                failure);
    }

    private static HikariConfig config(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("wadi");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password().reveal());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(10_000);
        // said once a connection; said with each transaction, it costs three more questions to the server
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("ApplicationName", "wadi");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // details of an error repeat values of the row, which are somebody's private life
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return config;
    }

    /** The connection under a handle, for what JDBI does not wrap. */
    public static Connection connection(Handle handle) {
        return handle.getConnection();
    }
}
