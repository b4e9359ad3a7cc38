package io.github.camelsendcloud;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** Starts a Camel context with an HTTP server, and posts requests to this server. */
abstract class WebhookTestSupport extends SandboxTestSupport {

    static final String EVENT = """
            {"action": "parcel_status_changed", "timestamp": 1525271885993, "carrier_status_change_timestamp": null, \
            "parcel": {"id": 1, "name": "J\\u00fcrgen", "status": {"id": 11, "message": "Delivered"}, \
            "tracking_number": "3SYZ", "order_number": "4711", "weight": "2.000"}}""";

    private int port;
    private VertxPlatformHttpServer server;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        if (useNetty()) {
            port = freePort();
            context.getRestConfiguration().setHost("127.0.0.1");
            context.getRestConfiguration().setPort(port);
            return context;
        }
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        server = new VertxPlatformHttpServer(configuration);
        context.addService(server, true, true);
        return context;
    }

    boolean useNetty() {
        return false;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /**
     * Creates a client, so that each call has a separate connection. The server of netty-http closes a connection after
     * a rejected request without a notice.
     */
    static HttpClient http() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + (server == null ? port : server.getPort()) + path);
    }

    void route(String from, String to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(from).routeId("hook").to(to);
            }
        });
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return http().send(request(path, body.getBytes(StandardCharsets.UTF_8), headers), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> postSigned(String path, String body) throws Exception {
        return post(path, body, "Sendcloud-Signature", sign(body.getBytes(StandardCharsets.UTF_8)));
    }

    CompletableFuture<HttpResponse<String>> postSignedAsync(String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return http().sendAsync(
                request(path, bytes, "Sendcloud-Signature", sign(bytes)), HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest request(String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    static String sign(byte[] body) {
        return sign(body, sandbox().secretKey());
    }

    static String sign(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
