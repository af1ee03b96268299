package dev.wadi.sandbox.salesforce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wadi.sandbox.salesforce.bulk.BulkJobs;
import dev.wadi.sandbox.salesforce.fault.CallKind;
import dev.wadi.sandbox.salesforce.fault.FaultScript;
import dev.wadi.sandbox.salesforce.fault.Mishap;
import dev.wadi.sandbox.salesforce.oauth.AuthorizationServer;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Salesforce org on a port of the loopback interface, which shows the records of a store through the REST API. Fill
 * the store before or while it runs; register an app before logging in. Safe for use by several threads.
 */
public final class SalesforceServer implements AutoCloseable {

    private static final int THREADS = 8;

    static {
        // or small answers wait for the acknowledgement of the one before, 40 ms each
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final RecordStore store;
    private final HttpServer http;
    private final ExecutorService workers;
    private final AuthorizationServer authorization;
    private final ApiUsage usage;
    private final Api api;
    private final Delivery delivery;
    private final FaultScript faults = new FaultScript();
    private final Map<CallKind, AtomicInteger> calls = new ConcurrentHashMap<>();

    private SalesforceServer(RecordStore store, SalesforceSettings settings, HttpServer http) {
        this.store = store;
        this.http = http;
        this.workers = Executors.newFixedThreadPool(THREADS, SalesforceServer::daemon);
        this.authorization = new AuthorizationServer(
                endpoint(), settings.clock(), settings.sessionTimeout(), new Random(settings.seed()));
        this.usage = new ApiUsage(settings.dailyRequests());
        this.api = new Api(
                authorization,
                usage,
                new QueryApi(store, settings.openCursors()),
                new BulkApi(new BulkJobs(store, settings.clock())),
                new MetadataApi(store));
        this.delivery = new Delivery(workers);
    }

    /** Starts one of the usual kind on a free port. */
    public static SalesforceServer start(RecordStore store) {
        return start(store, SalesforceSettings.usual());
    }

    /** Starts one that listens when this returns. */
    public static SalesforceServer start(RecordStore store, SalesforceSettings settings) {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
            var server = new SalesforceServer(store, settings, http);
            http.createContext("/", server::handle);
            http.setExecutor(server.workers);
            http.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException("the Salesforce simulator did not start", failure);
        }
    }

    /** Where it listens: the login URL as well as the instance URL. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** The records it shows. */
    public RecordStore store() {
        return store;
    }

    /** Who may ask. */
    public AuthorizationServer authorization() {
        return authorization;
    }

    /** What is to go wrong. */
    public FaultScript faults() {
        return faults;
    }

    /** Changes how many API requests the day allows. */
    public void allowRequests(int daily) {
        usage.allow(daily);
    }

    /** Begins another day: no request of it has been made. */
    public void newDay() {
        usage.newDay();
    }

    /** How many requests of a kind have come in. */
    public int calls(CallKind kind) {
        var count = calls.get(kind);
        return count == null ? 0 : count.get();
    }

    /** Stops it at once; the store stays. */
    @Override
    public void close() {
        http.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var request = Request.of(exchange);
        var call = api.call(request);
        calls.computeIfAbsent(call.kind(), kind -> new AtomicInteger()).incrementAndGet();
        var mishaps = faults.meet(call.kind(), call.object());
        for (var mishap : mishaps) {
            if (mishap instanceof Mishap.Meanwhile meanwhile) {
                meanwhile.event().run();
            } else if (mishap instanceof Mishap.SessionEnds) {
                authorization.endSessions();
            }
        }
        delivery.send(exchange, answer(call, request, mishaps), mishaps);
    }

    private Answer answer(Api.Call call, Request request, List<Mishap> mishaps) {
        if (mishaps.stream().anyMatch(Mishap.Unavailable.class::isInstance)) {
            return Answer.html(503, "Service Unavailable");
        }
        try {
            return api.answer(call, request, mishaps);
        } catch (RuntimeException bug) { // or the caller would see no more than a closed connection
            return Answer.error(500, "UNKNOWN_EXCEPTION", bug.toString());
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "salesforce-worker");
        thread.setDaemon(true);
        return thread;
    }
}
