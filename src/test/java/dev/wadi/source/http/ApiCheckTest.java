package dev.wadi.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.wadi.core.Sensitive;
import dev.wadi.doctor.Outcome;
import dev.wadi.doctor.Outcome.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiCheckTest {

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1", exchange -> {
            var letIn = "k3y".equals(exchange.getRequestHeaders().getFirst("X-Api-Key"));
            exchange.sendResponseHeaders(letIn ? 404 : 401, -1);
            exchange.close();
        });
        server.createContext("/broken", exchange -> {
            exchange.sendResponseHeaders(502, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anyAnswerOfAnApiThatLetsUsInIsGood() throws Exception {
        assertThat(look("/v1", "k3y").level()).isEqualTo(Level.OK);
    }

    @Test
    void whatIsWrongIsToldWithTheSettingToMendAndNoSecret() throws Exception {
        assertThat(look("/v1", "wr0ng")).satisfies(outcome -> {
            assertThat(outcome.level()).isEqualTo(Level.FAILED);
            assertThat(outcome.says()).contains("wadi.loyalty.token").doesNotContain("wr0ng");
        });
        assertThat(look("/broken", "k3y").says()).contains("502");
        server.stop(0);
        assertThat(look("/v1", "k3y").says()).contains("cannot be reached", "wadi.loyalty.url");
    }

    private Outcome look(String path, String token) throws InterruptedException {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        var api = new WebApi("loyalty", url, "X-Api-Key", Optional.of(new Sensitive<>(token)));
        return new ApiCheck(api).look().get(0);
    }
}
