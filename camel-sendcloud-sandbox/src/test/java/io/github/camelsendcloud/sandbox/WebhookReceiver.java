package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;

import static java.util.concurrent.TimeUnit.SECONDS;

/** An HTTP server that receives webhooks. */
final class WebhookReceiver implements AutoCloseable {

    record Received(String path, String body, String signature) {
    }

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Queue<Headers> headers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger rejections = new AtomicInteger();
    private final HttpServer server;

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            headers.add(exchange.getRequestHeaders());
            received.add(new Received(
                    exchange.getRequestURI().getPath(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("Sendcloud-Signature")));
            exchange.sendResponseHeaders(rejections.getAndDecrement() > 0 ? 500 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    /** The address of a path. */
    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Makes the next {@code n} webhooks get the status 500. */
    void rejectNext(int n) {
        rejections.set(n);
    }

    /** The headers of all webhooks. */
    Queue<Headers> headers() {
        return headers;
    }

    /** The signature of a body. */
    static String hmac(String body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next webhook; null if no webhook arrives in 10 seconds. */
    Received next() throws InterruptedException {
        return received.poll(10, SECONDS);
    }

    /** The webhooks that {@link #next()} has not taken. */
    BlockingQueue<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
