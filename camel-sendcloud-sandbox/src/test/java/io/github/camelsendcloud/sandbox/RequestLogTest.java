package io.github.camelsendcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The log keeps the newest requests, and a limited number of bytes of bodies. */
class RequestLogTest {

    @Test
    void twoHundredThousandRequestsOccupyNoMoreThanTheLimits() {
        RequestLog log = new RequestLog(10_000, 2_000_000);
        ApiResponse response = json(800);
        for (int i = 1; i <= 200_000; i++) {
            RecordedRequest request = request(i, 200);
            log.add(request);
            log.responded(request, response);
            if (i % 20_000 == 0) {
                List<RecordedRequest> kept = log.requests(each -> true);
                assertThat(kept).hasSize(10_000);
                assertThat(kept.get(0).path()).isEqualTo("/" + (i - 9_999));
                assertThat(kept.stream().mapToLong(RecordedRequest::size).sum()).isBetween(1_000_000L, 2_000_000L);
                assertThat(kept.get(9_999).responseText()).hasSizeGreaterThan(800);
            }
        }
    }

    @Test
    void theBodiesOfOldResponsesGoBeforeTheBodiesOfRequests() {
        RequestLog log = new RequestLog(1000, 20_000);
        for (int i = 0; i < 90; i++) {
            RecordedRequest request = request(i, 100);
            log.add(request);
            log.responded(request, json(900));
        }

        List<RecordedRequest> kept = log.requests(each -> true);
        assertThat(kept.get(0).responseText()).isEmpty();
        assertThat(kept).allSatisfy(request -> assertThat(request.body()).hasSize(100));
        assertThat(kept).allSatisfy(request -> assertThat(request.status()).isEqualTo(200));
        for (int i = 0; i < 150; i++) {
            log.add(request(i, 100));
        }
        assertThat(log.requests(each -> true).get(0).body()).isEmpty();
        assertThat(log.size()).isEqualTo(240);
    }

    @Test
    void aResponseToAForgottenRequestOccupiesNothing() {
        RequestLog log = new RequestLog(1, 1000);
        RecordedRequest forgotten = request(1, 0);
        log.add(forgotten);
        RecordedRequest kept = request(2, 0);
        log.add(kept);
        log.responded(kept, json(100));
        for (int i = 0; i < 100; i++) {
            log.responded(forgotten, json(900));
        }

        assertThat(kept.responseText()).isNotEmpty();
        log.clear();
        assertThat(log.size()).isZero();
    }

    @Test
    void aSandboxKeepsTheNewestRequests() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().keepRequests(2, 1000).start()) {
            TestClient client = new TestClient(sandbox);
            client.get("/api/v2/parcels/1");
            client.get("/api/v2/parcels/2");
            client.get("/api/v2/parcels/3");

            assertThat(sandbox.requests()).extracting(RecordedRequest::path)
                    .containsExactly("/api/v2/parcels/2", "/api/v2/parcels/3");
            assertThat(sandbox.requests().get(0).responseText()).contains("error");
            assertThat(sandbox.requests().get(0).duration()).isPositive();
            assertThat(sandbox.requests().get(0).responseHeaders()).containsEntry("Content-Type", "application/json");
        }
        assertThatThrownBy(() -> Sandbox.builder().keepRequests(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static RecordedRequest request(int number, int bodyLength) {
        return new RecordedRequest(
                Instant.now(), "POST", "/" + number, null, Map.of(), "x".repeat(bodyLength).getBytes(StandardCharsets.UTF_8),
                false);
    }

    private static ApiResponse json(int length) {
        ObjectNode body = Json.object().put("text", "x".repeat(length));
        return ApiResponse.json(200, body);
    }
}
