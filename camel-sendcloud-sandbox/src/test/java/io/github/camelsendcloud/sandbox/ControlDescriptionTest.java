package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests the description of the control API against the control API. */
class ControlDescriptionTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient curl = new TestClient(sandbox, null);

    @Test
    void theDescriptionHasExactlyTheOperationsOfTheRouter() throws IOException {
        JsonNode description = Json.read(curl.get("/sandbox/openapi.json").body());
        Set<String> described = new TreeSet<>();
        description.path("paths").properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(
                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> routes = new TreeSet<>(sandbox.controlRoutes());
        // the page of a person has a slash at its end, and the handler itself opens the stream
        routes.remove("GET /sandbox");
        routes.addAll(List.of("GET /sandbox/", "GET /sandbox/stream"));

        assertThat(described).isEqualTo(routes);
        assertThat(description.path("openapi").asText()).startsWith("3.1");
        for (JsonNode reference : description.findValues("$ref")) {
            assertThat(description.at(reference.asText().substring(1)).isMissingNode()).as(reference.asText()).isFalse();
        }
    }

    @Test
    void theListsHaveExactlyTheDescribedFields() throws IOException {
        TestClient client = new TestClient(sandbox);
        client.post("/api/v2/parcels", TestClient.PARCEL);
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            sandbox.webhooks().url(sandbox.account().integration(), receiver.url("/"));
            curl.post("/sandbox/webhooks/trigger", "{\"event\":\"test_webhook\"}");
        }
        curl.post("/sandbox/faults", "{\"kind\":\"status\",\"latency_ms\":1}");
        JsonNode schemas = Json.read(curl.get("/sandbox/openapi.json").body()).at("/components/schemas");

        assertFields(schemas, "Request", "/sandbox/requests", "/data/0");
        assertFields(schemas, "Parcel", "/sandbox/parcels", "/data/0");
        assertFields(schemas, "Webhook", "/sandbox/webhooks", "/data/0");
        assertFields(schemas, "Fault", "/sandbox/faults", "/data/0");
        assertFields(schemas, "Account", "/sandbox/accounts", "/data/0");
        assertFields(schemas, "Clock", "/sandbox/clock", "/data");
        assertFields(schemas, "State", "/sandbox/state", "/data");
        assertFields(schemas, "Status", "/sandbox/parcel-statuses", "/data/0");
    }

    private void assertFields(JsonNode schemas, String schema, String path, String pointer) throws IOException {
        assertThat(TestClient.json(curl.get(path)).at(pointer).fieldNames()).toIterable()
                .containsExactlyInAnyOrderElementsOf(() -> schemas.path(schema).path("properties").fieldNames());
    }

    @Test
    void thePageNamesEachOperation() throws IOException {
        HttpResponse<String> page = curl.get("/sandbox/");

        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.body()).contains("POST /sandbox/clock/advance", "<code>duration</code> (required)", "carrier_refuses");
        assertThat(sandbox.controlRoutes()).filteredOn(route -> !route.equals("GET /sandbox"))
                .allSatisfy(route -> assertThat(page.body()).contains("<code>" + route + "</code>"));
    }
}
