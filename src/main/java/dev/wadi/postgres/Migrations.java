package dev.wadi.postgres;

import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema of a database to what this version of Wadi needs. */
final class Migrations {

    private Migrations() {}

    /** Applies what is missing, in order; one process at a time, others wait. The version that is there then. */
    static int migrate(DataSource database) {
        return already(database).orElseGet(() -> byFlyway(database));
    }

    /**
     * The version of a database whose history is just the scripts we ship, unchanged. At nearly every start it is, and to have
     * Flyway say so takes a tenth of the start.
     */
    static Optional<Integer> already(DataSource database) {
        var shipped = MigrationScripts.shipped();
        return !shipped.isEmpty() && MigrationScripts.applied(database).equals(shipped)
                ? Optional.of(shipped.lastKey())
                : Optional.empty();
    }

    static int byFlyway(DataSource database) {
        var migrations = Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .defaultSchema("ops")
                .createSchemas(true)
                .loggers("slf4j")
                .load();
        migrations.migrate();
        return Integer.parseInt(migrations.info().current().getVersion().getVersion());
    }
}
