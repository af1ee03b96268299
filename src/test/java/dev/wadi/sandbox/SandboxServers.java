package dev.wadi.sandbox;

import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.server.ObjectStore;
import dev.wadi.sandbox.server.OrdersDatabase;
import dev.wadi.sandbox.server.PostgresServer;
import dev.wadi.sandbox.supply.CrmSource;
import dev.wadi.sandbox.supply.Records;
import dev.wadi.sandbox.supply.ShopSource;
import dev.wadi.sandbox.supply.TicketSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The servers the sandbox runs on: a Postgres with an empty database, and the three systems that hold the day.
 *
 * @param supplied how many records they hold of it when it begins
 */
record SandboxServers(
        Day day, PostgresServer postgres, CrmSource crm, ShopSource shop, TicketSource tickets, Records supplied)
        implements AutoCloseable {

    static final String DATABASE = "wadi";
    static final String BUCKET = "support-exports";

    /** Starts all of them and fills them with what the day begins with, as much as possible at the same time. */
    static SandboxServers start(Path project, Day day) throws IOException {
        var postgres = begin(() -> withDatabase(PostgresServer.start(project)));
        var shop = begin(() -> new ShopSource(OrdersDatabase.start(project)));
        var tickets = begin(() -> withBucket(ObjectStore.start()));
        var crm = begin(CrmSource::start);
        var supplied = List.of(
                shop.thenApplyAsync(source -> source.fill(day), SandboxServers::inAThread),
                crm.thenApplyAsync(source -> source.fill(day), SandboxServers::inAThread),
                tickets.thenApplyAsync(source -> source.fill(day), SandboxServers::inAThread));
        try {
            var records = Records.NONE;
            for (var some : supplied) {
                records = records.plus(some.join());
            }
            return new SandboxServers(day, postgres.join(), crm.join(), shop.join(), tickets.join(), records);
        } catch (CompletionException failure) {
            postgres.thenAccept(PostgresServer::close);
            shop.thenAccept(source -> source.database().close());
            tickets.thenAccept(source -> source.store().close());
            crm.thenAccept(CrmSource::close);
            throw new IOException("a server did not start: " + failure.getCause(), failure);
        }
    }

    /** What a service must be told to work on them. */
    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("wadi.database.url", postgres.urlWithoutUser(DATABASE));
        settings.put("wadi.database.user", PostgresServer.USER);
        settings.putAll(crm.settings());
        settings.putAll(shop.settings());
        settings.putAll(tickets.settings());
        return settings;
    }

    /** Lets the day go on to its end. */
    Records change() {
        return crm.change(day).plus(shop.change(day));
    }

    /** Stops them all; what they held is gone. */
    @Override
    public void close() {
        try (postgres;
                var database = shop.database();
                var store = tickets.store()) {
            crm.close();
        }
    }

    private static PostgresServer withDatabase(PostgresServer postgres) throws SQLException {
        try {
            postgres.createDatabase(DATABASE);
            return postgres;
        } catch (SQLException | RuntimeException failure) {
            postgres.close();
            throw failure;
        }
    }

    private static TicketSource withBucket(ObjectStore store) {
        store.createBucket(BUCKET);
        return new TicketSource(store, BUCKET);
    }

    /** Each in a thread of its own: they wait for servers most of the time. */
    private static void inAThread(Runnable task) {
        var thread = new Thread(task, "sandbox-supply");
        thread.setDaemon(true);
        thread.start();
    }

    private static <T> CompletableFuture<T> begin(Callable<T> start) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return start.call();
                    } catch (Exception failure) { // what any of them declares
                        throw new CompletionException(failure);
                    }
                },
                SandboxServers::inAThread);
    }
}
