package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests the control endpoints for webhooks, and for the journeys that send webhooks. */
class ControlWebhooksTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);
    private final TestClient curl = new TestClient(sandbox, null);

    @Test
    void eachStepOfAJourneySendsAWebhookThatCanBeResent() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            String parcel = TestClient.at(client.post("/api/v2/parcels", TestClient.PARCEL), "/parcel/id");
            sandbox.webhooks().url(sandbox.account().integration(), receiver.url("/"));

            HttpResponse<String> advanced = curl.post("/sandbox/parcels/" + parcel + "/advance", "");
            assertThat(TestClient.at(advanced, "/data/status/code")).isEqualTo("ANNOUNCED");
            curl.post("/sandbox/clock/advance", "{\"duration\":\"1s\"}");
            JsonNode webhook = TestClient.json(curl.get("/sandbox/webhooks")).at("/data/0");
            assertThat(webhook.path("event").asText()).isEqualTo("parcel_status_changed");
            assertThat(webhook.path("account").asText()).isEqualTo("account-1");
            assertThat(webhook.path("kind").asText()).isEqualTo("webhook");
            assertThat(webhook.path("signature").asText()).hasSize(64);
            assertThat(webhook.at("/attempts/0/status").asInt()).isEqualTo(200);

            HttpResponse<String> resent = curl.post("/sandbox/webhooks/" + webhook.path("id") + "/resend", "");
            assertThat(TestClient.at(resent, "/data/status")).isEqualTo("200");
            assertThat(TestClient.json(curl.get("/sandbox/webhooks")).at("/data/0/attempts")).hasSize(2);
            HttpResponse<String> triggered = curl.post(
                    "/sandbox/webhooks/trigger", "{\"event\":\"parcel_status_changed\",\"parcel\":" + parcel + "}");
            assertThat(TestClient.at(triggered, "/data/status")).isEqualTo("200");
            assertThat(TestClient.json(curl.get("/sandbox/webhooks")).path("data")).hasSize(2);
        }
    }

    @Test
    void aJourneyThatHasEndedCannotGoOn() throws IOException {
        String parcel = TestClient.at(client.post("/api/v2/parcels", TestClient.PARCEL), "/parcel/id");
        curl.post("/sandbox/parcels/" + parcel + "/status", "{\"status\":\"DELIVERED\"}");

        assertThat(curl.post("/sandbox/parcels/" + parcel + "/advance", "").statusCode()).isEqualTo(409);
        assertThat(curl.post("/sandbox/parcels/7/advance", "").statusCode()).isEqualTo(404);
    }

    @Test
    void webhooksCanHaveCopiesAndWrongSignatures() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            client.post("/api/v2/parcels", TestClient.PARCEL);
            sandbox.webhooks().url(sandbox.account().integration(), receiver.url("/"));
            HttpResponse<String> changed = curl.send("PATCH", "/sandbox/webhooks", """
                    {"retry_delay_seconds": 0.5, "retries": 1, "copies": 2, "reorder": false, "wrong_signature": 1}""");
            assertThat(changed.statusCode()).isEqualTo(204);

            curl.post("/sandbox/webhooks/trigger", "{\"event\":\"parcel_status_changed\"}");
            curl.post("/sandbox/clock/advance", "{\"duration\":\"1s\"}");

            JsonNode webhooks = TestClient.json(curl.get("/sandbox/webhooks")).path("data");
            assertThat(webhooks).hasSize(2);
            assertThat(webhooks.get(0).path("body")).isEqualTo(webhooks.get(1).path("body"));
            assertThat(webhooks.get(0).path("signature")).isNotEqualTo(webhooks.get(1).path("signature"));
        }
    }

    @Test
    void mistakesAreNamed() throws IOException {
        assertMistake(400, curl.post("/sandbox/webhooks/trigger", "{}"), "event");
        assertMistake(400, curl.post("/sandbox/webhooks/trigger", "{\"event\":\"party\"}"), "party");
        assertMistake(400, curl.post("/sandbox/webhooks/trigger", "{\"event\":\"parcel_status_changed\"}"), "no parcel");
        assertMistake(400, curl.send("PATCH", "/sandbox/webhooks", "{\"copies\":0}"), "copies");
        assertMistake(400, curl.send("PATCH", "/sandbox/webhooks", "{\"copies\":10000000}"), "from 1 to 1000");
        assertMistake(400, curl.send("PATCH", "/sandbox/webhooks", "{\"retry_delay_seconds\":-5}"), "negative");
        assertMistake(404, curl.post("/sandbox/webhooks/99/resend", ""), "99");
    }

    private static void assertMistake(int status, HttpResponse<String> response, String word) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestClient.at(response, "/errors/0/detail")).contains(word);
    }
}
