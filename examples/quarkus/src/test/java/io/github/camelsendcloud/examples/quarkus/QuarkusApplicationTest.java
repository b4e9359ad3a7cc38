package io.github.camelsendcloud.examples.quarkus;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import io.github.camelsendcloud.sandbox.KeyRotation;
import io.github.camelsendcloud.sandbox.Sandbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The application runs in Quarkus and ships orders with a sandbox. */
@QuarkusTest
@QuarkusTestResource(SandboxResource.class)
class QuarkusApplicationTest {

    private static final String ORDER = """
            {"order_number": "%s",
             "from_address": {"name": "Lager", "address_line_1": "Stadhuisplein", "house_number": "10",
                              "postal_code": "5611 EM", "city": "Eindhoven", "country_code": "NL"},
             "to_address": {"name": "Jürgen Müßig", "address_line_1": "Königstraße", "house_number": "12",
                            "postal_code": "70173", "city": "Stuttgart", "country_code": "DE"},
             "ship_with": {"type": "shipping_option_code", "properties": {"shipping_option_code": "sendcloud:letter"}},
             "parcels": [{"weight": {"value": "1.320", "unit": "kg"}}]}""";

    Sandbox sandbox;

    @TestHTTPResource("/orders")
    URI orders;

    @TestHTTPResource("/q/health/ready")
    URI ready;

    @BeforeEach
    void resetTheSandbox() {
        sandbox.reset();
    }

    @Test
    void anOrderBecomesOneLabelAlsoWhenTheOrderArrivesTwice() throws Exception {
        HttpResponse<byte[]> first = ship(ORDER.formatted("1001"));
        HttpResponse<byte[]> second = ship(ORDER.formatted("1001"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(text(first)).startsWith("%PDF");
        assertThat(text(second)).startsWith("%PDF");
        assertThat(sandbox.labels()).hasSize(1);
    }

    @Test
    void theKeysComeFromTheConfigurationOfQuarkus() throws Exception {
        ship(ORDER.formatted("1002"));

        assertThat(sandbox.requests()).isNotEmpty().allMatch(request -> sandbox.publicKey().equals(request.authorizedAs()));
    }

    @Test
    void anOrderWithoutANumberBuysNothing() throws Exception {
        HttpResponse<byte[]> response = ship(ORDER.formatted(""));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(text(response)).contains("externalReference");
        assertThat(sandbox.labels()).isEmpty();
    }

    @Test
    void theReasonOfARefusalReachesTheCaller() throws Exception {
        HttpResponse<byte[]> response = ship(ORDER.formatted("1003").replace("70173", ""));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(text(response)).contains("shipments/announce", "postal_code");
        assertThat(sandbox.labels()).isEmpty();
    }

    @Test
    void theReadinessIsDownWhileTheKeysAreRevoked() throws Exception {
        assertThat(ship(ORDER.formatted("1004")).statusCode()).isEqualTo(200);
        readiness(200);

        sandbox.account().rotateKeys(KeyRotation.atOnce());
        assertThat(ship(ORDER.formatted("1005")).statusCode()).isEqualTo(502);
        assertThat(readiness(503)).contains("producer:sendcloud", "DOWN", "status 401", "check publicKey and secretKey");

        sandbox.reset();
        assertThat(ship(ORDER.formatted("1006")).statusCode()).isEqualTo(200);
        readiness(200);
    }

    private String readiness(int status) throws IOException, InterruptedException {
        HttpResponse<String> health = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(health.statusCode()).as(health.body()).isEqualTo(status);
        assertThat(health.body()).doesNotContain(sandbox.secretKey());
        return health.body();
    }

    private HttpResponse<byte[]> ship(String order) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(orders).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
