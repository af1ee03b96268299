package dev.wadi;

import dev.wadi.camel.SalesforceCheck;
import dev.wadi.doctor.Check;
import dev.wadi.doctor.HashKeyCheck;
import dev.wadi.doctor.TemporaryFilesCheck;
import dev.wadi.doctor.postgres.DatabaseCheck;
import dev.wadi.settings.Properties;
import dev.wadi.settings.Settings;
import dev.wadi.source.http.ApiCheck;
import dev.wadi.source.jdbc.TablesCheck;
import dev.wadi.source.s3.BucketCheck;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What a doctor tries. */
final class Checkup {

    private static final long LEAST_TEMPORARY_BYTES = 64L << 20;

    private Checkup() {}

    /** One check for each system that the settings say is there. */
    static List<Check> of(Settings settings, Properties properties) {
        var checks = new ArrayList<Check>();
        checks.add(new HashKeyCheck(properties.given("wadi.hash.key").orElse("")));
        checks.add(new TemporaryFilesCheck(Path.of(System.getProperty("java.io.tmpdir")), LEAST_TEMPORARY_BYTES));
        checks.add(new DatabaseCheck(settings.database(), Clock.systemUTC()));
        properties
                .buckets()
                .forEach((bucket, prefix) ->
                        checks.add(new BucketCheck(() -> S3Access.client(settings.s3()), bucket, prefix)));
        settings.salesforce().ifPresent(salesforce -> checks.add(new SalesforceCheck(salesforce)));
        settings.tableDatabases().forEach(database -> checks.add(new TablesCheck(database)));
        settings.apis().forEach(api -> checks.add(new ApiCheck(api)));
        return checks;
    }
}
