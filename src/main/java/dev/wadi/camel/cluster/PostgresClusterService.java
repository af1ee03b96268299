package dev.wadi.camel.cluster;

import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.support.cluster.AbstractCamelClusterService;

/**
 * Leader election over Postgres: the leader of a namespace is the process that holds its advisory lock. A leader that dies
 * loses its connection, and with it the lock, at once.
 */
public final class PostgresClusterService extends AbstractCamelClusterService<PostgresClusterView> {

    private final DataSource database;
    private final long checkMillis;

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
        return new PostgresClusterView(this, namespace, database, checkMillis);
    }
}
