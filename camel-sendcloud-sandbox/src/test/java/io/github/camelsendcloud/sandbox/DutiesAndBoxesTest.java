package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox calculates duties and taxes, and closes the boxes of Deutsche Post. */
class DutiesAndBoxesTest {

    private static final String DUTIES = "/api/v3/shipping/duties-and-taxes";
    private static final String BOX = "/api/v2/box/finalize";
    private static final String ORDER = "/api/v3/carriers/dp/finalize-order";
    private static final String SHIPMENT = """
            {"from_address": {"country_code": "NL"}, "to_address": {"country_code": "GB"}, "currency": "EUR",
             "items": [{"description": "leather oxford shoes", "hs_code": "640359", "quantity": 2, "sku": "SHOE-001",
                        "price": {"value": "100.00", "currency": "EUR"}}],
             "shipping_cost": {"value": "14.99", "currency": "EUR"}}""";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    @Test
    void dutiesAndTaxesDependOnTheGoodsAndTheCountry() throws IOException {
        JsonNode data = TestClient.json(client.post(DUTIES, SHIPMENT)).path("data");

        assertThat(data.at("/items/0/item_value/value").asText()).isEqualTo("200.00");
        assertThat(data.at("/items/0/duty_rate").asText()).isEqualTo("17.00");
        assertThat(data.at("/items/0/duty/value").asText()).isEqualTo("34.00");
        assertThat(data.at("/items/0/tax/value").asText()).isEqualTo("46.80");
        assertThat(data.at("/totals/total").toString()).isEqualTo("{\"value\":\"295.79\",\"currency\":\"EUR\"}");
        assertThat(data.at("/de_minimis/duty/value").asText()).isEqualTo("155.00");
    }

    @Test
    void noDutyIsDueForGoodsOfLittleValueAndWithinTheUnion() throws IOException {
        JsonNode cheap = TestClient.json(client.post(DUTIES, SHIPMENT.replace("100.00", "50.00"))).path("data");
        JsonNode union = TestClient.json(client.post(DUTIES, SHIPMENT.replace("GB", "FR"))).path("data");

        assertThat(cheap.at("/totals/total_duty/value").asText()).isEqualTo("0.00");
        assertThat(cheap.at("/totals/total_tax/value").asText()).isEqualTo("20.00");
        assertThat(union.at("/totals/total/value").asText()).isEqualTo("214.99");
    }

    @Test
    void anInvalidCalculationIsRejected() throws IOException {
        assertThat(TestClient.json(client.post(DUTIES, "{}")).findValuesAsText("pointer"))
                .containsExactly("/from_address/country_code", "/to_address/country_code", "/items", "/currency");
        assertThat(TestClient.json(client.post(DUTIES, SHIPMENT.replace("\"quantity\": 2", "\"quantity\": 0")))
                .findValuesAsText("pointer")).containsExactly("/items/0/quantity");
        String withoutItems = SHIPMENT.replace("\"items\": [", "\"items\": [], \"x\": [");
        assertThat(client.post(DUTIES, withoutItems).statusCode()).isEqualTo(400);
    }

    @Test
    void aBoxIsClosedWithTheParcelsOfDeutschePost() throws IOException {
        HttpResponse<String> announced
                = client.post("/api/v3/shipments/announce", TestClient.SHIPMENT.replace("postnl:standard", "dp:packet_plus"));
        HttpResponse<String> first = client.post(ORDER, "{\"copy_count\": 2}");
        HttpResponse<String> second = client.post(ORDER, "{}");

        String parcel = TestClient.at(announced, "/data/parcels/0/id");
        assertThat(first.body()).isEqualTo(
                "{\"data\":{\"copy_count\":2,\"awb_document_url\":\"/api/v3/parcels/" + parcel
                                           + "/documents/air-waybill\",\"next_order_id\":\"2\"}}");
        assertThat(TestClient.json(second).at("/data/awb_document_url").isNull()).isTrue();
        assertThat(TestClient.at(second, "/data/next_order_id")).isEqualTo("3");
    }

    @Test
    void version2ClosesABoxToo() throws IOException {
        assertThat(client.post(BOX, "{\"copy_count\": 10}").body()).isEqualTo("{\"copy_count\":10}");
        assertThat(client.post(BOX, "").body()).isEqualTo("{\"copy_count\":1}");
        assertThat(TestClient.at(client.post(BOX, "{\"copy_count\": 0}"), "/error/message"))
                .isEqualTo("copy_count: \"Ensure this value is greater than or equal to 1.\"");
        assertThat(TestClient.at(client.post(BOX, "{\"copy_count\": 100}"), "/error/message"))
                .isEqualTo("copy_count: \"Ensure this value is less than or equal to 99.\"");
        assertThat(TestClient.at(client.post(ORDER, "{\"copy_count\": \"x\"}"), "/errors/0/source/pointer"))
                .isEqualTo("/copy_count");
    }
}
