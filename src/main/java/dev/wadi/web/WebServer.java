package dev.wadi.web;

import dev.wadi.core.Unavailable;
import dev.wadi.security.Doorkeeper;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of endpoints, and of nothing else. Listens from when it is made until it is closed. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(WebServer.class);

    private static final int WORKERS = 8;
    private static final int IDLE_SECONDS = 30;
    private static final int LONGEST_LINE = 4_096;
    private static final int LONGEST_HEADERS = 16_384;
    private static final long LONGEST_BODY = 1 << 20;
    private static final long PATIENCE_SECONDS = 10;

    /** What every response says: nothing is kept, guessed, framed or told to others. */
    private static final Map<String, String> ALWAYS = Map.of(
            "cache-control", "no-store",
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "referrer-policy", "no-referrer",
            "content-security-policy", "frame-ancestors 'none'; object-src 'none'; base-uri 'self'");

    private final Vertx vertx;
    private final HttpServer server;
    private final Filter filter;

    private WebServer(Vertx vertx, Listener listener, Doorkeeper doorkeeper, List<Endpoint> endpoints) {
        this.vertx = vertx;
        this.filter = new Filter(doorkeeper);
        var options = new HttpServerOptions()
                .setHost(listener.address())
                .setPort(listener.port())
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setCompressionSupported(true);
        var router = router(endpoints);
        this.server = vertx.createHttpServer(options).requestHandler(request -> begin(request, router));
        // somebody who sends what is not HTTP is no news
        server.exceptionHandler(failure -> LOGGER.debug("connection failed", failure));
    }

    /**
     * Serves these endpoints.
     *
     * @throws WebException where it cannot listen there
     */
    public static WebServer start(Listener listener, Doorkeeper doorkeeper, List<Endpoint> endpoints) {
        var options = new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(WORKERS);
        options.getFileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
        var vertx = Vertx.vertx(options);
        var web = new WebServer(vertx, listener, doorkeeper, endpoints);
        try {
            web.server.listen().toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            web.close();
            throw new WebException(
                    listener.area() + ".address, .port: cannot listen at " + listener.address() + ":" + listener.port()
                            + Optional.ofNullable(e.getCause())
                                    .map(cause -> ": " + cause.getMessage())
                                    .orElse(""),
                    e);
        }
        LOGGER.atInfo()
                .addKeyValue("server", listener.area())
                .addKeyValue("address", listener.address())
                .addKeyValue("port", web.port())
                .log("server listens");
        return web;
    }

    /** The port it listens at. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOGGER.atWarn().addKeyValue("code", e.getClass().getName()).log("server did not close");
        }
    }

    private Router router(List<Endpoint> endpoints) {
        var router = Router.router(vertx);
        for (var endpoint : endpoints) {
            // in this order; Vert.x wants bodies read on a route of their own
            on(router, endpoint).handler(enter(endpoint.access()));
            if (endpoint.method() == Endpoint.Method.POST) {
                on(router, endpoint).handler(WebServer::onlyJson);
                on(router, endpoint).handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY));
            }
            on(router, endpoint).handler(answer(endpoint));
        }
        // also what is not there is told only to those who may look
        router.route().handler(enter(Access.VIEWER)).handler(WebServer::notFound);
        router.errorHandler(413, context -> send(context, Response.problem(413, "too long", "at most 1 MiB")));
        router.errorHandler(500, context -> fail(context, Optional.ofNullable(context.failure())));
        return router;
    }

    private static Route on(Router router, Endpoint endpoint) {
        return router.route(HttpMethod.valueOf(endpoint.method().name()), endpoint.path());
    }

    private void begin(HttpServerRequest request, Router router) {
        // nothing is read of a body before it is known whose it is
        request.pause();
        filter.objection(request).ifPresentOrElse(response -> send(request, response), () -> router.handle(request));
    }

    private Handler<RoutingContext> enter(Access access) {
        return context -> vertx.executeBlocking(() -> filter.decide(access, context.request()), false)
                .onSuccess(verdict -> {
                    if (verdict instanceof Filter.Verdict.Enters enters) {
                        context.put("who", enters.who());
                        context.request().resume();
                        context.next();
                    } else {
                        send(context, ((Filter.Verdict.Refused) verdict).response());
                    }
                })
                .onFailure(failure -> fail(context, Optional.of(failure)));
    }

    private static void onlyJson(RoutingContext context) {
        var type = context.request().getHeader("content-type");
        if (type == null || !type.matches("(?i)(application|text)/json(;.*)?")) {
            send(context, Response.problem(415, "not JSON", "the body must be JSON and say so"));
        } else {
            context.next();
        }
    }

    private Handler<RoutingContext> answer(Endpoint endpoint) {
        return context -> vertx.executeBlocking(() -> endpoint.answer().to(request(context)), false)
                .onSuccess(response -> send(context, response))
                .onFailure(failure -> fail(context, Optional.of(failure)));
    }

    private static Request request(RoutingContext context) {
        var query = new HashMap<String, String>();
        context.queryParams().forEach(entry -> query.putIfAbsent(entry.getKey(), entry.getValue()));
        var body = Optional.ofNullable(context.body().buffer()).map(Buffer::getBytes);
        return new Request(
                context.request().path(),
                context.pathParams(),
                query,
                body.orElseGet(() -> new byte[0]),
                context.get("who"));
    }

    private static void notFound(RoutingContext context) {
        send(context, Response.problem(404, "not here", "nothing is served under this method and path"));
    }

    private static void fail(RoutingContext context, Optional<Throwable> failure) {
        if (failure.orElse(null) instanceof Unavailable) {
            send(
                    context,
                    Response.problem(503, "not now", "a system that is needed does not answer")
                            .with("retry-after", "10"));
            return;
        }
        LOGGER.atError()
                .addKeyValue("path", context.request().path())
                .addKeyValue(
                        "code", failure.map(cause -> cause.getClass().getName()).orElse("-"))
                .log("request failed");
        send(context, Response.problem(500, "failed", "the reason is in the log"));
    }

    private static void send(RoutingContext context, Response response) {
        send(context.request(), response);
    }

    private static void send(HttpServerRequest request, Response response) {
        var to = request.response();
        if (to.ended() || to.closed()) {
            return;
        }
        to.setStatusCode(response.status()).putHeader("content-type", response.contentType());
        ALWAYS.forEach(to::putHeader);
        response.headers().forEach(to::putHeader);
        to.end(Buffer.buffer(response.body()));
        request.resume();
    }
}
