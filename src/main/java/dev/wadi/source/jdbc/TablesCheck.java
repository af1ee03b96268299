package dev.wadi.source.jdbc;

import dev.wadi.doctor.Check;
import dev.wadi.doctor.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Whether a database that tables are read from lets us read and no more, and how far behind it is. */
public final class TablesCheck implements Check {

    private static final String MILLIS = "5000";
    private static final int MOST_LAG_SECONDS = 300;
    private static final Pattern GRANT = Pattern.compile("GRANT (.+?) ON ");
    private static final Set<String> HARMLESS = Set.of(
            "SELECT", "USAGE", "SHOW VIEW", "REPLICATION CLIENT", "BINLOG MONITOR", "SLAVE MONITOR", "REPLICA MONITOR");

    private final TableDatabase database;

    public TablesCheck(TableDatabase database) {
        this.database = database;
    }

    @Override
    public String name() {
        return database.name();
    }

    @Override
    public List<Outcome> look() {
        var login = new Properties();
        login.put("user", database.user());
        login.put("password", database.password().reveal());
        login.put("connectTimeout", MILLIS);
        var area = "wadi." + database.name();
        try (var connection = DriverManager.getConnection(database.url(), login)) {
            var outcomes = new ArrayList<Outcome>();
            outcomes.add(tables(connection));
            if (database.url().startsWith("jdbc:mysql:")) {
                outcomes.add(grants(connection));
                outcomes.add(lag(connection));
            }
            return outcomes;
        } catch (SQLException e) {
            return List.of(Outcome.failed("no connection as " + database.user() + ": " + e.getMessage() + " (" + area
                    + ".url, .user, .password)"));
        }
    }

    private Outcome tables(Connection connection) throws SQLException {
        var seen = 0;
        try (var tables = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
            while (tables.next()) {
                seen++;
            }
        }
        return seen == 0
                ? Outcome.failed("lets " + database.user() + " in but shows no table: GRANT SELECT ON "
                        + connection.getCatalog() + ".* TO '" + database.user() + "'@'<this host>'")
                : Outcome.ok("lets " + database.user() + " in and shows " + seen + " tables");
    }

    /** Only what is granted is looked at and shown: the rest of a line may be a hash of the password. */
    private Outcome grants(Connection connection) throws SQLException {
        var more = new TreeSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW GRANTS")) {
            while (rows.next()) {
                var grant = GRANT.matcher(rows.getString(1));
                if (grant.find()) {
                    for (var right : grant.group(1).toUpperCase(Locale.ROOT).split(", *")) {
                        var name = right.replaceAll("\\(.*", "").strip();
                        if (!HARMLESS.contains(name)) {
                            more.add(name);
                        }
                    }
                }
            }
        }
        return more.isEmpty()
                ? Outcome.ok("may read and no more")
                : Outcome.warning("may do more than read: REVOKE " + String.join(", ", more) + " FROM '"
                        + database.user() + "'@'<this host>'");
    }

    private Outcome lag(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW REPLICA STATUS")) {
            if (!row.next()) {
                return Outcome.ok("is no replica");
            }
            var columns = row.getMetaData();
            for (var i = 1; i <= columns.getColumnCount(); i++) {
                if (columns.getColumnLabel(i).matches("(?i)Seconds_Behind_(Source|Master)")) {
                    var seconds = row.getLong(i);
                    if (row.wasNull()) {
                        return Outcome.failed(
                                "is a replica that does not replicate: START REPLICA, or read the source");
                    }
                    return seconds > MOST_LAG_SECONDS
                            ? Outcome.warning("is a replica " + seconds + " s behind")
                            : Outcome.ok("is a replica " + seconds + " s behind");
                }
            }
            return Outcome.warning("does not say how far behind it is");
        } catch (SQLException e) {
            return Outcome.warning(
                    "does not tell us whether it is a replica and how far behind: GRANT REPLICATION CLIENT ON"
                            + " *.* TO '" + database.user() + "'@'<this host>'");
        }
    }
}
