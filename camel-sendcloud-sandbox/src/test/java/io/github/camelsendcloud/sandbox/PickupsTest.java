package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox has the pickups of both versions. */
class PickupsTest extends SandboxWithStoppedClock {

    private static final String V2 = "/api/v2/pickups";
    private static final String V3 = "/api/v3/pickups";
    private static final String PICKUP_V2 = """
            {"carrier": "dhl_express", "city": "Eindhoven", "country": "NL", "address": "Stadhuisplein 10", "name": "John Doe",
             "pickup_from": "2026-04-06T12:00:00Z", "pickup_until": "2026-04-06T17:00:00Z", "postal_code": "5611 EM",
             "quantity": 20, "total_weight": "1.00", "telephone": "0612345678", "contract": 10}""";
    private static final String PICKUP_V3 = """
            {"carrier_code": "ups", "address": {"name": "John Doe", "country_code": "NL", "city": "Eindhoven",
             "address_line_1": "Stadhuisplein", "house_number": "10", "postal_code": "5611 EM", "phone_number": "+31612345678"},
             "time_slots": [{"start_at": "2026-04-06T12:00:00Z", "end_at": "2026-04-06T17:00:00Z"}],
             "items": [{"quantity": 2, "container_type": "parcel", "total_weight": {"value": "1500", "unit": "g"}},
                       {"quantity": 1, "container_type": "pallet"}]}""";

    PickupsTest() {
        super(null);
    }

    @Test
    void theCarrierConfirmsAPickupAfterSomeSeconds() throws IOException {
        HttpResponse<String> created = client.post(V3, PICKUP_V3);
        String pickup = V3 + "/" + TestClient.at(created, "/data/id");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(TestClient.at(created, "/data/status")).isEqualTo("ANNOUNCING");
        assertThat(TestClient.at(created, "/data/tracking_number")).isEmpty();
        assertThat(TestClient.at(client.get(pickup), "/data/status")).isEqualTo("ANNOUNCING");
        clock.advance(Duration.ofSeconds(3));
        assertThat(TestClient.at(client.get(pickup), "/data/status")).isEqualTo("CREATED");
        assertThat(TestClient.at(client.get(pickup), "/data/tracking_number")).isEqualTo("PRG000000001");
    }

    @Test
    void aPickupOfVersion2IsAPickupOfVersion3AndViceVersa() throws IOException {
        JsonNode v2 = TestClient.json(client.post(V2, PICKUP_V2));
        JsonNode asV3 = TestClient.json(client.get(V3 + "/" + v2.path("id").asText())).path("data");
        JsonNode v3 = TestClient.json(client.post(V3, PICKUP_V3)).path("data");
        JsonNode asV2 = TestClient.json(client.get(V2 + "/" + v3.path("id").asText()));

        assertThat(v2.path("pickup_status").asText()).isEqualTo("Announcing");
        assertThat(v2.path("cancelled_at").isNull()).isTrue();
        assertThat(v2.path("contract").asInt()).isEqualTo(10);
        assertThat(asV3.at("/address/address_line_1").asText()).isEqualTo("Stadhuisplein 10");
        assertThat(asV3.at("/time_slots/0/end_at").asText()).isEqualTo("2026-04-06T17:00:00Z");
        assertThat(asV3.at("/items/0/quantity").asInt()).isEqualTo(20);
        assertThat(asV3.path("contract_id").asInt()).isEqualTo(10);
        assertThat(asV3.has("v2")).isFalse();
        assertThat(v3.at("/items/1/total_weight/value").asText()).isEqualTo("1.00");
        assertThat(asV2.path("address").asText()).isEqualTo("Stadhuisplein 10");
        assertThat(asV2.path("quantity").asInt()).isEqualTo(3);
        assertThat(asV2.path("total_weight").asText()).isEqualTo("1.500");
        assertThat(asV2.path("telephone").asText()).isEqualTo("+31612345678");
    }

    @Test
    void theListsHavePages() throws IOException {
        client.post(V2, PICKUP_V2);
        client.post(V3, PICKUP_V3);
        client.post(V3, PICKUP_V3);

        JsonNode newest = TestClient.json(client.get(V2 + "?limit=2"));
        JsonNode oldest = TestClient.json(client.get(newest.path("next").asText()));
        HttpResponse<String> first = client.get(V3 + "?page_size=2");

        assertThat(newest.path("pickups").findValuesAsText("id")).containsExactly("3", "2");
        assertThat(oldest.path("pickups").findValuesAsText("id")).containsExactly("1");
        assertThat(oldest.path("next").isNull()).isTrue();
        assertThat(oldest.path("previous").asText()).contains("limit=2");
        assertThat(TestClient.json(first).path("data").findValuesAsText("country")).containsExactly("NL", "NL");
        assertThat(TestClient.json(first).at("/data/0").has("address")).isFalse();
        assertThat(first.headers().firstValue("Link").orElseThrow()).contains("rel=\"next\"");
        assertThat(client.get(V3 + "?page_size=101").statusCode()).isEqualTo(400);
        assertThat(client.get(V2 + "?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void aPickupOfFedexHasNoTimeSlotAndAPickupOfBrtHasEarlierNames() throws IOException {
        String fedex = without(PICKUP_V3.replace("\"ups\"", "\"fedex\""), "/time_slots", "/items");
        String brt = PICKUP_V3.replace("\"ups\"", "\"brt\"").replace("\"phone_number\"", "\"state_province_code\"");

        assertThat(client.post(V3, fedex).statusCode()).isEqualTo(201);
        assertThat(TestClient.json(client.get(V2)).at("/pickups/0/pickup_from").asText()).isNotEmpty();
        assertThat(TestClient.at(client.post(V3, brt), "/data/parcel_quantity")).isEqualTo("2");
    }

    @Test
    void invalidPickupsOfVersion2AreRejectedWithAMessage() throws IOException {
        assertThat(message(without(PICKUP_V2, "/total_weight"))).isEqualTo("total_weight: \"This field is required.\"");
        assertThat(message("{}")).contains("carrier: \"This field is required.\", city: \"This field is required.\"");
        assertThat(message(PICKUP_V2.replace("dhl_express", "correos"))).contains("reference: ", "total_volume_weight: ");
        assertThat(message(PICKUP_V2.replace("dhl_express", "pigeon")))
                .isEqualTo("carrier: \"'pigeon' is not a valid choice.\"");
        assertThat(message(PICKUP_V2.replace("\"1.00\"", "\"1,5\"")))
                .isEqualTo("total_weight: \"A valid number is required.\"");
        assertThat(message(PICKUP_V2.replace("T17", "T11"))).isEqualTo("pickup_until: \"The end must be after the start.\"");
        assertThat(message(PICKUP_V2.replace("Eindhoven", " "))).isEqualTo("city: \"This field may not be blank.\"");
    }

    @Test
    void invalidPickupsOfVersion3AreRejectedWithPointers() throws IOException {
        assertThat(pointers("{}")).containsExactly("/data/carrier_code", "/data/address", "/data/time_slots", "/data/items");
        assertThat(pointers(without(PICKUP_V3, "/address/phone_number"))).containsExactly("/data/address/phone_number");
        assertThat(pointers(PICKUP_V3.replace("2026-04-06T12:00:00Z", "noon"))).containsExactly("/data/time_slots/0/start_at");
        assertThat(pointers(PICKUP_V3.replace("\"1500\"", "\"x\""))).containsExactly("/data/items/0/total_weight");
        assertThat(pointers(PICKUP_V3.replace("\"quantity\": 1", "\"quantity\": 0"))).containsExactly("/data/items/1/quantity");
        assertThat(pointers(PICKUP_V3.replaceAll("(?s)\"items\".*]", "\"items\": []"))).containsExactly("/data/items");
    }

    @Test
    void anUnknownPickupIsNotFound() throws IOException {
        assertThat(TestClient.at(client.get(V2 + "/1"), "/error/message")).isEqualTo("No Pickup matches the given query.");
        assertThat(TestClient.at(client.get(V3 + "/x"), "/errors/0/code")).isEqualTo("not_found");
    }

    private String message(String pickup) throws IOException {
        return TestClient.at(client.post(V2, pickup), "/error/message");
    }

    private List<String> pointers(String pickup) throws IOException {
        return TestClient.json(client.post(V3, pickup)).findValuesAsText("pointer");
    }

    private static String without(String json, String... pointers) {
        JsonNode document = Json.read(json);
        for (String pointer : pointers) {
            int last = pointer.lastIndexOf('/');
            ((ObjectNode) document.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));
        }
        return document.toString();
    }
}
