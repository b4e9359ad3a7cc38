package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The audit trail: what happens to shipments, with filters and pages. */
class EventsApiTest {

    private static final String EVENTS = "/api/v3/events";
    private static final String ANNOUNCE = "/api/v3/shipments/announce";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @AfterEach
    void removeData() {
        sandbox.reset();
    }

    @Test
    void anAnnouncedShipmentIsCreatedAndACancelledOneIsUpdated() throws IOException {
        String id = TestClient.at(client.post(ANNOUNCE, TestClient.SHIPMENT), "/data/id");
        JsonNode created = data(EVENTS);

        client.post("/api/v3/shipments/" + id + "/cancel", "");

        JsonNode event = created.path(0);
        assertThat(event.path("user_id").asInt()).isEqualTo(1);
        assertThat(event.path("organization_id").asText())
                .isEqualTo(TestClient.at(client.get("/api/v3/organization"), "/data/id"));
        assertThat(event.path("resource_type").asText()).isEqualTo("shipment");
        assertThat(event.path("operation").asText()).isEqualTo("create");
        assertThat(event.path("resource_id").asText()).isEqualTo(id);
        assertThat(event.path("timestamp").asText()).endsWith("Z");
        assertThat(data(EVENTS).size()).isGreaterThan(created.size());
        assertThat(data(EVENTS + "?operation=update").findValuesAsText("resource_id")).isNotEmpty().containsOnly(id);
        assertThat(data(EVENTS + "?operation=create").findValuesAsText("resource_id")).containsExactly(id);
        assertThat(data(EVENTS + "?resource_id=other")).isEmpty();
        assertThat(data(EVENTS + "?end_datetime=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(data(EVENTS + "?start_datetime=" + event.path("timestamp").asText())).isEqualTo(data(EVENTS));
    }

    @Test
    void aRemovedParcelLeavesADeletedShipment() throws IOException {
        String parcel = TestClient.PARCEL.replace("\"request_label\": true", "\"request_label\": false");
        String id = TestClient.at(client.post("/api/v2/parcels", parcel), "/parcel/id");

        client.post("/api/v2/parcels/" + id + "/cancel", "");

        JsonNode events = data(EVENTS);
        assertThat(events.findValuesAsText("operation")).containsExactly("create", "delete");
        assertThat(events.at("/0/resource_id")).isEqualTo(events.at("/1/resource_id"));
    }

    @Test
    void eachEventIsOnOnePage() throws IOException {
        for (int i = 0; i < 5; i++) {
            client.post(ANNOUNCE, TestClient.SHIPMENT);
        }
        List<String> ids = new ArrayList<>();
        String path = EVENTS + "?operation=create&page_size=2";
        while (path != null) {
            HttpResponse<String> page = client.get(path);
            ids.addAll(TestClient.json(page).path("data").findValuesAsText("resource_id"));
            path = page.headers().firstValue("Link").filter(link -> link.contains("rel=\"next\""))
                    .map(link -> link.replaceAll(".*<([^>]*)>; rel=\"next\".*", "$1")).orElse(null);
        }

        assertThat(ids).hasSize(5).doesNotHaveDuplicates()
                .isEqualTo(data(EVENTS + "?operation=create").findValuesAsText("resource_id"));
    }

    @Test
    void anUnknownResourceTypeOrOperationIsRejected() throws IOException {
        HttpResponse<String> response = client.get(EVENTS + "?resource_type=order");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(response, "/errors/0/source/parameter")).isEqualTo("resource_type");
        assertThat(client.get(EVENTS + "?operation=read").statusCode()).isEqualTo(400);
        assertThat(client.get(EVENTS + "?start_datetime=yesterday").statusCode()).isEqualTo(400);
        assertThat(client.get(EVENTS + "?page_size=101").statusCode()).isEqualTo(400);
    }

    private JsonNode data(String path) throws IOException {
        return TestClient.json(client.get(path)).path("data");
    }
}
