package io.github.camelsendcloud;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A webhook accepts genuine new keys while an unknown sender posts other keys. Each pair is signed with its own secret.
 */
class UnknownKeysTest extends WebhookTestSupport {

    private static final String OPTIONS = "updateSecrets=true&integrationId=1&webhookSecret=old";

    private RecordingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new RecordingServer();
        server.respond(request -> response(user(request).startsWith("genuine") ? 200 : 401));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "sendcloud:webhook?path=/hook&",
            "webhook:sendcloud:integration_credentials?webhookComponentName=platform-http&webhookPath=/hook&" })
    void everyGenuineRotationIsAccepted(String endpoint) throws Exception {
        open(endpoint);

        for (int i = 0; i < 24; i++) {
            assertThat(postKeys("unknown" + i)).isEqualTo(401);
            assertThat(postKeys("genuine" + i)).as("rotation " + i).isEqualTo(200);
        }
        assertThat(post("/hook", EVENT, "Sendcloud-Signature", signed(EVENT, "unknown1-secret")).statusCode()).isEqualTo(401);
        assertThat(post("/hook", EVENT, "Sendcloud-Signature", signed(EVENT, "genuine23-secret")).statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownSenderCausesLimitedChecksAndARetriedGenuinePairIsAccepted() throws Exception {
        open("sendcloud:webhook?path=/hook&");

        for (int i = 0; i < 300; i++) {
            assertThat(postKeys("unknown" + i)).isIn(401, 503);
        }
        int first = postKeys("genuine");
        int second = first == 200 ? 200 : postKeys("genuine");

        assertThat(second).isEqualTo(200);
        assertThat(server.requests()).hasSizeLessThan(200);
    }

    @Test
    void aRejectedPairIsNotCheckedAgain() throws Exception {
        open("sendcloud:webhook?path=/hook&");

        for (int i = 0; i < 20; i++) {
            assertThat(postKeys("unknown")).isEqualTo(401);
        }

        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 429, 500, 503 })
    void theResponseIs503WhileTheCheckFails(int status) throws Exception {
        server.respond(request -> response(status));
        open("sendcloud:webhook?path=/hook&");
        assertThat(postKeys("genuine")).isEqualTo(503);
        assertThat(server.requests()).as("the check is not retried, since Sendcloud delivers the event a second time")
                .hasSize(1);

        server.respond(request -> response(200));

        assertThat(postKeys("genuine")).isEqualTo(200);
    }

    @Test
    void aRateLimitOnUnknownKeysDoesNotDelayOwnCalls() throws Exception {
        server.respond(request -> response(user(request).startsWith("unknown") ? 429 : 200));
        open("sendcloud:webhook?rateLimiter=local&path=/hook&");
        assertThat(postKeys("unknown")).isEqualTo(503);

        CompletableFuture<?> call = CompletableFuture.supplyAsync(
                () -> call("sendcloud:user/auth/metadata?rateLimiter=local&baseUri=" + server.uri(RecordingServer.PANEL),
                        null));

        assertThat(call).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void aSlowCheckDelaysNoOtherWebhooks() throws Exception {
        CountDownLatch proceed = new CountDownLatch(1);
        server.respond(request -> {
            try {
                proceed.await(20, SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return response(401);
        });
        open("sendcloud:webhook?path=/hook&");
        CompletableFuture<?>[] deliveries = new CompletableFuture<?>[100];
        for (int i = 0; i < deliveries.length; i++) {
            byte[] body = credentials("unknown" + i).getBytes(StandardCharsets.UTF_8);
            deliveries[i] = http().sendAsync(
                    request("/hook", body, "Sendcloud-Signature", sign(body, "unknown" + i + "-secret")),
                    HttpResponse.BodyHandlers.ofString());
        }

        assertThat(CompletableFuture.supplyAsync(() -> {
            try {
                return post("/hook", EVENT, "Sendcloud-Signature", signed(EVENT, "old")).statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        })).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(200);
        proceed.countDown();
        CompletableFuture.allOf(deliveries).get(20, SECONDS);
    }

    private void open(String endpoint) throws Exception {
        String from = endpoint + OPTIONS + "&baseUri=" + server.uri(RecordingServer.PANEL);
        route(from, "mock:events");
    }

    private int postKeys(String name) throws Exception {
        String body = credentials(name);
        return post("/hook", body, "Sendcloud-Signature", signed(body, name + "-secret")).statusCode();
    }

    private static String credentials(String name) {
        return "{\"action\": \"integration_credentials\", \"integration_id\": 1, \"public_key\": \"" + name
               + "\", \"secret_key\": \"" + name + "-secret\"}";
    }

    private static String user(RecordingServer.Received request) {
        String pair = request.headers().getOrDefault("Authorization", "Basic ").substring("Basic ".length());
        return new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8);
    }

    private static RecordingServer.PreparedResponse response(int status) {
        String json = status == 200 ? "{\"data\": {\"user_id\": 1, \"integration_id\": 1}}" : "{\"errors\": []}";
        return new RecordingServer.PreparedResponse(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String body, String secret) {
        return sign(body.getBytes(StandardCharsets.UTF_8), secret);
    }
}
