package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox tracks parcels by their history. */
class TrackingApiTest {

    private static final String TRACKING = "/api/v3/parcels/tracking";
    private static final String EXTERNAL
            = """
                    {"announced_at": "2026-01-01T00:00:00Z", "source_id": "source-1", "shipment": {"source_id": "shipment-1"},
                     "from_address": {"country_code": "NL", "postal_code": "5611 EM"},
                     "to_address": {"name": "Zoë", "country_code": "DE", "postal_code": "50667"},
                     "ship_with": {"type": "shipping_option_code",
                                   "properties": {"shipping_option_code": "dhl:standard", "contract_id": 7}},
                     "tracking_number": {"carrier_code": "dhl", "tracking_number": "JVGL1", "tracking_url": "https://example.com/1"}}""";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @Test
    void theTrackingOfV2HasTheHistoryOfTheParcelWithTheNewestStatusFirst() throws IOException {
        HttpResponse<String> parcel = client.post("/api/v2/parcels", TestClient.PARCEL);
        sandbox.parcelStatus(TestClient.json(parcel).at("/parcel/id").asLong(), "PARCEL_EN_ROUTE");

        HttpResponse<String> tracking
                = client.get("/api/v2/tracking/" + TestClient.at(parcel, "/parcel/tracking_number"));

        assertThat(tracking.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(tracking, "/parcel_id")).isEqualTo(TestClient.at(parcel, "/parcel/id"));
        assertThat(TestClient.json(tracking).path("statuses").findValuesAsText("parent_status"))
                .containsExactly("shipment-on-route", "ready-to-send", "announcing");
        assertThat(TestClient.at(tracking, "/statuses/0/carrier_update_timestamp"))
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00");
        assertThat(TestClient.at(tracking, "/expected_delivery_date")).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(TestClient.json(tracking).path("is_return").isBoolean()).isTrue();
        assertThat(TestClient.at(tracking, "/sendcloud_tracking_url")).endsWith("postal_code=5611+EM");
    }

    @Test
    void anUnknownNumberGetsTheXmlOfTheFileServerInV2AndADetailInV3() throws IOException {
        HttpResponse<String> v2 = client.get("/api/v2/tracking/A&B");
        HttpResponse<String> v3 = client.get(TRACKING + "/AB");

        assertThat(v2.statusCode()).isEqualTo(404);
        assertThat(v2.headers().firstValue("Content-Type")).hasValue("application/xml");
        assertThat(v2.body()).contains("<Code>NoSuchKey</Code>", "v2/A&amp;B.json");
        assertThat(v3.statusCode()).isEqualTo(404);
        assertThat(TestClient.at(v3, "/detail")).isEqualTo("Parcel does not exist");
    }

    @Test
    void theTrackingOfV3HasTheEventsAndTheAddressesOfTheParcel() throws IOException {
        HttpResponse<String> shipment = client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);
        String number = TestClient.at(shipment, "/data/parcels/0/tracking_number");
        sandbox.parcelStatus(TestClient.json(shipment).at("/data/parcels/0/id").asLong(), "DELIVERED");

        JsonNode tracking = TestClient.json(client.get(TRACKING + "/" + number));

        assertThat(tracking.path("events").findValuesAsText("status_code"))
                .containsExactly("announcing", "ready_to_send", "delivered");
        assertThat(tracking.path("events").findValuesAsText("event_type"))
                .startsWith("internal").endsWith("carrier");
        assertThat(tracking.at("/to_address/name").asText()).isEqualTo("Jörg Müller");
        assertThat(tracking.at("/from_address/postal_code").asText()).isEqualTo("5611 EM");
        assertThat(tracking.at("/ship_with/properties/shipping_option_code").asText()).isEqualTo("postnl:standard");
        assertThat(tracking.at("/tracking_numbers/0/tracking_number").asText()).isEqualTo(number);
        assertThat(tracking.at("/details/integration_id").asLong()).isEqualTo(sandbox.integrations().get(0).id());
    }

    @Test
    void anExternalParcelIsTrackedAndItsNumberIsUnique() throws IOException {
        HttpResponse<String> created = client.post(TRACKING, EXTERNAL);
        HttpResponse<String> again = client.post(TRACKING, EXTERNAL);
        JsonNode tracking = TestClient.json(client.get(TRACKING + "/JVGL1"));

        assertThat(created.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(created, "/to_address/name")).isEqualTo("Zoë");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(TestClient.at(again, "/detail")).isEqualTo("Parcel or tracking number already exists");
        assertThat(tracking.at("/source_id").asText()).isEqualTo("source-1");
        assertThat(tracking.at("/events/0/status_code").asText()).isEqualTo("announced");
    }

    @Test
    void anIncompleteExternalParcelIsRejectedWithTheLocationOfEachError() throws IOException {
        HttpResponse<String> response
                = client.post(TRACKING, EXTERNAL.replace("source_id\": \"source-1", "x\": \"").replace("50667", ""));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(TestClient.at(response, "/detail/0/loc/1")).isEqualTo("source_id");
        assertThat(TestClient.json(response).at("/detail/1/loc").toString())
                .isEqualTo("[\"body\",\"to_address\",\"postal_code\"]");
        assertThat(TestClient.at(response, "/detail/1/type")).isEqualTo("missing");
    }
}
