package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The shipments that a web shop hands over (v2): creation, update, list and deletion. */
class IntegrationShipmentsTest {

    private static final String SHIPMENTS = "/api/v2/integrations/1/shipments";
    private static final String SHIPMENT = """
            {"address":"Lansdown Glade","address_2":"","city":"Oss","company_name":"","country":"NL",
             "created_at":"2019-08-24T14:15:22Z","currency":"EUR","customs_invoice_nr":"120","customs_shipment_type":0,
             "email":"user@example.com","external_order_id":"555413","external_shipment_id":"777413","house_number":"15",
             "name":"John Doe","order_number":"OX-12","order_status":{"id":"fulfilled","message":"Fulfilled"},
             "parcel_items":[{"description":"Bag","quantity":2,"value":"3.5","weight":"1"}],
             "payment_status":{"id":"paid","message":"Paid"},"postal_code":"5341","shipping_method_checkout_name":"DHL",
             "telephone":"","to_post_number":"","to_service_point":null,"to_state":null,"total_order_value":"7.00",
             "updated_at":"2019-08-24T14:15:22Z","weight":"2.0"}""";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @AfterEach
    void removeData() {
        sandbox.reset();
    }

    @Test
    void aSecondPostWithTheSameIdsUpdatesAShipment() throws IOException {
        HttpResponse<String> created = post(shipment());
        HttpResponse<String> same = post(shipment().put("city", "Ignored"));
        String unchanged = TestClient.at(client.get(SHIPMENTS), "/results/0/city");
        HttpResponse<String> updated = post(shipment().put("city", "Uden").put("updated_at", "2019-08-25T14:15:22Z"));
        JsonNode list = TestClient.json(client.get(SHIPMENTS));

        assertThat(TestClient.at(created, "/0/status")).isEqualTo("created");
        assertThat(TestClient.at(same, "/0/status")).isEqualTo("updated");
        assertThat(unchanged).isEqualTo("Oss");
        assertThat(TestClient.at(updated, "/0/shipment_uuid")).isEqualTo(TestClient.at(created, "/0/shipment_uuid"));
        assertThat(list.path("results")).hasSize(1);
        assertThat(list.at("/results/0/city").asText()).isEqualTo("Uden");
        assertThat(list.at("/results/0/integration").asInt()).isEqualTo(1);
        assertThat(list.at("/results/0/shipment_created_at").asText()).isNotEmpty();
        assertThat(list.at("/results/0").has("number")).isFalse();
        assertThat(TestClient.json(client.get("/api/v2/integrations/900001/shipments")).path("results")).isEmpty();
    }

    @Test
    void anInvalidShipmentGetsItsErrorsAndTheOthersAreSaved() throws IOException {
        ObjectNode invalid = shipment().put("external_order_id", "2").put("weight", "heavy").put("country", "XX");
        invalid.remove("name");
        ((ObjectNode) invalid.at("/parcel_items/0")).remove("quantity");
        invalid.set("checkout_payload", Json.read("{\"sender_address_id\":1,\"shipping_product\":{},"
                                                  + "\"delivery_method_type\":\"x\",\"delivery_method_data\":{}}"));

        HttpResponse<String> response = post(invalid, shipment());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(response, "/0/status")).isEqualTo("error");
        assertThat(TestClient.at(response, "/0/error/name/0")).isEqualTo("This field is required.");
        assertThat(TestClient.at(response, "/0/error/weight/0")).isEqualTo("A valid number is required.");
        assertThat(TestClient.at(response, "/0/error/country/0")).isEqualTo("\"XX\" is not a valid choice.");
        assertThat(TestClient.at(response, "/0/error/parcel_items/0/quantity/0")).isEqualTo("This field is required.");
        assertThat(TestClient.at(response, "/0/error/checkout_payload/delivery_method_data/delivery_date/0"))
                .isEqualTo("This field is required.");
        assertThat(TestClient.at(response, "/1/status")).isEqualTo("created");
        assertThat(TestClient.json(client.get(SHIPMENTS)).path("results")).hasSize(1);
        assertThat(client.post(SHIPMENTS, "{}").statusCode()).isEqualTo(400);
        assertThat(client.post("/api/v2/integrations/9/shipments", "[]").statusCode()).isEqualTo(404);
    }

    @Test
    void theListHasPagesAndFilters() throws IOException {
        for (int batch = 0; batch < 2; batch++) {
            int first = batch * 60;
            post(IntStream.range(first, first + 60).mapToObj(i -> shipment().put("external_order_id", "E" + i)
                    .put("order_number", "N" + i)).toArray(ObjectNode[]::new));
        }

        JsonNode first = TestClient.json(client.get(SHIPMENTS));
        JsonNode second = TestClient.json(client.get(first.path("next").asText()));
        Set<String> ids = first.path("results").findValuesAsText("external_order_id").stream().collect(Collectors.toSet());
        ids.addAll(second.path("results").findValuesAsText("external_order_id"));

        assertThat(first.at("/results/0/external_order_id").asText()).isEqualTo("E119");
        assertThat(first.has("previous")).isFalse();
        assertThat(ids).hasSize(120);
        assertThat(second.has("next")).isFalse();
        assertThat(TestClient.json(client.get(second.path("previous").asText())).path("results"))
                .isEqualTo(first.path("results"));
        assertThat(filtered("order_number=N7")).isEqualTo(1);
        assertThat(filtered("external_order_ids=E1,E2,nothing")).isEqualTo(2);
        assertThat(filtered("external_order_ids=E1&external_order_ids=E3")).isEqualTo(2);
        assertThat(filtered("external_shipment_ids=other")).isZero();
        assertThat(filtered("start_date=2100-01-01")).isZero();
        assertThat(filtered("end_date=2020-01-01")).isZero();
    }

    @Test
    void aShipmentIsDeletedByItsUuidOrItsPairOfIds() throws IOException {
        String uuid = TestClient.at(post(shipment()), "/0/shipment_uuid");
        post(shipment().put("external_order_id", "2"));

        assertThat(delete("{\"shipment_uuid\":\"" + uuid + "\"}").statusCode()).isEqualTo(204);
        assertThat(delete("{\"shipment_uuid\":\"" + uuid + "\"}").statusCode()).isEqualTo(404);
        assertThat(delete("{\"external_order_id\":\"2\",\"external_shipment_id\":\"777413\"}").statusCode()).isEqualTo(204);
        assertThat(TestClient.at(delete("{}"), "/error/message"))
                .isEqualTo("Missing shipment_uuid or the pair external_order_id and external_shipment_id");
        assertThat(TestClient.at(delete("{\"shipment_uuid\":\"1\"}"), "/error/message")).isEqualTo("Must be a valid UUID.");
        assertThat(TestClient.json(client.get(SHIPMENTS)).path("results")).isEmpty();
    }

    private int filtered(String query) throws IOException {
        return TestClient.json(client.get(SHIPMENTS + "?" + query)).path("results").size();
    }

    private HttpResponse<String> delete(String body) throws IOException {
        return client.post(SHIPMENTS + "/delete", body);
    }

    private HttpResponse<String> post(ObjectNode... shipments) throws IOException {
        ArrayNode body = Json.array();
        for (ObjectNode shipment : shipments) {
            body.add(shipment);
        }
        return client.post(SHIPMENTS, body.toString());
    }

    private static ObjectNode shipment() {
        return (ObjectNode) Json.read(SHIPMENT);
    }
}
