package io.github.camelsendcloud.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests the control endpoints for the state, requests, parcels and the clock, and the stream of events. */
class ControlStateTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);
    private final TestClient curl = new TestClient(sandbox, null);

    @Test
    void theStateHasTheAddressesTheClockAndTheCounts() throws IOException {
        client.post("/api/v2/parcels", TestClient.PARCEL);

        HttpResponse<String> state = curl.get("/sandbox/state");

        assertThat(TestClient.at(state, "/data/addresses/v2")).isEqualTo(sandbox.baseUri() + "/v2");
        assertThat(TestClient.at(state, "/data/addresses/v3")).isEqualTo(sandbox.baseUri() + "/v3");
        assertThat(TestClient.at(state, "/data/addresses/service_points")).isEqualTo(sandbox.servicePointsUri() + "/v2");
        assertThat(TestClient.at(state, "/data/addresses/token")).isEqualTo(sandbox.tokenUri().toString());
        assertThat(TestClient.at(state, "/data/accounts/0/name")).isEqualTo("account-1");
        assertThat(TestClient.json(state).at("/data/counts")).hasToString("{\"requests\":1,\"parcels\":1,\"webhooks\":0}");
        assertThat(TestClient.at(state, "/data/clock/speed")).isEqualTo("1.0");
        assertThat(TestClient.at(state, "/data/version")).isNotEmpty();
    }

    @Test
    void requestsAreListedWithTheirResponsesAndWithoutCredentials() throws IOException {
        HttpResponse<String> created = client.post("/api/v2/parcels", TestClient.PARCEL);
        client.token("grant_type=client_credentials&client_id=sandbox-public-key&client_secret=sandbox-secret-key");
        new TestClient(sandbox, null).token(
                "grant_type=client_credentials&client_id=sandbox-public-key&client_secret=sandbox-secret-key");

        JsonNode requests = TestClient.json(curl.get("/sandbox/requests")).path("data");

        assertThat(requests).hasSize(3);
        JsonNode newest = requests.get(0);
        assertThat(newest.path("path").asText()).isEqualTo("/oauth2/token");
        assertThat(newest.path("request_body").asText()).endsWith("client_secret=***");
        assertThat(newest.path("response_body").asText()).contains("\"access_token\":\"***\"");
        JsonNode parcel = requests.get(2);
        assertThat(parcel.path("request_headers").path("Authorization").asText()).isEqualTo("Basic ***");
        assertThat(parcel.path("request_body").asText()).isEqualTo(TestClient.PARCEL);
        assertThat(parcel.path("response_body").asText()).isEqualTo(created.body());
        assertThat(parcel.path("response_headers").path("Content-Type").asText()).isEqualTo("application/json");
        assertThat(parcel.path("status").asInt()).isEqualTo(200);
        assertThat(parcel.path("account").asText()).isEqualTo("account-1");
        assertThat(parcel.path("duration_ms").asDouble()).isPositive();
        assertThat(parcel.path("fault").isNull()).isTrue();
        assertThat(curl.get("/sandbox/requests").body()).doesNotContain("sandbox-secret-key");
    }

    @Test
    void requestsAreSearchedAndPaged() throws IOException {
        client.get("/api/v2/parcels/1");
        client.post("/api/v2/parcels", TestClient.PARCEL);
        client.get(TestClient.METADATA);

        JsonNode byBody = TestClient.json(curl.get("/sandbox/requests?search=stadhuis")).path("data");
        JsonNode first = TestClient.json(curl.get("/sandbox/requests?limit=2")).path("data");
        JsonNode second = TestClient.json(curl.get("/sandbox/requests?limit=2&after=" + first.get(1).path("id"))).path("data");

        assertThat(byBody).hasSize(1);
        assertThat(byBody.get(0).path("method").asText()).isEqualTo("POST");
        assertThat(first).hasSize(2);
        assertThat(second).hasSize(1);
        assertThat(second.get(0).path("path").asText()).isEqualTo("/api/v2/parcels/1");
        assertThat(TestClient.json(curl.get("/sandbox/requests?account=nobody")).path("data")).isEmpty();
        assertThat(curl.get("/sandbox/requests?limit=0").statusCode()).isEqualTo(400);
        assertThat(curl.send("DELETE", "/sandbox/requests", "").statusCode()).isEqualTo(204);
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void aParcelIsFoundAndDelivered() throws IOException {
        long id = TestClient.json(client.post("/api/v2/parcels", TestClient.PARCEL)).at("/parcel/id").asLong();
        client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);

        HttpResponse<String> delivered = curl.post("/sandbox/parcels/" + id + "/status", "{\"status\":\"DELIVERED\"}");
        JsonNode all = TestClient.json(curl.get("/sandbox/parcels")).path("data");
        JsonNode found = TestClient.json(curl.get("/sandbox/parcels?search=eindhoven")).path("data");

        assertThat(all).hasSize(2);
        assertThat(all.get(0).path("city").asText()).isEqualTo("Köln");
        assertThat(found).hasSize(1);
        assertThat(TestClient.json(delivered).path("data")).isEqualTo(found.get(0));
        JsonNode parcel = found.get(0);
        assertThat(parcel.path("id").asLong()).isEqualTo(id);
        assertThat(parcel.path("order_number").asText()).isEqualTo("ORD-2");
        assertThat(parcel.at("/status/code").asText()).isEqualTo("DELIVERED");
        assertThat(parcel.path("history")).last().extracting(change -> change.path("code").asText()).isEqualTo("DELIVERED");
        assertThat(client.get(parcel.path("label").asText()).body()).startsWith("%PDF");
        assertThat(curl.post("/sandbox/parcels/" + id + "/status", "{\"status\":\"LOST\"}").statusCode()).isEqualTo(400);
        assertThat(curl.post("/sandbox/parcels/1/status", "{\"status\":\"DELIVERED\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void theClockIsSetAdvancedAndSpedUp() throws IOException {
        curl.send("PATCH", "/sandbox/clock", "{\"now\":\"2030-01-01T00:00:00Z\"}");
        curl.send("PATCH", "/sandbox/clock", "{\"speed\":0}");
        HttpResponse<String> advanced = curl.post("/sandbox/clock/advance", "{\"duration\":\"1d12h\"}");

        Instant now = Instant.parse(TestClient.at(advanced, "/data/now"));
        assertThat(now).isBetween(Instant.parse("2030-01-02T12:00:00Z"), Instant.parse("2030-01-02T12:10:00Z"));
        assertThat(TestClient.at(curl.get("/sandbox/clock"), "/data/now")).isEqualTo(now.toString());
        assertThat(curl.post("/sandbox/clock/advance", "{\"duration\":\"soon\"}").statusCode()).isEqualTo(400);
        assertThat(curl.send("PATCH", "/sandbox/clock", "{\"now\":\"tomorrow\"}").statusCode()).isEqualTo(400);
        assertThat(curl.send("PATCH", "/sandbox/clock", "{\"speed\":-1}").statusCode()).isEqualTo(400);
        assertThat(curl.send("PATCH", "/sandbox/clock", "{}").statusCode()).isEqualTo(400);
        assertThat(TestClient.at(curl.get("/sandbox/clock"), "/data/now")).isEqualTo(now.toString());
    }

    @Test
    void aResetRemovesAllDataInAMoment() throws IOException {
        for (int i = 0; i < 200; i++) {
            client.post("/api/v2/parcels", TestClient.PARCEL);
        }
        long start = System.nanoTime();
        assertThat(curl.post("/sandbox/reset", "").statusCode()).isEqualTo(204);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(50));
        assertThat(TestClient.json(curl.get("/sandbox/state")).at("/data/counts"))
                .hasToString("{\"requests\":0,\"parcels\":0,\"webhooks\":0}");
    }

    @Test
    @Timeout(20)
    void theStreamSendsTheEventsInTheirOrder() throws Exception {
        HttpResponse<InputStream> stream
                = curl.send(curl.request("/sandbox/stream"), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        try (BufferedReader events = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            JsonNode request = eventAfter(events, "request", () -> client.post("/api/v2/parcels", TestClient.PARCEL));
            assertThat(request.path("path").asText()).isEqualTo("/api/v2/parcels");
            String id = Json.read(request.path("response_body").asText()).at("/parcel/id").asText();
            JsonNode parcel = eventAfter(
                    events, "parcel", () -> curl.post("/sandbox/parcels/" + id + "/status", "{\"status\":\"DELIVERED\"}"));
            assertThat(parcel.at("/status/code").asText()).isEqualTo("DELIVERED");
            JsonNode clock = eventAfter(
                    events, "clock", () -> curl.send("PATCH", "/sandbox/clock", "{\"speed\":60}"));
            assertThat(clock.path("speed").asInt()).isEqualTo(60);
            JsonNode fault = eventAfter(
                    events, "fault", () -> curl.post("/sandbox/faults", "{\"kind\":\"garbage\",\"count\":2}"));
            assertThat(fault.path("count").asInt()).isEqualTo(2);
            eventAfter(events, "reset", () -> curl.post("/sandbox/reset", ""));
        }
    }

    private interface Action {
        Object run() throws IOException;
    }

    /** Does something, and returns the data of the next event of a kind. */
    private static JsonNode eventAfter(BufferedReader events, String kind, Action action) throws IOException {
        action.run();
        String line = events.readLine();
        while (!line.equals("event: " + kind)) {
            line = events.readLine();
        }
        return Json.read(events.readLine().substring("data: ".length()));
    }
}
