package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A parcel of API v2 has the shape of recorded responses of Sendcloud. */
class RecordedParcelShapeTest {

    private static final String PARCELS = "/api/v2/parcels";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    @Test
    void aParcelWithoutALabelHasAnEmptyLabelAndNoTrackingUrl() throws IOException {
        JsonNode parcel = create(parcel().put("request_label", false));

        assertThat(parcel.path("label").isObject()).isTrue();
        assertThat(parcel.path("label")).isEmpty();
        assertThat(parcel.has("tracking_url")).isFalse();
        assertThat(parcel.path("tracking_number").asText("x")).isEmpty();
    }

    @Test
    void fieldsThatTheCallerHasNotSentHaveTheirDefaults() throws IOException {
        ObjectNode request = parcel().put("request_label", false);
        request.remove(List.of("shipment", "order_number"));

        JsonNode parcel = create(request);

        assertThat(parcel.path("reference").asText()).isEqualTo("0");
        assertThat(parcel.path("external_order_id").textValue()).isEqualTo(parcel.path("id").asText());
        for (String field : List.of("external_shipment_id", "customs_invoice_nr", "to_post_number", "note", "order_number")) {
            assertThat(parcel.path(field).textValue()).as(field).isEmpty();
        }
        for (String field : List.of(
                "shipping_method", "total_order_value", "total_order_value_currency", "customs_shipment_type", "shipment",
                "type", "length", "width", "height", "external_reference")) {
            assertThat(parcel.path(field).isNull()).as(field).isTrue();
        }
        assertThat(parcel.path("insured_value").intValue()).isZero();
        assertThat(parcel.path("total_insured_value").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource({ "8, letter, sendcloud, null", "109, parcel, dpd, 62", "77, parcel, postnl, 60" })
    void typeAndContractFollowFromTheShippingMethod(int method, String type, String carrier, String contract)
            throws IOException {
        ObjectNode request = parcel();
        request.putObject("shipment").put("id", method);

        JsonNode parcel = create(request);

        assertThat(parcel.path("type").asText()).isEqualTo(type);
        assertThat(parcel.at("/carrier/code").asText()).isEqualTo(carrier);
        assertThat(parcel.path("contract").asText()).isEqualTo(contract);
        assertThat(parcel.path("shipping_method").asInt()).isEqualTo(method);
        assertThat(parcel.at("/shipment/id").asInt()).isEqualTo(method);
    }

    @Test
    void theTrackingNumberOfAnUnstampedLetterBeginsWithScc() throws IOException {
        assertThat(create(parcel()).path("tracking_number").asText()).startsWith("SCCW");
    }

    @Test
    void aParcelThatTheCreateRequestAnnouncedHasNoShipmentUuid() throws IOException {
        JsonNode announced = create(parcel());
        JsonNode unannounced = create(parcel().put("request_label", false));

        assertThat(announced.has("shipment_uuid")).isFalse();
        assertThat(unannounced.path("shipment_uuid").textValue()).isEqualTo(unannounced.path("colli_uuid").textValue());
    }

    @ParameterizedTest
    @CsvSource({ "NL, 5642cv, 5642 CV", "NL, 5611 EM, 5611 EM", "GB, sw1a1aa, SW1A 1AA", "DE, 50667, 50667" })
    void thePostalCodeIsNormalised(String country, String sent, String shown) throws IOException {
        assertThat(create(parcel().put("country", country).put("postal_code", sent)).path("postal_code").asText())
                .isEqualTo(shown);
    }

    @Test
    void weightsAndValuesOfItemsAreTextAndNoFieldIsAbsent() throws IOException {
        ObjectNode request = parcel().put("total_order_value", 11.1);
        request.putArray("parcel_items").addObject().put("description", "Candle").put("quantity", 2).put("weight", 0.01)
                .put("value", 0.71).put("sku", "C-1");

        JsonNode item = create(request).at("/parcel_items/0");

        assertThat(item.path("weight").textValue()).isEqualTo("0.010");
        assertThat(item.path("value").textValue()).isEqualTo("0.71");
        assertThat(item.path("sku").textValue()).isEqualTo("C-1");
        assertThat(item.path("quantity").intValue()).isEqualTo(2);
        List<String> names = new ArrayList<>();
        item.fieldNames().forEachRemaining(names::add);
        assertThat(names).contains(
                "hs_code", "origin_country", "product_id", "properties", "return_reason", "return_message", "item_id");
    }

    @Test
    void aParcelOfVersion3HasTextsAndCentimetres() throws IOException {
        ObjectNode shipment = (ObjectNode) Json.read(TestClient.SHIPMENT);
        ObjectNode parcel = (ObjectNode) shipment.at("/parcels/0");
        parcel.putObject("dimensions").put("length", "100").put("width", "50.5").put("height", "20").put("unit", "mm");
        parcel.putObject("weight").put("value", 500).put("unit", "g");
        ObjectNode item = parcel.putArray("parcel_items").addObject().put("description", "Candle").put("quantity", 1);
        item.putObject("weight").put("value", 0.3).put("unit", "kg");
        item.putObject("price").put("value", "12.65").put("currency", "EUR");
        String id = TestClient.at(client.post("/api/v3/shipments/announce", shipment.toString()), "/data/parcels/0/id");

        JsonNode shown = TestClient.json(client.get(PARCELS + "/" + id)).path("parcel");

        assertThat(shown.path("length").textValue()).isEqualTo("10.00");
        assertThat(shown.path("width").textValue()).isEqualTo("5.05");
        assertThat(shown.path("weight").textValue()).isEqualTo("0.500");
        assertThat(shown.at("/parcel_items/0/value").textValue()).isEqualTo("12.65");
        assertThat(shown.at("/parcel_items/0/weight").textValue()).isEqualTo("0.300");
        assertThat(shown.path("to_state").textValue()).isEmpty();
        assertThat(shown.path("shipment_uuid").textValue()).isNotEmpty();
    }

    @Test
    void theSenderOfARequestIsTheSenderOfTheShipment() throws IOException {
        ObjectNode request = parcel().put("from_name", "Ann").put("from_address_1", "Rue de Rivoli").put("from_city", "Paris")
                .put("from_house_number", "1").put("from_postal_code", "75001").put("from_country", "FR");

        String shipment = create(request).path("colli_uuid").asText();

        JsonNode from = TestClient.json(client.get("/api/v3/shipments/" + shipment)).at("/data/from_address");
        assertThat(from.path("name").asText()).isEqualTo("Ann");
        assertThat(from.path("address_line_1").asText()).isEqualTo("Rue de Rivoli");
        assertThat(from.path("country_code").asText()).isEqualTo("FR");
    }

    @Test
    void version2Has35StatusesAndVersion3HasACodeForEach() throws IOException {
        JsonNode numbers = TestClient.json(client.get(PARCELS + "/statuses"));

        assertThat(numbers).hasSize(35);
        assertThat(numbers.findValues("id")).extracting(JsonNode::asInt)
                .contains(94, 62989, 62990, 62991, 62992, 62993, 62994, 62995, 62996, 62997);
        assertThat(TestClient.json(client.get("/api/v3/parcels/statuses")).path("data")).hasSize(35);
    }

    private JsonNode create(ObjectNode parcel) throws IOException {
        ObjectNode body = Json.object();
        body.set("parcel", parcel);
        HttpResponse<String> response = client.post(PARCELS, body.toString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestClient.json(response).path("parcel");
    }

    private static ObjectNode parcel() {
        return (ObjectNode) Json.read(TestClient.PARCEL).path("parcel");
    }
}
