package dev.wadi;

import dev.wadi.bronze.PageReader;
import dev.wadi.bronze.postgres.PostgresClaims;
import dev.wadi.camel.pages.PagesComponent;
import dev.wadi.contract.Contracts;
import dev.wadi.gold.postgres.EntityTables;
import dev.wadi.identity.postgres.PostgresResolver;
import dev.wadi.journal.postgres.Rebuild;
import dev.wadi.ledger.Deployment;
import dev.wadi.ledger.postgres.PostgresDeployments;
import dev.wadi.map.Mapper;
import dev.wadi.pace.Pace;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.KeyMark;
import dev.wadi.recheck.Comparison;
import dev.wadi.recheck.Rechecks;
import dev.wadi.recheck.postgres.PostgresHoldings;
import dev.wadi.recheck.postgres.PostgresRechecks;
import dev.wadi.settings.Settings;
import dev.wadi.validate.Validator;
import java.util.Map;
import java.util.function.Supplier;

/** What takes longest to be ready: the database as this program needs it, and the beans that need it so or compile rules. */
record Working(Settings settings, Database database, Contracts contracts) {

    /** What the database is like once it is ready. */
    record Prepared(int schema, int deployment) {

        /** Of a database that nobody asks. */
        static final Prepared NOT = new Prepared(0, 0);
    }

    /**
     * Brings the database up to date, and numbers the deployment.
     *
     * @throws Rebuild.HalfMade where the database is half made by a rebuild, whose pages and publications are not ours
     * @throws KeyMark.WrongKey where it was begun with another key of hashes
     */
    Prepared prepare(Deployment deployment) {
        var schema = database.migrate();
        Rebuild.requireNone(database);
        KeyMark.keep(database, settings.tenant(), settings.hash());
        EntityTables.ensure(database, contracts);
        return new Prepared(schema, new PostgresDeployments(database).number(settings.tenant(), deployment));
    }

    /** The beans by the names that routes use. */
    Map<String, Object> beans(
            String process,
            int deployment,
            Supplier<Pace> pace,
            PageReader reader,
            Validator validator,
            Mapper mapper) {
        var claims = new PostgresClaims(
                database,
                settings.tenant(),
                process,
                deployment,
                settings.work().lease(),
                settings.hash(),
                pace.get());
        var resolver = new PostgresResolver(
                database,
                contracts,
                settings.tenant(),
                deployment,
                settings.resolveAttempts(),
                settings.hash(),
                settings.identity(),
                pace.get());
        var rechecks = new Rechecks(
                new PostgresRechecks(database, settings.tenant()),
                new PostgresHoldings(database, settings.tenant()),
                new Comparison(reader, validator, mapper),
                contracts,
                settings.recheck());
        return Map.of(
                "wadi-pages", new PagesComponent(claims),
                "resolver", resolver,
                "validator", validator,
                "mapper", mapper,
                "rechecks", rechecks);
    }
}
