package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests the rules for faults, from HTTP and from Java. */
class ControlFaultsTest {

    private static final String METADATA = TestClient.METADATA;

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);
    private final TestClient curl = new TestClient(sandbox, null);

    @Test
    void aRuleFailsTheRequestsOfItsOperationOnly() throws IOException {
        add("""
                {"operation": "POST /api/v3/shipments*", "kind": "status", "status": 503, "headers": {"Retry-After": 9},
                 "body": {"a": 1}, "count": 1}""");

        assertThat(client.get("/api/v3/shipments").statusCode()).isEqualTo(200);
        assertThat(client.get(METADATA).statusCode()).isEqualTo(200);
        HttpResponse<String> failed = client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.body()).isEqualTo("{\"a\":1}");
        assertThat(failed.headers().firstValue("Retry-After")).hasValue("9");
        assertThat(client.post("/api/v3/shipments/announce", TestClient.SHIPMENT).statusCode()).isEqualTo(201);
        assertThat(sandbox.requests().get(2).fault()).isEqualTo("status");
        assertThat(sandbox.requests().get(3).fault()).isNull();
    }

    @Test
    void rulesAreListedWithTheCountThatIsLeftAndRemoved() throws IOException {
        String id = add("{\"operation\": \"GET *\", \"kind\": \"status\", \"count\": 3, \"seconds\": 60}");
        add("{\"operation\": \"/api/v2/*\", \"kind\": \"latency\", \"latency_ms\": 1}");
        client.get(METADATA);

        JsonNode listed = TestClient.json(curl.get("/sandbox/faults")).path("data");
        assertThat(listed).hasSize(2);
        assertThat(listed.get(0).path("count").asInt()).isEqualTo(2);
        assertThat(listed.get(0).path("status").asInt()).isEqualTo(503);
        assertThat(listed.get(0).path("seconds").asDouble()).isBetween(1.0, 60.0);
        assertThat(listed.get(1).path("latency_ms").asInt()).isEqualTo(1);
        assertThat(listed.get(1).path("count").isNull()).isTrue();
        assertThat(curl.send("DELETE", "/sandbox/faults/" + id, "").statusCode()).isEqualTo(204);
        assertThat(curl.send("DELETE", "/sandbox/faults/" + id, "").statusCode()).isEqualTo(404);
        assertThat(client.get(METADATA).statusCode()).isEqualTo(200);
        assertThat(sandbox.controls().faults()).hasSize(1);
        assertThat(curl.send("DELETE", "/sandbox/faults", "").statusCode()).isEqualTo(204);
        assertThat(sandbox.controls().faults()).isEmpty();
    }

    @Test
    void aRuleEndsWithItsLifetimeInTheTimeOfTheClock() throws IOException {
        add("{\"operation\": \"*\", \"kind\": \"status\", \"seconds\": 60}");

        assertThat(client.get(METADATA).statusCode()).isEqualTo(503);
        curl.post("/sandbox/clock/advance", "{\"duration\": \"61s\"}");

        assertThat(client.get(METADATA).statusCode()).isEqualTo(200);
        assertThat(sandbox.controls().faults()).isEmpty();
    }

    @Test
    void aProbabilityFailsTheSameRequestsAfterEachReset() throws IOException {
        List<Integer> first = withProbability();
        sandbox.reset();

        assertThat(withProbability()).isEqualTo(first);
        assertThat(first.stream().filter(status -> status == 503).count()).isBetween(20L, 80L);
    }

    private List<Integer> withProbability() throws IOException {
        add("{\"operation\": \"*\", \"kind\": \"status\", \"probability\": 0.5}");
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            statuses.add(client.get(METADATA).statusCode());
        }
        return statuses;
    }

    @Test
    void theConnectionIsCutBeforeTheProcessingAfterTheProcessingOrInTheBody() throws IOException {
        add("{\"operation\": \"POST *\", \"kind\": \"cut_before\", \"count\": 1}");
        assertThatThrownBy(() -> client.post("/api/v2/parcels", TestClient.PARCEL)).isInstanceOf(IOException.class);
        assertThat(parcels()).isZero();

        add("{\"operation\": \"POST *\", \"kind\": \"cut_after\", \"count\": 1}");
        assertThatThrownBy(() -> client.post("/api/v2/parcels", TestClient.PARCEL)).isInstanceOf(IOException.class);
        assertThat(parcels()).isEqualTo(1);

        add("{\"operation\": \"POST *\", \"kind\": \"half_body\", \"count\": 1}");
        assertThatThrownBy(() -> client.post("/api/v2/parcels", TestClient.PARCEL)).isInstanceOf(IOException.class);
        assertThat(parcels()).isEqualTo(2);
    }

    @Test
    void garbageIsAPageAndALatencyOnlyWaits() throws IOException {
        add("{\"operation\": \"" + METADATA + "\", \"kind\": \"garbage\", \"count\": 1}");
        add("{\"operation\": \"" + METADATA + "\", \"kind\": \"latency\", \"latency_ms\": 60, \"count\": 1}");

        assertThat(client.get(METADATA).body()).startsWith("<!DOCTYPE html>");
        long start = System.nanoTime();
        assertThat(client.get(METADATA).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void aTokenIsRevokedAndTheNextTokenIsValid() throws IOException {
        TestClient withToken = client.withToken();
        add("{\"operation\": \"GET *\", \"kind\": \"revoked_token\", \"count\": 1}");

        assertThat(withToken.status()).isEqualTo(401);
        assertThat(withToken.status()).isEqualTo(401);
        assertThat(client.withToken().status()).isEqualTo(200);
    }

    @Test
    void theCarrierRefusesAnAnnouncement() throws IOException {
        add("{\"operation\": \"POST /api/v2/parcels\", \"kind\": \"carrier_refuses\", \"count\": 1}");

        HttpResponse<String> refused = client.post("/api/v2/parcels", TestClient.PARCEL);
        HttpResponse<String> announced = client.post("/api/v2/parcels", TestClient.PARCEL);

        assertThat(TestClient.at(refused, "/parcel/status/id")).isEqualTo("1002");
        assertThat(TestClient.at(announced, "/parcel/status/id")).isEqualTo("1000");
    }

    @Test
    void aRuleCanFailTokenRequests() throws IOException {
        sandbox.controls().addFault(FaultRule.of("POST /oauth2/token", Fault.status(500)).count(1));

        assertThat(client.token("grant_type=client_credentials").statusCode()).isEqualTo(500);
        assertThat(client.token("grant_type=client_credentials").statusCode()).isEqualTo(200);
        assertThat(sandbox.tokenRequests().get(0).fault()).isEqualTo("status");
    }

    @Test
    void mistakesAreNamed() throws IOException {
        assertMistake("{}", "kind");
        assertMistake("{\"kind\": \"fire\"}", "cut_before");
        assertMistake("{\"kind\": \"status\", \"operation\": \"shipments\"}", "POST /api/v3/shipments*");
        assertMistake("{\"kind\": \"status\", \"status\": 99}", "599");
        assertMistake("{\"kind\": \"status\", \"probability\": 2}", "probability");
        assertMistake("{\"kind\": \"status\", \"count\": 0}", "at least 1");
        assertMistake("{\"kind\": \"status\", \"seconds\": -1}", "positive");
        assertMistake("{\"kind\": \"latency\"}", "latency_ms");
        assertThat(sandbox.controls().faults()).isEmpty();
    }

    @Test
    void asterisksStandForAnyCharacters() {
        FaultRule rule = FaultRule.of("P* /api/v3/*/labels/*", Fault.garbage());

        assertThat(rule.matches("POST", "/api/v3/orders/labels/1")).isTrue();
        assertThat(rule.matches("GET", "/api/v3/orders/labels/1")).isFalse();
        assertThat(rule.matches("PUT", "/api/v3/labels/1")).isFalse();
        assertThat(FaultRule.of("/a*a", Fault.garbage()).matches("GET", "/a")).isFalse();
        assertThat(FaultRule.of("/a", Fault.garbage()).matches("GET", "/a/")).isTrue();
        assertThat(FaultRule.of("*", Fault.garbage()).matches("GET", "/")).isTrue();
    }

    private void assertMistake(String rule, String word) throws IOException {
        HttpResponse<String> response = curl.post("/sandbox/faults", rule);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(response, "/errors/0/detail")).contains(word);
    }

    private String add(String rule) throws IOException {
        HttpResponse<String> added = curl.post("/sandbox/faults", rule);
        assertThat(added.statusCode()).isEqualTo(201);
        return TestClient.at(added, "/data/id");
    }

    private int parcels() throws IOException {
        return TestClient.json(curl.get("/sandbox/state")).at("/data/counts/parcels").asInt();
    }
}
