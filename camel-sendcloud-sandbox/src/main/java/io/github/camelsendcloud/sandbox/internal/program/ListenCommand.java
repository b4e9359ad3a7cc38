package io.github.camelsendcloud.sandbox.internal.program;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * Receives the webhooks of an account, prints each webhook and forwards the webhook to an address. The response of that
 * address is the response to the sandbox, so the sandbox retries a webhook that the address rejects.
 */
final class ListenCommand implements AutoCloseable {

    private static final String SIGNATURE = "Sendcloud-Signature";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final HttpServer server;
    private final URI forward;
    private final PrintStream out;

    /**
     * Opens a free port.
     *
     * @param forward the address that gets each webhook; null for none
     */
    ListenCommand(URI forward, PrintStream out) {
        this.forward = forward;
        this.out = out;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No port can be opened for the webhooks", e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "sendcloud-sandbox-listen");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::receive);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String signature = exchange.getRequestHeaders().getFirst(SIGNATURE);
            int status = forward == null ? 200 : forward(body, exchange);
            out.println(line(body, signature, status));
            exchange.sendResponseHeaders(status == 0 ? 502 : status, -1);
        }
    }

    private int forward(byte[] body, HttpExchange exchange) {
        HttpRequest.Builder request = HttpRequest.newBuilder(forward).timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : new String[] { SIGNATURE, "Content-Type", "User-Agent" }) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private String line(byte[] body, String signature, int status) throws IOException {
        JsonNode event = Json.read(body);
        JsonNode parcel = event.path("parcel");
        StringBuilder line = new StringBuilder(Json.text(event, "action", Json.text(event, "event_type", "event")));
        if (parcel.has("id")) {
            line.append("  parcel ").append(parcel.path("id").asText())
                    .append("  ").append(parcel.path("status").path("message").asText());
        }
        line.append("  signature ")
                .append(signature == null ? "absent" : signature.substring(0, Math.min(12, signature.length())));
        if (forward != null) {
            line.append("  forwarded: ").append(status == 0 ? "no response" : String.valueOf(status));
        }
        return line.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
