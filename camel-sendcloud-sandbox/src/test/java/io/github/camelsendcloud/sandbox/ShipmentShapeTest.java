package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A shipment of API v3 has the types of the specification. */
class ShipmentShapeTest {

    private static final String ANNOUNCE = "/api/v3/shipments/announce";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    @Test
    void aFieldWithoutAValueIsAbsent() throws IOException {
        ObjectNode request = (ObjectNode) Json.read(TestClient.SHIPMENT);
        request.withObject("/to_address").putNull("state_province_code").putNull("email");
        ((ObjectNode) request.at("/parcels/0")).putNull("dimensions").putNull("label_notes");
        request.putNull("customs_information");

        JsonNode shipment = announce(request);

        for (String pointer : List.of(
                "/to_address/state_province_code", "/to_address/email", "/customs_information", "/parcels/0/dimensions",
                "/parcels/0/label_notes", "/to_service_point")) {
            assertThat(shipment.at(pointer).isMissingNode()).as(pointer).isTrue();
        }
    }

    @Test
    void numbersOfWeightsAndAmountsBecomeText() throws IOException {
        ObjectNode request = (ObjectNode) Json.read(TestClient.SHIPMENT);
        request.putObject("total_order_price").put("value", 12.65).put("currency", "EUR");
        ObjectNode parcel = (ObjectNode) request.at("/parcels/0");
        parcel.putObject("weight").put("value", 1.5).put("unit", "kg");
        parcel.putObject("dimensions").put("length", 10).put("width", 5).put("height", 2).put("unit", "cm");

        JsonNode shipment = announce(request);

        assertThat(shipment.at("/total_order_price/value").textValue()).isEqualTo("12.65");
        assertThat(shipment.at("/parcels/0/weight/value").textValue()).isEqualTo("1.5");
        assertThat(shipment.at("/parcels/0/dimensions/length").textValue()).isEqualTo("10");
    }

    @Test
    void theServicePointHasTheIdOfTheCarrierToo() throws IOException {
        ObjectNode request = (ObjectNode) Json.read(TestClient.SHIPMENT);
        request.putObject("to_service_point").put("id", 10168633);

        JsonNode point = announce(request).path("to_service_point");

        assertThat(point.path("id").textValue()).isEqualTo("10168633");
        assertThat(point.path("carrier_service_point_id").isTextual()).isTrue();
    }

    @Test
    void aDocumentHasItsTypeInBothVocabularies() throws IOException {
        ObjectNode request = (ObjectNode) Json.read(TestClient.SHIPMENT);
        request.withObject("/to_address").put("country_code", "US");

        JsonNode documents = announce(request).at("/parcels/0/documents");

        assertThat(documents.at("/0/type").asText()).isEqualTo("label");
        assertThat(documents.at("/0/document_type").asText()).isEqualTo("label");
        assertThat(documents.at("/1/type").asText()).isEqualTo("commercial-invoice");
        assertThat(documents.at("/1/document_type").asText()).isEqualTo("customs-declaration");
        assertThat(documents.at("/1/link").asText()).endsWith("/documents/customs-declaration");
    }

    @Test
    void shippingRulesAddTheShippingOptionToTheShipment() throws IOException {
        ObjectNode request = (ObjectNode) Json.read(TestClient.SHIPMENT);
        request.remove("ship_with");
        request.put("apply_shipping_rules", true);

        HttpResponse<String> response = client.post("/api/v3/shipments/create-with-shipping-rules", request.toString());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(TestClient.at(response, "/data/ship_with/type")).isEqualTo("shipping_option_code");
        assertThat(TestClient.at(response, "/data/ship_with/properties/shipping_option_code")).isEqualTo("postnl:standard");
        assertThat(TestClient.json(response).path("data").has("apply_shipping_rules")).isFalse();
    }

    @Test
    void theCarrierOfEveryShipmentIsACarrierOfSendcloud() throws IOException {
        String failing = TestClient.SHIPMENT.replace("postnl:standard", "sandbox:announcement-failed");

        assertThat(TestClient.at(client.post(ANNOUNCE, failing), "/data/carrier/code")).isNotEqualTo("sandbox");
        String letter = TestClient.SHIPMENT.replace("postnl:standard", "sendcloud:letter");
        assertThat(TestClient.at(client.post(ANNOUNCE, letter), "/data/carrier/code")).isEqualTo("sendcloud");
    }

    private JsonNode announce(ObjectNode shipment) throws IOException {
        HttpResponse<String> response = client.post(ANNOUNCE, shipment.toString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return TestClient.json(response).path("data");
    }
}
