package dev.wadi.camel.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.camel.support.cluster.AbstractCamelClusterService;

/**
 * Leader election over Postgres: the leader of a namespace is the process that holds its advisory lock. A leader that dies
 * loses its connection, and with it the lock, at once.
 */
public final class PostgresClusterService extends AbstractCamelClusterService<PostgresClusterView> {

    private final DataSource database;
    private final long checkMillis;
    private final Map<String, PostgresClusterView> views = new ConcurrentHashMap<>();

    /**
     * A service over this database.
     *
     * @param checkMillis how often a namespace is tried for, and its lock looked after
     */
    public PostgresClusterService(DataSource database, long checkMillis) {
        super(UUID.randomUUID().toString());
        this.database = database;
        this.checkMillis = checkMillis;
    }

    @Override
    protected PostgresClusterView createView(String namespace) {
        var view = new PostgresClusterView(this, namespace, database, checkMillis);
        views.put(namespace, view);
        return view;
    }

    /** Whether this process leads a namespace; empty where it does not stand for election in it. */
    public Optional<Boolean> leads(String namespace) {
        return Optional.ofNullable(views.get(namespace))
                .map(view -> view.getLeader().isPresent());
    }
}
