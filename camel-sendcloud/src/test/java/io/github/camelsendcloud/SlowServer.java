package io.github.camelsendcloud;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/**
 * This server sends each response after a delay and keeps connections open. The server has an API and a token endpoint.
 */
final class SlowServer implements AutoCloseable {

    /** The body of all responses, which is also a valid token response. The token expires after a second. */
    private static final String TOKEN = "{\"access_token\":\"the-token\",\"token_type\":\"bearer\",\"expires_in\":1}";

    private final HttpServer server;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4);
    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;

    SlowServer(boolean secure) throws Exception {
        InetSocketAddress anyPort = new InetSocketAddress("127.0.0.1", 0);
        if (secure) {
            HttpsServer https = HttpsServer.create(anyPort, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(Tls.server()));
            server = https;
        } else {
            server = HttpServer.create(anyPort, 0);
        }
        server.setExecutor(timer);
        server.createContext("/", this::receive);
        server.start();
    }

    /** Sets the delay before each further response. */
    SlowServer delay(Duration time) {
        delay = time;
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Returns the number of requests so far. */
    int requests() {
        return requests.get();
    }

    /** Returns the number of connections of these requests. */
    int connections() {
        return connections.size();
    }

    private void receive(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        requests.incrementAndGet();
        connections.add(exchange.getRemoteAddress());
        timer.schedule(() -> {
            respond(exchange);
            return null;
        }, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void respond(HttpExchange exchange) throws IOException {
        byte[] body = TOKEN.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        timer.shutdownNow();
    }
}
