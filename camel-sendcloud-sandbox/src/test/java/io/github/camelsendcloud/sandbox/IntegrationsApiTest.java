package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The integrations of an account, and the order statuses of a web shop. */
class IntegrationsApiTest {

    private static final String V2 = "/api/v2/integrations";
    private static final String V3 = "/api/v3/integrations";
    private static final String STATUSES = "/api/v3/shop-order-statuses";
    private static final String WEB_SHOP = "/900001";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @AfterEach
    void removeData() {
        sandbox.reset();
    }

    @Test
    void anAccountHasItsOwnIntegrationAndAWebShop() throws IOException {
        JsonNode v3 = TestClient.json(client.get(V3)).path("data");
        JsonNode v2 = TestClient.json(client.get(V2));

        assertThat(v3.findValuesAsText("id")).containsExactly("1", "900001");
        assertThat(v3.path(0).path("shop_url").asText()).isEqualTo("https://shop-1.example.com");
        assertThat(v3.path(0).path("type").asText()).isEqualTo("api");
        assertThat(v3.path(1)).isEqualTo(TestClient.json(client.get(V3 + WEB_SHOP)).path("data"));
        assertThat(v2.findValuesAsText("system")).containsExactly("api", "woocommerce");
        assertThat(v2.path(1)).isEqualTo(TestClient.json(client.get(V2 + WEB_SHOP)));
        assertThat(v2.path(0).path("last_updated_at")).isEqualTo(v3.path(0).path("updated_at"));
    }

    @Test
    void theListsAreSorted() throws IOException {
        assertThat(ids(client.get(V3 + "?sort=-integration_type"), "/data")).containsExactly("900001", "1");
        assertThat(ids(client.get(V3 + "?sort=created_at"), "/data")).hasSize(2);
        assertThat(client.get(V3 + "?sort=color").statusCode()).isEqualTo(400);
        assertThat(ids(client.get(V2 + "?ordering=-id"), "")).containsExactly("900001", "1");
    }

    @Test
    void anUnknownIntegrationIsNotFound() throws IOException {
        HttpResponse<String> v3 = client.get(V3 + "/9");

        assertThat(v3.statusCode()).isEqualTo(404);
        assertThat(TestClient.at(v3, "/errors/0/title")).isEqualTo("Not Found");
        assertThat(TestClient.at(v3, "/errors/0/detail"))
                .isEqualTo("The Integration could not be found with the search criteria given");
        assertThat(TestClient.at(client.get(V2 + "/9"), "/error/message"))
                .isEqualTo("No Integration matches the given query.");
    }

    @Test
    void aChangeOfVersion2IsVisibleInVersion3() throws IOException {
        String before = TestClient.at(client.get(V3 + WEB_SHOP), "/data/updated_at");

        HttpResponse<String> put = client.send("PUT", V2 + WEB_SHOP,
                "{\"shop_name\":\"New\",\"webhook_active\":true,\"webhook_url\":\"https://example.com/hook\",\"id\":5}");
        HttpResponse<String> patch = client.send("PATCH", V2 + WEB_SHOP, "{\"service_point_carriers\":[\"ups\"]}");

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(TestClient.json(put).has("id")).isFalse();
        assertThat(TestClient.at(put, "/webhook_url")).isEqualTo("https://example.com/hook");
        assertThat(TestClient.at(patch, "/service_point_carriers/0")).isEqualTo("ups");
        JsonNode integration = TestClient.json(client.get(V3 + WEB_SHOP)).path("data");
        assertThat(integration.path("shop_name").asText()).isEqualTo("New");
        assertThat(integration.path("id").asInt()).isEqualTo(900001);
        assertThat(integration.path("updated_at").asText()).isGreaterThan(before);
    }

    @Test
    void invalidChangesAreRejectedInTheShapeOfTheVersion() throws IOException {
        HttpResponse<String> v2 = client.send("PATCH", V2 + "/1", "{\"webhook_active\":null,\"webhook_url\":null}");
        HttpResponse<String> v3 = client.send("PATCH", V3 + "/1", "{\"shop_url\":\"shop\",\"feedback_type\":\"later\"}");

        assertThat(v2.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(v2, "/error/message")).isEqualTo(
                "{'settings': ['webhook_active: This field may not be null.', 'webhook_url: This field may not be null.']}");
        assertThat(TestClient.at(client.send("PATCH", V2 + "/1", "{\"webhook_active\":true}"), "/error/message"))
                .isEqualTo("{'settings': ['webhook_url: This field may not be null.']}");
        assertThat(v3.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(v3, "/errors/0/source/pointer")).isEqualTo("body/shop_url");
        assertThat(TestClient.at(v3, "/errors/1/detail")).isEqualTo("\"later\" is not a valid choice.");
        assertThat(TestClient.at(client.send("PATCH", V3 + "/1", "{\"webhook_active\":true}"), "/errors/0/detail"))
                .isEqualTo("Webhook URL required when enable webhook is set to true");
        assertThat(client.send("PATCH", V3 + "/1", "{\"webhook_url\":null}").statusCode()).isEqualTo(204);
        assertThat(TestClient.at(client.get(V3 + "/1"), "/data/feedback_type")).isEqualTo("eager");
    }

    @Test
    void anIntegrationDeletesOthersButNotItself() throws IOException {
        assertThat(client.send("DELETE", V3 + "/1", "").statusCode()).isEqualTo(404);
        assertThat(client.send("DELETE", V2 + "/1", "").statusCode()).isEqualTo(404);
        assertThat(client.send("DELETE", V2 + WEB_SHOP, "").statusCode()).isEqualTo(204);
        assertThat(client.send("DELETE", V3 + WEB_SHOP, "").statusCode()).isEqualTo(404);
        assertThat(ids(client.get(V3), "/data")).containsExactly("1");
    }

    @Test
    void orderStatusesHaveTextsInSeveralLanguages() throws IOException {
        HttpResponse<String> saved = client.post(STATUSES, statuses("Send-4", "Sent", "Verzonden"));

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body()).isEqualTo("null");
        assertThat(TestClient.at(client.get(STATUSES + "?integration_id=1"), "/data/0/status")).isEqualTo("Sent");
        assertThat(TestClient.at(client.get(STATUSES + "?integration_id=1&language=nl-nl"), "/data/0/status"))
                .isEqualTo("Verzonden");
        assertThat(client.get(STATUSES + "?integration_id=1&language=xx").statusCode()).isEqualTo(400);
        assertThat(TestClient.at(client.get(STATUSES), "/errors/0/detail"))
                .isEqualTo("Integration ID is a required GET parameter");
        assertThat(client.get(STATUSES + "?integration_id=9").statusCode()).isEqualTo(400);
        assertThat(TestClient.at(client.post(STATUSES, "[]"), "/errors/0/detail"))
                .isEqualTo("Wrong request format, expected object");
    }

    @Test
    void anOverwrittenOrderStatusIsDeleted() throws IOException {
        client.post(STATUSES, statuses("a", "A", "A"));
        client.post(STATUSES, statuses("b", "B", "B"));

        JsonNode all = TestClient.json(client.get(STATUSES + "?integration_id=1&show_deleted=true")).path("data");

        assertThat(TestClient.json(client.get(STATUSES + "?integration_id=1")).path("data")).hasSize(1);
        assertThat(all.findValuesAsText("external_id")).containsExactly("b", "a");
        assertThat(all.path(0).path("deleted_at").isNull()).isTrue();
        assertThat(all.path(1).path("deleted_at").isTextual()).isTrue();
    }

    @Test
    void theMappingSaysWhichStatusesTheShopStillHas() throws IOException {
        client.post(STATUSES, statuses("11", "Sent", "Verzonden"));
        String mapping = """
                {"integration_id":1,"mapping":[{"status_category":"READY_TO_SEND","external_id":"11"},
                 {"status_category":"IN_TRANSIT","external_id":"12"},{"status_category":"DELIVERED","external_id":null},
                 {"status_category":"CANCEL","external_id":null}]}""";

        assertThat(client.post(STATUSES + "/mapping", mapping).body()).isEqualTo("null");

        JsonNode saved = TestClient.json(client.get(STATUSES + "/mapping?integration_id=1")).path("data");
        assertThat(saved.path("integration_id").asInt()).isEqualTo(1);
        assertThat(saved.path("mapping").findValuesAsText("is_valid")).containsExactly("true", "false", "true", "true");
        assertThat(client.post(STATUSES + "/mapping", "{\"integration_id\":1,\"mapping\":[]}").statusCode()).isEqualTo(400);
        assertThat(client.get(STATUSES + "/mapping").statusCode()).isEqualTo(400);
        assertThat(TestClient.json(client.get(STATUSES + "/mapping?integration_id=900001")).at("/data/mapping")).hasSize(4);
    }

    private static String statuses(String id, String english, String dutch) {
        return """
                {"integration_id":1,"statuses":[{"external_id":"%s","translations":[
                 {"status":"%s","language":"en-gb"},{"status":"%s","language":"nl-nl"}]}]}""".formatted(id, english, dutch);
    }

    private static Iterable<String> ids(HttpResponse<String> response, String pointer) {
        return TestClient.json(response).at(pointer).findValuesAsText("id");
    }
}
