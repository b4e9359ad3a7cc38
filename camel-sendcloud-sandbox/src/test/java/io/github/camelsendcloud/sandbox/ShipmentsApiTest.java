package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox has the shipments of API v3. */
class ShipmentsApiTest {

    private static final String SHIPMENTS = "/api/v3/shipments";
    private static final String ANNOUNCE = SHIPMENTS + "/announce";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @Test
    void aSynchronouslyAnnouncedShipmentIsReadyAtOnce() throws IOException {
        HttpResponse<String> response = client.post(ANNOUNCE, TestClient.SHIPMENT);

        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode parcel = TestClient.json(response).at("/data/parcels/0");
        assertThat(parcel.at("/id").isIntegralNumber()).isTrue();
        assertThat(parcel.at("/status/code").asText()).isEqualTo("READY_TO_SEND");
        assertThat(parcel.at("/tracking_number").asText()).isNotEmpty();
        assertThat(parcel.at("/weight/value").asText()).isEqualTo("1.320");
        assertThat(parcel.at("/documents/0/link").asText())
                .isEqualTo(sandbox.baseUri() + "/v3/parcels/" + parcel.path("id").asText() + "/documents/label");
        assertThat(parcel.has("label_file")).isFalse();
        assertThat(TestClient.at(response, "/data/to_address/name")).isEqualTo("Jörg Müller");
        assertThat(TestClient.at(response, "/data/carrier/name")).isEqualTo("PostNL");
        assertThat(TestClient.json(response).at("/data/errors")).isEmpty();
    }

    @Test
    void theResponseContainsTheLabelIfTheRequestHasLabelDetails() throws IOException {
        HttpResponse<String> response
                = client.post(ANNOUNCE,
                        TestClient.shipmentWith("label_details", "{\"mime_type\":\"application/pdf\",\"dpi\":72}"));

        byte[] label = Base64.getDecoder().decode(TestClient.at(response, "/data/parcels/0/label_file"));
        assertThat(new String(label, 0, 5)).isEqualTo("%PDF-");
    }

    @Test
    void theResponseForSeveralParcelsHasNoLabel() throws IOException {
        ObjectNode shipment
                = (ObjectNode) Json.read(TestClient.shipmentWith("label_details", "{\"mime_type\":\"application/pdf\"}"));
        shipment.withArray("/parcels").add(shipment.at("/parcels/0").deepCopy());

        HttpResponse<String> response = client.post(ANNOUNCE, shipment.toString());

        assertThat(TestClient.json(response).at("/data/parcels")).hasSize(2);
        assertThat(response.body()).doesNotContain("label_file");
    }

    @Test
    void anAsynchronouslyAnnouncedShipmentIsReadyAtTheNextRead() throws IOException {
        HttpResponse<String> created = client.post(SHIPMENTS, TestClient.SHIPMENT);
        HttpResponse<String> read = client.get(SHIPMENTS + "/" + TestClient.at(created, "/data/id"));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(TestClient.at(created, "/data/parcels/0/status/code")).isEqualTo("ANNOUNCING");
        assertThat(TestClient.at(created, "/data/parcels/0/tracking_number")).isEmpty();
        assertThat(TestClient.at(read, "/data/parcels/0/status/code")).isEqualTo("READY_TO_SEND");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            SHIPMENTS, ANNOUNCE, SHIPMENTS + "/create-with-shipping-rules", SHIPMENTS + "/announce-with-shipping-rules" })
    void aReusedExternalReferenceGetsA409WithTheExistingShipment(String path) throws IOException {
        String shipment = TestClient.shipmentWith("external_reference_id", "\"order-1\"");
        HttpResponse<String> first = client.post(path, shipment);
        HttpResponse<String> second = client.post(path, shipment);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(TestClient.at(second, "/data/id")).isEqualTo(TestClient.at(first, "/data/id"));
        assertThat(TestClient.json(client.get(SHIPMENTS)).path("data")).hasSize(1);
    }

    @Test
    void aRejectionByTheCarrierGetsA201WithErrors() throws IOException {
        HttpResponse<String> response
                = client.post(ANNOUNCE, TestClient.SHIPMENT.replace("postnl:standard", "sandbox:announcement-failed"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(TestClient.at(response, "/data/parcels/0/status/code")).isEqualTo("ANNOUNCEMENT_FAILED");
        assertThat(TestClient.at(response, "/data/errors/0/code")).isEqualTo("parcel_announcement_error");
        assertThat(TestClient.json(response).at("/data/parcels/0/documents")).isEmpty();
    }

    @Test
    void oneResponseListsAllErrors() throws IOException {
        HttpResponse<String> response = client.post(ANNOUNCE, """
                {"to_address": {"name": "", "address_line_1": null, "city": "Köln", "country_code": "XX"},
                 "parcels": [{}, {"weight": {"value": "1,5", "unit": "kg"}}, {"weight": {"value": 0, "unit": "kg"}}]}""");

        assertThat(response.statusCode()).isEqualTo(400);
        List<String> problems = new ArrayList<>();
        TestClient.json(response).path("errors")
                .forEach(e -> problems.add(e.at("/source/pointer").asText() + " " + e.path("code").asText()));
        assertThat(problems).containsExactlyInAnyOrder(
                "/to_address/name invalid", "/to_address/address_line_1 null", "/to_address/postal_code required",
                "/to_address/country_code invalid_choice", "/ship_with required", "/parcels/0/weight required",
                "/parcels/1/weight/value invalid", "/parcels/2/weight/value min_value");
        assertThat(TestClient.at(response, "/errors/2/detail")).isEqualTo("This field is required.");
        assertThat(TestClient.json(client.get(SHIPMENTS)).path("data")).isEmpty();
    }

    @Test
    void theErrorsOfTheAsynchronousOperationsHaveLongerPointers() throws IOException {
        HttpResponse<String> response = client.post(SHIPMENTS, "{\"parcels\":[]}");

        assertThat(TestClient.at(response, "/errors/0/source/pointer")).isEqualTo("/data/attributes/to_address");
    }

    @Test
    void shippingRulesCanChooseTheShippingOption() throws IOException {
        ObjectNode shipment = (ObjectNode) Json.read(TestClient.shipmentWith("apply_shipping_rules", "true"));
        shipment.remove("ship_with");

        assertThat(client.post(ANNOUNCE + "-with-shipping-rules", shipment.toString()).statusCode()).isEqualTo(201);
        assertThat(client.post(ANNOUNCE, shipment.toString()).statusCode()).isEqualTo(400);
    }

    @Test
    void tooManyParcelsForASynchronousAnnouncementAreRejected() throws IOException {
        ObjectNode shipment = (ObjectNode) Json.read(TestClient.SHIPMENT);
        JsonNode parcel = shipment.at("/parcels/0");
        for (int i = 0; i < 15; i++) {
            shipment.withArray("/parcels").add(parcel);
        }

        assertThat(client.post(ANNOUNCE, shipment.toString()).statusCode()).isEqualTo(400);
        assertThat(client.post(SHIPMENTS, shipment.toString()).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "[]", "\"x\"", "", "{} {}" })
    void aBodyThatIsNotAJsonObjectIsRejected(String body) throws IOException {
        HttpResponse<String> response = client.post(ANNOUNCE, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestClient.json(response).path("errors")).hasSize(1);
    }

    @Test
    void anUnknownShipmentGetsA404() throws IOException {
        assertThat(client.get(SHIPMENTS + "/nothing").statusCode()).isEqualTo(404);
        assertThat(client.post(SHIPMENTS + "/nothing/cancel", "").statusCode()).isEqualTo(404);
        assertThat(TestClient.at(client.get(SHIPMENTS + "/nothing/return-portal-url"), "/errors/0/code"))
                .isEqualTo("not_found");
    }

    @Test
    void aShipmentHasAReturnPortal() throws IOException {
        String id = TestClient.at(client.post(ANNOUNCE, TestClient.SHIPMENT), "/data/id");

        assertThat(TestClient.at(client.get(SHIPMENTS + "/" + id + "/return-portal-url"), "/data/url")).startsWith("http");
    }

    @Test
    void resetRemovesShipmentsAndTheirReferences() throws IOException {
        String shipment = TestClient.shipmentWith("external_reference_id", "\"order-1\"");
        client.post(ANNOUNCE, shipment);

        sandbox.reset();

        assertThat(TestClient.json(client.get(SHIPMENTS)).path("data")).isEmpty();
        assertThat(client.post(ANNOUNCE, shipment).statusCode()).isEqualTo(201);
    }
}
