package dev.wadi.sandbox.salesforce;

import com.sun.net.httpserver.HttpExchange;
import dev.wadi.sandbox.salesforce.fault.Mishap;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Sends answers: whole, in drops, or half. */
final class Delivery {

    private final Executor workers;

    Delivery(Executor workers) {
        this.workers = workers;
    }

    void send(HttpExchange exchange, Answer answer, List<Mishap> mishaps) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var body = answer.body();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        for (var mishap : mishaps) {
            if (mishap instanceof Mishap.CutBody) {
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
                exchange.close(); // with half of what was promised, which closes the connection
                return;
            }
            if (mishap instanceof Mishap.SlowBody slow) {
                drip(exchange, body, 0, slow);
                return;
            }
        }
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void drip(HttpExchange exchange, byte[] body, int from, Mishap.SlowBody slow) {
        if (from >= body.length) {
            exchange.close();
            return;
        }
        Runnable drop = () -> {
            try {
                int length = Math.min(slow.bytes(), body.length - from);
                exchange.getResponseBody().write(body, from, length);
                exchange.getResponseBody().flush();
                drip(exchange, body, from + length, slow);
            } catch (IOException clientLeft) {
                exchange.close();
            }
        };
        CompletableFuture.delayedExecutor(slow.pause().toMillis(), TimeUnit.MILLISECONDS, workers)
                .execute(drop);
    }
}
