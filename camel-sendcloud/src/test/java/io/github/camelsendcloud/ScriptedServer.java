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

/** Gives one request after the other the answer that a test has written down for it; the last for ever. */
final class ScriptedServer implements AutoCloseable {

    /** @param type {@code null} for none; {@code link} and {@code body} likewise */
    private record Answer(int status, String type, String link, String body) {
    }

    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    private volatile boolean compressing;

    ScriptedServer() throws IOException {
        server.createContext("/", this::answer);
        server.start();
    }

    /** Host and port. */
    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String baseUri() {
        return "http://" + host() + "/api";
    }

    /** 200, with that JSON. */
    ScriptedServer json(String body) {
        return answer(200, "application/json", body);
    }

    /** 200, with that JSON and a link to the page of that cursor. */
    ScriptedServer page(String body, String cursor) {
        return linked(body, "<" + baseUri() + "/v3/shipments?cursor=" + cursor + ">; rel=\"next\"");
    }

    /** 200, with that JSON and that Link header. */
    ScriptedServer linked(String body, String link) {
        script.add(new Answer(200, "application/json", link, body));
        return this;
    }

    /** @param type {@code null} for none; {@code body} likewise */
    ScriptedServer answer(int status, String type, String body) {
        script.add(new Answer(status, type, null, body));
        return this;
    }

    /** Forgets what is left of the script, and the queries so far. */
    ScriptedServer clear() {
        script.clear();
        asked.clear();
        return this;
    }

    /** Answers are compressed, and do not tell their length. */
    ScriptedServer compressing() {
        compressing = true;
        return this;
    }

    /** The queries so far; {@code null} for none. */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        asked.add(String.valueOf(exchange.getRequestURI().getQuery()));
        Answer answer = script.size() > 1 ? script.poll() : script.peek();
        if (answer.link() != null) {
            exchange.getResponseHeaders().add("Link", answer.link());
        }
        if (answer.type() != null) {
            exchange.getResponseHeaders().set("Content-Type", answer.type());
        }
        if (answer.body() == null) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            if (compressing) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                body = compressed(body);
            }
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
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
