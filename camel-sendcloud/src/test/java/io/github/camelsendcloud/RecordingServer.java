package io.github.camelsendcloud;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * This server accepts every operation. The server records the requests and sends the response that the test has set.
 */
public final class RecordingServer extends Handler.Abstract implements AutoCloseable {

    static final String TOKEN = "the.access-token";
    static final String PANEL = "/panel/api";
    static final String SERVICE_POINTS = "/service-points-host/api";
    private static final String TOKEN_PATH = "/oauth2/token";

    /** A received request. The value {@code query} is {@code null} for a request without a query. */
    record Received(String method, String path, String query, Map<String, String> headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** A response. The value {@code type} is {@code null} for a response without a body. */
    record PreparedResponse(int status, String type, byte[] body, Map<String, String> headers) {

        PreparedResponse(int status, String type, byte[] body) {
            this(status, type, body, Map.of());
        }
    }

    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final List<Received> tokenRequests = new CopyOnWriteArrayList<>();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private volatile Function<Received, PreparedResponse> responses;
    private volatile String scope = "api";

    RecordingServer() throws Exception {
        connector.setHost("127.0.0.1");
        // an encoded slash is a part of a value
        connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration()
                .setUriCompliance(UriCompliance.UNSAFE);
        server.addConnector(connector);
        server.setHandler(this);
        server.start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
    }

    URI tokenUri() {
        return uri(TOKEN_PATH);
    }

    /** Forgets the recorded requests, and sends this response to all further requests. */
    void respond(PreparedResponse prepared) {
        respond(request -> prepared);
    }

    /** Forgets the recorded requests, and creates each further response with this function. */
    void respond(Function<Received, PreparedResponse> responses) {
        requests.clear();
        this.responses = responses;
    }

    public List<Received> requests() {
        return requests;
    }

    List<Received> tokenRequests() {
        return tokenRequests;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        byte[] body = BufferUtil.toArray(Content.Source.asByteBuffer(request));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            headers.merge(field.getName(), field.getValue(), (first, second) -> first + ", " + second);
        }
        String path = request.getHttpURI().getPath();
        Received received = new Received(request.getMethod(), path, request.getHttpURI().getQuery(), headers, body);
        boolean forToken = path.equals(TOKEN_PATH);
        (forToken ? tokenRequests : requests).add(received);
        send(forToken ? token() : responses.apply(received), response, callback);
        return true;
    }

    /** Sets the scopes that the token endpoint grants to each request; {@code null} for responses without scopes. */
    void grant(String granted) {
        scope = granted;
    }

    private PreparedResponse token() {
        String json = "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"bearer\",\"expires_in\":3600"
                      + (scope == null ? "" : ",\"scope\":\"" + scope + "\"") + "}";
        return new PreparedResponse(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(PreparedResponse prepared, Response response, Callback callback) {
        response.setStatus(prepared.status());
        prepared.headers().forEach(response.getHeaders()::put);
        if (prepared.type() == null) {
            callback.succeeded();
        } else {
            response.getHeaders().put("Content-Type", prepared.type());
            response.write(true, ByteBuffer.wrap(prepared.body()), callback);
        }
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
