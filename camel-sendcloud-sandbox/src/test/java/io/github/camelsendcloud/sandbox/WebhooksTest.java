package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox sends signed webhooks and retries rejected webhooks. */
class WebhooksTest {

    private static final String SIGNATURE = "1eed4b3d41f4653ac64fd56f1bf1cbfd349e4482cbc11dff7134bd93e5da4b0a";

    private record Received(String body, String signature) {
    }

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final AtomicInteger rejections = new AtomicInteger();
    private final Integration integration = Integration.of(1, "p", "secretkey");
    private Sandbox sandbox;
    private HttpServer receiver;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.builder().integration(integration).start();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new Received(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("Sendcloud-Signature")));
            exchange.sendResponseHeaders(rejections.getAndDecrement() > 0 ? 500 : 200, -1);
            exchange.close();
        });
        receiver.start();
        sandbox.webhooks().url(integration, "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        sandbox.close();
    }

    @Test
    void aWebhookIsSignedAndItsJsonHasTheFormatOfPython() throws Exception {
        assertThat(sandbox.webhooks().send(integration, "{\"key\":\"value\"}").get(10, SECONDS)).isEqualTo(200);
        sandbox.webhooks().send(integration, "{\"a\":[1,2],\"b\":\"ü\"}").get(10, SECONDS);

        assertThat(received.poll(10, SECONDS)).isEqualTo(new Received("{\"key\": \"value\"}", SIGNATURE));
        assertThat(received.poll(10, SECONDS).body()).isEqualTo("{\"a\": [1, 2], \"b\": \"\\u00fc\"}");
    }

    @Test
    void aRejectedWebhookIsRetried() throws Exception {
        rejections.set(2);
        sandbox.webhooks().retryDelay(Duration.ofMillis(1)).send(integration, "{\"key\":\"value\"}");

        for (int i = 0; i < 3; i++) {
            assertThat(received.poll(10, SECONDS)).isNotNull();
        }
    }

    @Test
    void duplicatesCanBeSentInReverseOrder() throws Exception {
        sandbox.webhooks().copies(2).hold();
        sandbox.webhooks().send(integration, "{\"n\":1}");
        sandbox.webhooks().send(integration, "{\"n\":2}");
        assertThat(received).isEmpty();

        sandbox.webhooks().releaseReversed().get(10, SECONDS);

        assertThat(received).extracting(Received::body)
                .isEqualTo(List.of("{\"n\": 2}", "{\"n\": 2}", "{\"n\": 1}", "{\"n\": 1}"));
        assertThat(sandbox.webhooks().attempts()).hasSize(4).allMatch(attempt -> attempt.status() == 200);
    }
}
