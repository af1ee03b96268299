package dev.wadi;

import dev.wadi.camel.cluster.PostgresClusterService;
import dev.wadi.contract.Contracts;
import dev.wadi.postgres.Database;
import dev.wadi.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/**
 * The beans that Camel looks for while it reads routes: who decides which process leads, and who watches. All others it looks for when
 * routes start.
 */
record FirstBeans(PostgresClusterService leaders, Map<String, Object> watches) {

    /** Makes them, without asking anybody. */
    static FirstBeans of(Settings settings, Observation observation, Contracts contracts, String version) {
        var database = Database.unpooled(settings.database());
        var leaders =
                new PostgresClusterService(database, settings.leaderCheck().toMillis());
        return new FirstBeans(leaders, observation.watches(contracts, version));
    }

    /** Them, by the names that routes use. */
    Map<String, Object> beans() {
        var beans = new HashMap<>(watches);
        beans.put("leaders", leaders);
        return beans;
    }
}
