package dev.wadi.postgres;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema of a database to what this version of Wadi needs. */
final class Migrations {

    private Migrations() {}

    /** Applies what is missing, in order; one process at a time, others wait. The version that is there then. */
    static int migrate(DataSource database) {
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
