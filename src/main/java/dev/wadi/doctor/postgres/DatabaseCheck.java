package dev.wadi.doctor.postgres;

import dev.wadi.doctor.Check;
import dev.wadi.doctor.Outcome;
import dev.wadi.postgres.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** Whether Wadi's own database lets us in, is new enough, lets us make schemas, and goes by the same clock. */
public final class DatabaseCheck implements Check {

    private static final int SECONDS = 5;
    private static final int TESTED_WITH = 17;
    private static final Duration MOST_SKEW = Duration.ofSeconds(5);

    private final DatabaseSettings settings;
    private final Clock clock;

    public DatabaseCheck(DatabaseSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Outcome> look() {
        var source = new PGSimpleDataSource();
        source.setURL(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password().reveal());
        source.setApplicationName("wadi-doctor");
        source.setLoginTimeout(SECONDS);
        source.setLogServerErrorDetail(false);
        try (var connection = source.getConnection()) {
            connection.setReadOnly(true);
            return List.of(version(connection), rights(connection), schema(source), skew(connection));
        } catch (SQLException e) {
            return List.of(Outcome.failed("no connection to " + settings.shownUrl() + " as " + settings.user() + ": "
                    + e.getMessage() + " (wadi.database.url, .user, .password)"));
        }
    }

    private Outcome version(Connection connection) throws SQLException {
        var version = connection.getMetaData().getDatabaseMajorVersion();
        var says = "Postgres " + connection.getMetaData().getDatabaseProductVersion() + " at " + settings.shownUrl()
                + " lets " + settings.user() + " in";
        return version < TESTED_WITH
                ? Outcome.warning(says + ", but Wadi is tested with " + TESTED_WITH + " only")
                : Outcome.ok(says);
    }

    private static Outcome rights(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT has_database_privilege(current_database(), 'CREATE'),"
                        + " format('GRANT CREATE ON DATABASE %I TO %I', current_database(), current_user)")) {
            row.next();
            return row.getBoolean(1)
                    ? Outcome.ok("may make schemas")
                    : Outcome.failed("may not make schemas: " + row.getString(2));
        }
    }

    private static Outcome schema(PGSimpleDataSource source) {
        var info = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .defaultSchema("ops")
                .loggers("slf4j")
                .load()
                .info();
        var at = info.current() == null
                ? "empty"
                : "at version " + info.current().getVersion();
        var wrong = new ArrayList<String>();
        for (var migration : info.all()) {
            if (migration.getState().isFailed() || migration.getState().name().startsWith("FUTURE")) {
                wrong.add(migration.getVersion() + " " + migration.getState().getDisplayName());
            }
        }
        if (!wrong.isEmpty()) {
            return Outcome.failed("the schema is " + at + ", but " + wrong
                    + ": run the version of Wadi that made it, or restore a backup");
        }
        var pending = info.pending().length;
        return pending == 0
                ? Outcome.ok("the schema is " + at)
                : Outcome.ok(
                        "the schema is " + at + "; wadi migrate or the next start applies " + pending + " migrations");
    }

    private Outcome skew(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            var skew = Duration.between(row.getObject(1, OffsetDateTime.class).toInstant(), clock.instant());
            var says = "its clock and ours are " + skew.abs().toMillis() + " ms apart";
            return skew.abs().compareTo(MOST_SKEW) > 0
                    ? Outcome.warning(says + ": schedules run by ours; synchronise both (NTP)")
                    : Outcome.ok(says);
        }
    }
}
