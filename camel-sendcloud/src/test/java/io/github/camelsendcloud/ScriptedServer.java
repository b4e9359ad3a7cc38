package io.github.camelsendcloud;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * This server sends the responses of a script, one response per request. The last response is sent to all further
 * requests.
 */
final class ScriptedServer implements AutoCloseable {

    /** @param type {@code null} for a response without this header, as for {@code link} and {@code body} */
    private record ScriptedResponse(int status, String type, String link, String body) {
    }

    private final Queue<ScriptedResponse> script = new ConcurrentLinkedQueue<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    private volatile boolean compressing;

    ScriptedServer() throws IOException {
        server.createContext("/", this::respond);
        server.start();
    }

    /** Returns host and port. */
    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String baseUri() {
        return "http://" + host() + "/api";
    }

    /** Adds a response with status 200 and JSON. */
    ScriptedServer json(String body) {
        return respond(200, "application/json", body);
    }

    /** Adds a response with status 200, JSON and a link to the page with the given cursor. */
    ScriptedServer page(String body, String cursor) {
        return linked(body, "<" + baseUri() + "/v3/shipments?cursor=" + cursor + ">; rel=\"next\"");
    }

    /** Adds a response with status 200, JSON and a {@code Link} header. */
    ScriptedServer linked(String body, String link) {
        script.add(new ScriptedResponse(200, "application/json", link, body));
        return this;
    }

    /** @param type {@code null} for a response without this header, as for {@code body} */
    ScriptedServer respond(int status, String type, String body) {
        script.add(new ScriptedResponse(status, type, null, body));
        return this;
    }

    /** Forgets the rest of the script and the recorded queries. */
    ScriptedServer clear() {
        script.clear();
        queries.clear();
        return this;
    }

    /** Compresses the responses, which then have no content length. */
    ScriptedServer compressing() {
        compressing = true;
        return this;
    }

    /** Returns the queries of all requests so far, and the text {@code null} for a request without a query. */
    List<String> queries() {
        return queries;
    }

    private void respond(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
        ScriptedResponse response = script.size() > 1 ? script.poll() : script.peek();
        if (response.link() != null) {
            exchange.getResponseHeaders().add("Link", response.link());
        }
        if (response.type() != null) {
            exchange.getResponseHeaders().set("Content-Type", response.type());
        }
        if (response.body() == null) {
            exchange.sendResponseHeaders(response.status(), -1);
        } else {
            byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
            if (compressing) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                body = compressed(body);
            }
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static byte[] compressed(byte[] body) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        return compressed.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
