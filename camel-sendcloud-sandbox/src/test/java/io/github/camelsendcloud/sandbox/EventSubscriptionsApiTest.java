package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Connections and subscriptions of event subscriptions: creation, change, deletion, errors and the test event. */
class EventSubscriptionsApiTest {

    private static final String ROOT = "/api/v3/event-subscriptions";
    private static final String CONNECTIONS = ROOT + "/connections";
    private static final String SUBSCRIPTIONS = ROOT + "/subscriptions";
    private static final String WEBHOOK = """
            {"type":"webhook","configuration":{"url":"%s","auth_type":"bearer",
             "auth_config":{"token":"my-secret-token"},"extra_headers":{"X-Custom-Header":"my-value"}},"id":77}""";
    private static final String SUBSCRIPTION = "{\"connection_id\":1,\"event_type\":\"parcels.event.created\"}";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @AfterEach
    void removeData() {
        sandbox.reset();
    }

    @Test
    void aConnectionNeverShowsItsCredentials() throws IOException {
        HttpResponse<String> created = client.post(CONNECTIONS, WEBHOOK.formatted("https://example.com/hook"));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(TestClient.at(created, "/data/id")).isEqualTo("1");
        assertThat(TestClient.at(created, "/data/updated_at")).isEqualTo(TestClient.at(created, "/data/created_at"));
        assertThat(created.body()).doesNotContain("my-secret-token").contains("X-Custom-Header");
        assertThat(client.get(CONNECTIONS).body()).doesNotContain("my-secret-token");
        assertThat(TestClient.json(client.get(CONNECTIONS + "/1"))).isEqualTo(TestClient.json(created));
    }

    @Test
    void aChangeOfAConnectionKeepsTheOtherFieldsOfItsConfiguration() throws IOException {
        client.post(CONNECTIONS, WEBHOOK.formatted("https://example.com/hook"));

        JsonNode url = TestClient.json(client.send("PATCH", CONNECTIONS + "/1",
                "{\"configuration\":{\"url\":\"https://example.com/v2\"}}")).path("data");
        HttpResponse<String> invalid = client.send("PATCH", CONNECTIONS + "/1", "{\"configuration\":{\"url\":\"hook\"}}");

        assertThat(url.at("/configuration/url").asText()).isEqualTo("https://example.com/v2");
        assertThat(url.at("/configuration/auth_type").asText()).isEqualTo("bearer");
        assertThat(url.path("updated_at").asText()).isGreaterThan(url.path("created_at").asText());
        assertThat(invalid.statusCode()).isEqualTo(400);
        assertThat(invalid.body())
                .isEqualTo("{\"errors\":[{\"status\":\"400\",\"code\":\"invalid\",\"detail\":\"Enter a valid URL.\","
                           + "\"source\":{\"pointer\":\"/data/configuration/url\"}}]}");
        assertThat(TestClient.at(client.get(CONNECTIONS + "/1"), "/data/configuration/url"))
                .isEqualTo("https://example.com/v2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{} | /data/type | required",
            "{'type':'mail','configuration':{}} | /data/type | invalid_choice",
            "{'type':'klaviyo'} | /data/configuration | required",
            "{'type':'webhook','configuration':{}} | /data/configuration/url | required",
            "{'type':'webhook','configuration':{'url':'https://a.b','auth_type':'x'}} | /data/configuration/auth_type"
                                                                                          + " | invalid_choice",
            "{'type':'webhook','configuration':{'url':'https://a.b','extra_headers':1}} | /data/configuration/extra_headers"
                                                                                                                 + " | invalid",
            "{'type':'webhook','configuration':{'url':'https://a.b','auth_type':'bearer'}}"
                                                                                                                                 + " | /data/configuration/auth_config/token | required" })
    void anInvalidConnectionIsRejected(String connection, String pointer, String code) throws IOException {
        HttpResponse<String> response = client.post(CONNECTIONS, connection.replace('\'', '"'));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(response, "/errors/0/source/pointer")).isEqualTo(pointer);
        assertThat(TestClient.at(response, "/errors/0/code")).isEqualTo(code);
    }

    @Test
    void aSubscriptionIsActiveUnlessTheCallerSaysOtherwise() throws IOException {
        client.post(CONNECTIONS, WEBHOOK.formatted("https://example.com/hook"));

        HttpResponse<String> created = client.post(SUBSCRIPTIONS, SUBSCRIPTION);
        HttpResponse<String> paused = client.send("PATCH", SUBSCRIPTIONS + "/1", "{\"is_active\":false}");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(TestClient.at(created, "/data/is_active")).isEqualTo("true");
        assertThat(TestClient.at(paused, "/data/is_active")).isEqualTo("false");
        assertThat(TestClient.at(client.send("PATCH", SUBSCRIPTIONS + "/1", "{\"connection_id\":9}"), "/errors/0/detail"))
                .isEqualTo("Connection not found");
        assertThat(TestClient.at(client.post(SUBSCRIPTIONS, "{\"event_type\":\"x\"}"), "/errors/0/source/pointer"))
                .isEqualTo("/data/connection_id");
        assertThat(client.post(SUBSCRIPTIONS, SUBSCRIPTION.replace("}", ",\"is_active\":1}")).statusCode()).isEqualTo(400);
    }

    @Test
    void theListsAreFiltered() throws IOException {
        client.post(CONNECTIONS, WEBHOOK.formatted("https://example.com/hook"));
        client.post(CONNECTIONS, "{\"type\":\"klaviyo\",\"configuration\":{}}");
        client.post(SUBSCRIPTIONS, SUBSCRIPTION);

        assertThat(data(CONNECTIONS + "?connection_type=klaviyo").findValuesAsText("id")).containsExactly("2");
        assertThat(data(CONNECTIONS)).hasSize(2);
        assertThat(data(SUBSCRIPTIONS + "?is_active=true&event_type=parcels.event.created")).hasSize(1);
        assertThat(data(SUBSCRIPTIONS + "?is_active=false")).isEmpty();
        assertThat(data(SUBSCRIPTIONS + "?event_type=other")).isEmpty();
    }

    @Test
    void aDeletedConnectionHasNoSubscriptions() throws IOException {
        client.post(CONNECTIONS, WEBHOOK.formatted("https://example.com/hook"));
        client.post(CONNECTIONS, WEBHOOK.formatted("https://example.com/other"));
        client.post(SUBSCRIPTIONS, SUBSCRIPTION);
        client.post(SUBSCRIPTIONS, SUBSCRIPTION.replace("1", "2"));
        client.post(SUBSCRIPTIONS, SUBSCRIPTION.replace("1", "2"));

        assertThat(client.send("DELETE", CONNECTIONS + "/1", "").statusCode()).isEqualTo(204);
        assertThat(data(SUBSCRIPTIONS).findValuesAsText("id")).containsExactly("2", "3");
        assertThat(client.send("DELETE", SUBSCRIPTIONS + "/3", "").statusCode()).isEqualTo(204);
        assertThat(data(SUBSCRIPTIONS)).hasSize(1);
        for (String gone : new String[] { CONNECTIONS + "/1", SUBSCRIPTIONS + "/3" }) {
            assertThat(client.send("DELETE", gone, "").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anAuthorizationStartsAtKlaviyo() throws IOException {
        client.post(CONNECTIONS, "{\"type\":\"klaviyo\",\"configuration\":{}}");

        HttpResponse<String> started = client.post(CONNECTIONS + "/1/authorization", "");

        assertThat(TestClient.at(started, "/data/authorization_url"))
                .startsWith("https://www.klaviyo.com/oauth/authorize?client_id=sendcloud&").contains("&redirect_uri=http%3A");
        assertThat(client.post(CONNECTIONS + "/2/authorization", "").statusCode()).isEqualTo(404);
    }

    @Test
    void theTestEventReportsTheStatusOfTheReceiver() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            client.post(CONNECTIONS, WEBHOOK.formatted(receiver.url("/hook")));
            client.post(SUBSCRIPTIONS, SUBSCRIPTION);

            HttpResponse<String> sent = client.post(ROOT + "/broadcast/test/1", "");

            assertThat(TestClient.at(sent, "/data/success")).isEqualTo("true");
            assertThat(TestClient.at(sent, "/data/status_code")).isEqualTo("200");
            assertThat(TestClient.json(sent).at("/data/response_body").isTextual()).isTrue();
            assertThat(client.post(ROOT + "/broadcast/test/9", "").statusCode()).isEqualTo(404);
        }
    }

    private JsonNode data(String path) throws IOException {
        return TestClient.json(client.get(path)).path("data");
    }
}
