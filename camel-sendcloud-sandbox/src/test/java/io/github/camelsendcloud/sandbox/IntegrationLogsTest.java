package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The logs of failed calls of a web shop, in both versions of the API. */
class IntegrationLogsTest {

    private static final String V2 = "/api/v2/integrations";
    private static final String V3 = "/api/v3/integrations";
    private static final String LOG = """
            {"base_url":"https://example.com","method":"POST","response_code":495,"response":{"headers":{},"body":"x"},
             "request":{"headers":{},"payload":{}},"created_at":"%s","exception":"An SSL error occurred"}""";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @AfterEach
    void removeData() {
        sandbox.reset();
    }

    @Test
    void aLogHasTheFieldsOfTheVersion() throws IOException {
        HttpResponse<String> v2 = client.post(V2 + "/1/logs", LOG.formatted("2026-03-01T02:02:00+01:00"));
        HttpResponse<String> v3 = client.post(V3 + "/900001/logs", "{\"base_url\":\"https://example.com\"}");

        assertThat(v2.statusCode()).isEqualTo(201);
        assertThat(TestClient.at(v2, "/user_id")).isEqualTo("1");
        assertThat(TestClient.at(v2, "/created_at")).isEqualTo("2026-03-01T02:02:00+01:00");
        assertThat(TestClient.json(v2).has("additional_data")).isFalse();
        assertThat(v3.statusCode()).isEqualTo(201);
        assertThat(TestClient.at(v3, "/data/integration_id")).isEqualTo("900001");
        assertThat(TestClient.at(v3, "/data/protected")).isEqualTo("false");
        assertThat(TestClient.json(v3).at("/data/response_code").isNull()).isTrue();
        assertThat(TestClient.json(v3).path("data").has("user_id")).isFalse();
        assertThat(TestClient.json(client.get(V2 + "/1/logs")).path("results")).hasSize(1);
        assertThat(TestClient.json(client.get(V2 + "/logs")).path("results").findValuesAsText("id")).containsExactly("2", "1");
        assertThat(TestClient.json(client.get(V2 + "/logs")).has("next")).isFalse();
    }

    @Test
    void pagesOfVersion3HaveATimeAsCursorAndEachLogOnce() throws IOException {
        for (int i = 0; i < 7; i++) {
            // four of the logs have the same time
            client.post(V3 + "/1/logs", LOG.formatted("2026-03-01T02:02:0" + Math.max(0, i - 3) + "Z"));
        }

        List<String> ids = new ArrayList<>();
        String path = V3 + "/1/logs?page_size=2";
        while (path != null) {
            HttpResponse<String> page = client.get(path);
            ids.addAll(TestClient.json(page).path("data").findValuesAsText("id"));
            path = page.headers().firstValue("Link").filter(link -> link.contains("rel=\"next\""))
                    .map(link -> link.replaceAll(".*<([^>]*)>; rel=\"next\".*", "$1")).orElse(null);
            if (path != null) {
                OffsetDateTime.parse(path.replaceAll(".*cursor=([^&]*).*", "$1").replace("%3A", ":"));
            }
        }

        assertThat(ids).containsExactly("7", "6", "5", "4", "3", "2", "1");
        assertThat(client.get(V3 + "/logs?page_size=101").statusCode()).isEqualTo(400);
        assertThat(TestClient.json(client.get(V3 + "/logs?cursor=2026-03-01T02:02:01Z")).path("data")).hasSize(5);
    }

    @Test
    void invalidLogsAreRejected() throws IOException {
        HttpResponse<String> unknown = client.post(V3 + "/1/logs", "{\"base_url\":\"https://a.b\",\"unknown_field\":1}");

        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(unknown, "/errors/0/code")).isEqualTo("extra_forbidden");
        assertThat(TestClient.at(unknown, "/errors/0/source/pointer")).isEqualTo("body/unknown_field");
        JsonNode v2 = TestClient.json(client.post(V2 + "/1/logs", "{\"base_url\":\"https://a.b\",\"exception\":null}"));
        assertThat(v2.at("/error/message").asText()).isEqualTo("{'exception': ['This field may not be null.']}");
        assertThat(client.post(V3 + "/1/logs", "{}").statusCode()).isEqualTo(400);
        assertThat(client.post(V3 + "/1/logs", LOG.formatted("yesterday")).statusCode()).isEqualTo(400);
        assertThat(client.post(V3 + "/9/logs", LOG.formatted("2026-03-01T02:02:00Z")).statusCode()).isEqualTo(404);
        assertThat(client.get(V2 + "/9/logs").statusCode()).isEqualTo(404);
    }
}
