package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Order numbers and references make requests fail. */
class MagicFaultsTest {

    private static final String ANNOUNCE = "/api/v3/shipments/announce";
    private static final String PARCELS = "/api/v2/parcels";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @ParameterizedTest
    @CsvSource({ "CONFLICT, 409", "NO_ADDRESS_DATA, 412", "SERVER_ERROR, 500" })
    void someValuesFailEveryRequestInTheShapeOfTheVersion(MagicValue value, int status) throws IOException {
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> v3 = client.post(ANNOUNCE, v3(value));
            HttpResponse<String> v2 = client.post(PARCELS, v2(value));
            assertThat(v3.statusCode()).isEqualTo(status);
            assertThat(TestClient.at(v3, "/errors/0/detail")).isNotBlank();
            assertThat(v2.statusCode()).isEqualTo(status);
            assertThat(TestClient.at(v2, "/error/code")).isEqualTo(String.valueOf(status));
            assertThat(TestClient.at(v2, "/error/message")).isNotBlank();
        }
        assertThat(TestClient.json(client.get("/api/v3/shipments")).path("data")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "TOO_MANY_REQUESTS, 429", "UNAVAILABLE, 503", "STILL_PROCESSING, 400" })
    void otherValuesFailTheFirstRequestOnly(MagicValue value, int status) throws IOException {
        HttpResponse<String> failed = client.post(ANNOUNCE, v3(value));
        assertThat(failed.statusCode()).isEqualTo(status);
        assertThat(TestClient.at(failed, "/errors/0/detail")).isNotBlank();
        assertThat(failed.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429);
        assertThat(client.post(ANNOUNCE, v3(value)).statusCode()).isEqualTo(201);
        HttpResponse<String> v2 = client.post(PARCELS, v2(value));
        assertThat(v2.statusCode()).isEqualTo(status);
        assertThat(TestClient.at(v2, "/error/message")).isNotBlank();
        assertThat(client.post(PARCELS, v2(value)).statusCode()).isEqualTo(200);

        sandbox.reset();
        assertThat(client.post(ANNOUNCE, v3(value)).statusCode()).isEqualTo(status);
    }

    @Test
    void theConnectionClosesBeforeTheProcessing() throws IOException {
        assertThatThrownBy(() -> client.post(ANNOUNCE, v3(MagicValue.CUT_BEFORE))).isInstanceOf(IOException.class);
        assertThat(TestClient.json(client.get("/api/v3/shipments")).path("data")).isEmpty();
        assertThat(client.post(ANNOUNCE, v3(MagicValue.CUT_BEFORE)).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({ "CUT_AFTER", "HALF_BODY" })
    void theResponseIsLostAfterTheLabelIsBought(MagicValue value) throws IOException {
        String reference = TestClient.shipmentWith("external_reference_id", "\"" + value.orderNumber("1") + "\"");

        assertThatThrownBy(() -> client.post(ANNOUNCE, reference)).isInstanceOf(IOException.class);

        assertThat(TestClient.json(client.get("/api/v3/shipments?external_reference_id=" + value.orderNumber("1")))
                .path("data")).hasSize(1);
        assertThat(client.post(ANNOUNCE, reference).statusCode()).isEqualTo(409);
        assertThat(TestClient.json(client.get("/api/v3/shipments")).path("data")).hasSize(1);
    }

    @Test
    void textsElsewhereInTheBodyHaveNoEffect() throws IOException {
        String shipment = TestClient.SHIPMENT.replace("Große Straße", MagicValue.SERVER_ERROR.orderNumber("1"));
        assertThat(client.post(ANNOUNCE, shipment).statusCode()).isEqualTo(201);
    }

    private static String v3(MagicValue value) {
        return TestClient.shipmentWith("order_number", "\"" + value.orderNumber("3") + "\"");
    }

    private static String v2(MagicValue value) {
        return TestClient.PARCEL.replace("ORD-2", value.orderNumber("2"));
    }
}
