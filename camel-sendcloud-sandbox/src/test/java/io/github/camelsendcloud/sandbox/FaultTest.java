package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each fault of the sandbox affects a real call as described. */
class FaultTest {

    private static final String ANNOUNCE = "/api/v3/shipments/announce";
    private static final String METADATA = "/api/v3/user/auth/metadata";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @Test
    void aStatusFaultAppliesToTheGivenNumberOfCallsWithItsBodyAndHeaders() throws IOException {
        sandbox.controls().failNext(2, Fault.status(503, "{\"a\":1}", Map.of("Retry-After", "7", "content-type", "text/x")));

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> response = client.get(METADATA);
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).isEqualTo("{\"a\":1}");
            assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
            assertThat(response.headers().allValues("Content-Type")).containsExactly("text/x");
        }
        assertThat(client.get(METADATA).statusCode()).isEqualTo(200);
        assertThat(sandbox.requests()).extracting(RecordedRequest::status).containsExactly(503, 503, 200);
    }

    @Test
    void aFaultWaitsForACallThatThePredicateAccepts() throws IOException {
        sandbox.controls().failNext(1, Fault.status(500),
                (method, path) -> method.equals("POST") && path.endsWith("/announce"));

        assertThat(client.get(METADATA).statusCode()).isEqualTo(200);
        assertThat(client.post(ANNOUNCE, TestClient.SHIPMENT).statusCode()).isEqualTo(500);
        assertThat(client.post(ANNOUNCE, TestClient.SHIPMENT).statusCode()).isEqualTo(201);
    }

    @Test
    void aDroppedConnectionCreatesNoShipment() throws IOException {
        sandbox.controls().failNext(1, Fault.connectionDropped());

        assertThatThrownBy(() -> client.post(ANNOUNCE, TestClient.SHIPMENT)).isInstanceOf(IOException.class);

        assertThat(sandbox.requests()).singleElement().extracting(RecordedRequest::status).isEqualTo(0);
        assertThat(TestClient.json(client.get("/api/v3/shipments")).path("data")).isEmpty();
    }

    @Test
    void aLostResponseCreatesTheShipment() throws IOException {
        sandbox.controls().failNext(1, Fault.responseLost());

        assertThatThrownBy(() -> client.post(ANNOUNCE, TestClient.SHIPMENT)).isInstanceOf(IOException.class);

        assertThat(TestClient.json(client.get("/api/v3/shipments")).path("data")).hasSize(1);
    }

    @Test
    void aTruncatedResponseEndsInTheMiddleOfItsBody() throws IOException {
        sandbox.controls().failNext(1, Fault.responseTruncated());

        assertThatThrownBy(() -> client.post(ANNOUNCE, TestClient.SHIPMENT)).isInstanceOf(IOException.class);

        assertThat(sandbox.requests()).singleElement().extracting(RecordedRequest::status).isEqualTo(201);
        assertThat(TestClient.json(client.get("/api/v3/shipments")).path("data")).hasSize(1);
    }

    @Test
    void aCallWithoutAResponseTimesOut() {
        sandbox.controls().failNext(1, Fault.noResponse());

        assertThatThrownBy(() -> client.send(client.request(METADATA).timeout(Duration.ofMillis(200))))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void closingTheSandboxDropsTheConnectionsOfCallsWithoutAResponse() throws Exception {
        CompletableFuture<String> response;
        try (Sandbox other = Sandbox.start()) {
            other.controls().failNext(1, Fault.noResponse());
            // the client of the JDK would open a second connection
            response = CompletableFuture.supplyAsync(() -> responseOf(other));
            while (other.requests().isEmpty()) {
                Thread.onSpinWait();
            }
        }
        assertThat(response.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    private static String responseOf(Sandbox sandbox) {
        try {
            return new RawClient(sandbox).get(METADATA);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void garbageIsAnHtmlPageWithTheStatus200() throws IOException {
        sandbox.controls().failNext(1, Fault.garbage());

        HttpResponse<String> response = client.get(METADATA);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(response.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void aRedirectHasTheGivenLocation() throws IOException {
        sandbox.controls().failNext(1, Fault.redirect("http://example.com/"));

        HttpResponse<String> response = client.get(METADATA);

        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(response.headers().firstValue("Location")).hasValue("http://example.com/");
    }

    @Test
    void resetRemovesFaults() throws IOException {
        sandbox.controls().failNext(Integer.MAX_VALUE, Fault.status(500)).failTokenRequests(1, Fault.status(500))
                .tokenEndpointDown(true);

        sandbox.reset();

        assertThat(client.get(METADATA).statusCode()).isEqualTo(200);
        assertThat(client.token("grant_type=client_credentials").statusCode()).isEqualTo(200);
    }

    @Test
    void invalidFaultsAreRejected() {
        assertThatThrownBy(() -> Fault.status(99)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.controls().failNext(0, Fault.garbage())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.controls().failNext(1, null)).isInstanceOf(NullPointerException.class);
    }
}
