package dev.wadi.sandbox;

import dev.wadi.sandbox.server.ObjectStore;
import dev.wadi.sandbox.server.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** The servers the sandbox runs on: a Postgres with an empty database, and an S3 API with an empty bucket. */
record SandboxServers(PostgresServer postgres, ObjectStore store) implements AutoCloseable {

    static final String DATABASE = "wadi";
    static final String BUCKET = "support-exports";

    /** Starts both at the same time and waits until they answer. */
    static SandboxServers start(Path project) throws IOException, SQLException {
        var store = CompletableFuture.supplyAsync(ObjectStore::start);
        try {
            var servers = new SandboxServers(PostgresServer.start(project), store.join());
            try {
                servers.postgres.createDatabase(DATABASE);
                servers.store.createBucket(BUCKET);
                return servers;
            } catch (SQLException | RuntimeException failure) {
                servers.close();
                throw failure;
            }
        } catch (IOException | RuntimeException failure) {
            store.thenAccept(ObjectStore::close).exceptionally(closedOrNeverStarted -> null);
            throw failure;
        }
    }

    /** Stops both; what they held is gone. */
    @Override
    public void close() {
        try (postgres) {
            store.close();
        }
    }
}
