package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** An account has shipping rules with an order. */
class ShippingRulesTest {

    private static final String ROOT = "/api/v3/shipping-rules";
    private static final String RULES = ROOT + "/rules";
    private static final String RULE = """
            {"name": "Insure high-value orders", "is_active": true,
             "criteria": {"is_and": true, "conditions": [{"property": "order_value", "operator": "ge", "compare_to": "200"}]},
             "actions": [{"identifier": "insurance_pc", "value": "100"}]}""";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    private List<String> ids() throws IOException {
        return TestClient.json(client.get(RULES)).findValuesAsText("id");
    }

    @Test
    void aRuleIsCreatedChangedAndDeleted() throws IOException {
        HttpResponse<String> created = client.post(RULES, RULE);
        HttpResponse<String> changed = client.send("PATCH", RULES + "/1", "{\"name\": \"Other\", \"is_active\": false}");

        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode rule = TestClient.json(created);
        assertThat(rule.path("id").asInt()).isEqualTo(1);
        assertThat(rule.path("order").asInt()).isEqualTo(1);
        assertThat(rule.path("is_invalid").asBoolean()).isFalse();
        assertThat(rule.at("/criteria/conditions/0/compare_to").asText()).isEqualTo("200");
        assertThat(rule.at("/actions/0/identifier").asText()).isEqualTo("insurance_pc");
        assertThat(TestClient.at(changed, "/name")).isEqualTo("Other");
        assertThat(TestClient.at(changed, "/actions/0/value")).isEqualTo("100");
        assertThat(TestClient.json(client.get(RULES + "/1"))).isEqualTo(TestClient.json(changed));
        assertThat(TestClient.json(client.get(RULES + "?active=true")).path("data")).isEmpty();
        assertThat(client.send("DELETE", RULES + "/1", "").statusCode()).isEqualTo(204);
        assertThat(client.get(RULES + "/1").statusCode()).isEqualTo(404);
        assertThat(TestClient.at(client.post(RULES, RULE), "/id")).isEqualTo("2");
    }

    @Test
    void theRulesAreReordered() throws IOException {
        for (int i = 0; i < 3; i++) {
            client.post(RULES, RULE);
        }

        assertThat(client.post(RULES + "/reorder", "{\"rule_list\": [3, 1, 2]}").statusCode()).isEqualTo(200);
        assertThat(ids()).containsExactly("3", "1", "2");
        HttpResponse<String> page = client.get(RULES + "?page_size=2");
        assertThat(TestClient.json(page).path("data")).hasSize(2);
        assertThat(page.headers().firstValue("Link")).isPresent();
        assertThat(client.post(RULES + "/reorder", "{\"rule_list\": [3, 1]}").statusCode()).isEqualTo(400);
        assertThat(client.post(RULES + "/reorder", "{\"rule_list\": [3, 1, 1]}").statusCode()).isEqualTo(400);
        assertThat(ids()).containsExactly("3", "1", "2");
    }

    @Test
    void anInvalidRuleIsRejected() throws IOException {
        assertThat(TestClient.json(client.post(RULES, "{}")).findValuesAsText("pointer"))
                .containsExactly("/name", "/criteria", "/actions");
        HttpResponse<String> unknown = client.post(
                RULES, RULE.replace("\"ge\"", "\"contains\"").replace("insurance_pc", "buy")
                        .replace("Insure", "x".repeat(100)));
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(TestClient.json(unknown).findValuesAsText("pointer"))
                .containsExactly("/name", "/criteria/conditions/0/operator", "/actions/0/identifier");
        assertThat(client.send("PATCH", RULES + "/9", "{}").statusCode()).isEqualTo(404);
        assertThat(ids()).isEmpty();
    }

    @Test
    void aRuleChangesTheShipmentsThatMatchItsConditions() throws IOException {
        client.post(RULES, RULE.replace("\"order_value\", \"operator\": \"ge\", \"compare_to\": \"200\"",
                "\"destination_country\", \"operator\": \"in\", \"compare_to\": \"BE, DE\"")
                .replace("\"insurance_pc\", \"value\": \"100\"",
                        "\"set_shipping_method\", \"value\": \"dpd:home\""));
        String path = "/api/v3/shipments/announce-with-shipping-rules";

        assertThat(TestClient.at(client.post(path, TestClient.SHIPMENT), "/data/carrier/code")).isEqualTo("dpd");
        String french = TestClient.SHIPMENT.replace("\"DE\"", "\"FR\"");
        assertThat(TestClient.at(client.post(path, french), "/data/carrier/code")).isEqualTo("postnl");
        String unruled = TestClient.shipmentWith("apply_shipping_rules", "false");
        assertThat(TestClient.at(client.post(path, unruled), "/data/carrier/code")).isEqualTo("postnl");
        assertThat(TestClient.at(client.post("/api/v3/shipments/announce", TestClient.SHIPMENT), "/data/carrier/code"))
                .isEqualTo("postnl");
    }

    @Test
    void aRuleInsuresExpensiveShipments() throws IOException {
        client.post(RULES, RULE);
        HttpResponse<String> shipment = client.post(
                "/api/v3/shipments/announce-with-shipping-rules",
                TestClient.shipmentWith("total_order_price", "{\"value\": \"250\", \"currency\": \"EUR\"}"));

        assertThat(TestClient.at(shipment, "/data/parcels/0/additional_insured_price/value")).isEqualTo("250");
    }

    @Test
    void theVocabularyNamesPropertiesOperatorsAndActions() throws IOException {
        assertThat(TestClient.json(client.get(ROOT + "/operators")).path("data").findValuesAsText("identifier"))
                .contains("ge", "eq", "greater_than");
        assertThat(TestClient.json(client.get(ROOT + "/conditions")).path("data").findValuesAsText("type"))
                .contains("NUMBER", "SELECT", "TEXT");
        assertThat(TestClient.json(client.get(ROOT + "/actions")).findValuesAsText("identifier"))
                .contains("set_insurance", "set_shipping_method");
        assertThat(TestClient.at(client.get(ROOT + "/conditions/destination_country"), "/possibilities/1/1"))
                .isEqualTo("Netherlands");
        assertThat(TestClient.at(client.get(ROOT + "/actions/set_shipping_method"), "/possibilities/0/0"))
                .isEqualTo("sendcloud:letter");
        assertThat(client.get(ROOT + "/conditions/none").statusCode()).isEqualTo(404);
        assertThat(client.get(ROOT + "/actions/none").statusCode()).isEqualTo(404);
    }
}
