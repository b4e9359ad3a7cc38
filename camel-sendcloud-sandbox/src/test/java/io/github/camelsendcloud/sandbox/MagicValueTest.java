package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Order numbers, postal codes and weights choose the fate of a parcel. */
class MagicValueTest {

    private static final String ANNOUNCE = "/api/v3/shipments/announce";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @BeforeEach
    void stopTheClock() {
        sandbox.clock().speed(0);
    }

    @ParameterizedTest
    @CsvSource({
            "LOST, Sorted, 10", "DELAYED, Delivery delayed, 2", "DELAYED, Delivered, 3", "FAILED_ATTEMPT, Delivered, 3",
            "FAILED_ATTEMPT, Delivery attempt failed, 2", "PICKUP, Awaiting customer pickup, 2",
            "PICKUP, Shipment collected by customer, 3", "RETURNED, Unable to deliver, 2", "RETURNED, Returned to sender, 4",
            "EXCEPTION, Exception, 10" })
    void eachFateHasItsStatuses(MagicValue value, String message, int days) throws IOException {
        List<Long> parcels = List.of(
                announce("order_number", value.orderNumber("1")), announce("external_reference_id", value.orderNumber("2")),
                announceTo("NL", value.postalCode("NL")), announceTo("DE", value.postalCode("DE")), v2Parcel(value));

        sandbox.clock().advance(Duration.ofDays(days));

        assertThat(parcels).allSatisfy(parcel -> assertThat(status(parcel)).isEqualTo(message));
        if (value == MagicValue.LOST) {
            assertThat(sandbox.nextParcelStatus(parcels.get(0))).isNull();
        }
    }

    @Test
    void theCarrierRefusesAnAnnouncement() throws IOException {
        for (String shipment : List.of(
                with("order_number", MagicValue.REFUSED.orderNumber("1")), weighing(MagicValue.REFUSED),
                to("FR", MagicValue.REFUSED.postalCode("FR")))) {
            JsonNode response = TestClient.json(client.post(ANNOUNCE, shipment));
            assertThat(response.at("/data/parcels/0/status/code").asText()).isEqualTo("ANNOUNCEMENT_FAILED");
            assertThat(response.at("/data/errors/0/code").asText()).isEqualTo("parcel_announcement_error");
        }
        HttpResponse<String> v2 = client.post("/api/v2/parcels?errors=verbose-carrier", v2(MagicValue.REFUSED));
        assertThat(v2.statusCode()).isEqualTo(400);
        long parcel = v2Parcel(MagicValue.REFUSED);
        assertThat(status(parcel)).isEqualTo("Announcement failed");
        assertThat(client.post("/api/v2/parcels/" + parcel + "/cancel", "").statusCode()).isEqualTo(410);
        sandbox.clock().advance(Duration.ofDays(3));
    }

    @Test
    void anAsynchronousAnnouncementIsRefusedAfterSomeSeconds() throws IOException {
        JsonNode created = TestClient.json(
                client.post("/api/v3/shipments", with("order_number", MagicValue.REFUSED.orderNumber("1"))));
        sandbox.clock().advance(Duration.ofSeconds(5));
        assertThat(status(created.at("/data/parcels/0/id").asLong())).isEqualTo("Announcement failed");
    }

    @Test
    void aSlowCarrierNeedsTenMinutes() throws IOException {
        List<Long> parcels = List.of(
                announce("order_number", MagicValue.SLOW_CARRIER.orderNumber("1")), v2Parcel(MagicValue.SLOW_CARRIER),
                TestClient.json(client.post(ANNOUNCE, weighing(MagicValue.SLOW_CARRIER))).at("/data/parcels/0/id").asLong(),
                TestClient.json(client.post("/api/v3/shipments", weighing(MagicValue.SLOW_CARRIER)))
                        .at("/data/parcels/0/id").asLong());

        sandbox.clock().advance(Duration.ofSeconds(599));
        assertThat(parcels).allSatisfy(parcel -> {
            assertThat(status(parcel)).isEqualTo("Being announced");
            assertThat(client.get(label(parcel)).statusCode()).isEqualTo(404);
        });
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(parcels).allSatisfy(parcel -> {
            assertThat(status(parcel)).isEqualTo("Ready to send");
            assertThat(client.get(label(parcel)).statusCode()).isEqualTo(200);
        });
    }

    @Test
    void aLabelCanBeAvailableLater() throws IOException {
        long parcel = announce("order_number", MagicValue.LABEL_LATER.orderNumber("1"));
        List<String> paths = List.of(label(parcel), "/api/v2/labels/" + parcel, "/api/v2/labels/label_printer/" + parcel);

        assertThat(status(parcel)).isEqualTo("Ready to send");
        assertThat(paths).allSatisfy(path -> assertThat(client.get(path).statusCode()).isEqualTo(404));
        sandbox.clock().advance(Duration.ofMinutes(2));
        assertThat(paths).allSatisfy(path -> assertThat(client.get(path).statusCode()).isEqualTo(200));
    }

    @Test
    void aCancellationCanComeTooLate() throws IOException {
        HttpResponse<String> announced
                = client.post(ANNOUNCE, with("order_number", MagicValue.CANCEL_TOO_LATE.orderNumber("1")));
        String shipment = TestClient.at(announced, "/data/id");

        HttpResponse<String> v3 = client.post("/api/v3/shipments/" + shipment + "/cancel", "");
        assertThat(v3.statusCode()).isEqualTo(409);
        assertThat(TestClient.at(v3, "/errors/0/detail")).contains("no longer be cancelled");
        HttpResponse<String> v2
                = client.post("/api/v2/parcels/" + TestClient.at(announced, "/data/parcels/0/id") + "/cancel", "");
        assertThat(v2.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(v2, "/message")).contains("no longer be cancelled");
    }

    @Test
    void aMagicOrderNumberDecidesAlsoWhenAnOrderIsShipped() throws IOException {
        String number = MagicValue.SLOW_CARRIER.orderNumber("77");
        ObjectNode address = (ObjectNode) Json.read(TestClient.SHIPMENT).path("to_address");
        client.post("/api/v3/orders", "[{\"order_id\": \"77\", \"order_number\": \"" + number
                                      + "\", \"order_details\": {\"integration\": {\"id\": "
                                      + sandbox.integrations().get(0).id()
                                      + "}, \"status\": {\"code\": \"unfulfilled\"}, \"order_created_at\": \"2026-11-01T10:00:00Z\", \"order_items\": "
                                      + "[{\"name\": \"Shirt\", \"quantity\": 1, \"total_price\": {\"value\": 1, \"currency\": \"EUR\"}}]}, "
                                      + "\"payment_details\": {\"total_price\": {\"value\": 1, \"currency\": \"EUR\"}, \"status\": {\"code\": \"paid\"}}, "
                                      + "\"shipping_address\": " + address + "}]");
        HttpResponse<String> shipped = client.post("/api/v3/orders/create-labels-async", "{\"integration_id\": "
                                                                                         + sandbox.integrations().get(0).id()
                                                                                         + ", \"orders\": [{\"order_number\": \""
                                                                                         + number + "\"}]}");

        assertThat(shipped.statusCode()).as(shipped.body()).isEqualTo(202);
        assertThat(status(TestClient.json(shipped).at("/data/0/parcel_id").asLong())).isEqualTo("Being announced");
    }

    @ParameterizedTest
    @EnumSource
    void eachValueIsFoundInItsOwnTextsOnly(MagicValue value) {
        assertThat(MagicValue.ofText(value.orderNumber("1001"))).isEqualTo(value);
        assertThat(MagicValue.ofText(value.orderNumber("x-y"))).isEqualTo(value);
        assertThat(MagicValue.ofText("X" + value.orderNumber("1"))).isNull();
        assertThat(MagicValue.ofText(value.orderNumber("").replaceFirst("-$", "0"))).isNull();
        assertThat(MagicValue.ofWeight(value.weight())).isEqualTo(value.weight() == null ? null : value);
        assertThat(MagicValue.table()).contains(value.meaning());
    }

    @Test
    void usualValuesAreNotMagic() {
        for (String text : Arrays.asList(null, "", "SANDBOX", "SANDBOX-", "SANDBOX-1", "sandbox-lost-1", "ORD-1", "LOST")) {
            assertThat(MagicValue.ofText(text)).isNull();
        }
        for (String[] place : new String[][] {
                { "NL", "5611 EM" }, { "NL", "0011 AA" }, { "DE", "01067" }, { "DE", "0001" }, { "IT", "00010" },
                { "PL", "00-001" },
                { "NO", "0001" }, { "FI", "00002" }, { null, "0001" }, { "NL", null } }) {
            assertThat(MagicValue.ofPostalCode(place[0], place[1])).isNull();
        }
        assertThat(MagicValue.ofPostalCode("NL", "0004AA")).isEqualTo(MagicValue.LOST);
        assertThat(MagicValue.ofPostalCode("NL", "0010 zz")).isEqualTo(MagicValue.CANCEL_TOO_LATE);
        assertThat(MagicValue.ofWeight(new BigDecimal("7.7770"))).isEqualTo(MagicValue.LOST);
        assertThat(MagicValue.ofWeight(BigDecimal.ONE)).isNull();
        assertThat(MagicValue.ofWeight(null)).isNull();
        assertThatThrownBy(() -> MagicValue.LOST.postalCode("IT")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MagicValue.CUT_AFTER.postalCode("NL")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String with(String field, String value) {
        return TestClient.shipmentWith(field, "\"" + value + "\"");
    }

    private static String to(String country, String postalCode) {
        ObjectNode shipment = (ObjectNode) Json.read(TestClient.SHIPMENT);
        shipment.withObject("/to_address").put("country_code", country).put("postal_code", postalCode);
        return shipment.toString();
    }

    private static String weighing(MagicValue value) {
        return TestClient.shipmentWith(
                "parcels", "[{\"weight\": {\"value\": \"" + value.weight().movePointRight(3) + "\", \"unit\": \"g\"}}]");
    }

    private static String v2(MagicValue value) {
        ObjectNode request = (ObjectNode) Json.read(TestClient.PARCEL);
        request.withObject("/parcel").put("order_number", value.orderNumber("v2"));
        return request.toString();
    }

    private long v2Parcel(MagicValue value) throws IOException {
        return TestClient.json(client.post("/api/v2/parcels", v2(value))).at("/parcel/id").asLong();
    }

    private long announce(String field, String value) throws IOException {
        return TestClient.json(client.post(ANNOUNCE, with(field, value))).at("/data/parcels/0/id").asLong();
    }

    private long announceTo(String country, String postalCode) throws IOException {
        return TestClient.json(client.post(ANNOUNCE, to(country, postalCode))).at("/data/parcels/0/id").asLong();
    }

    private static String label(long parcel) {
        return "/api/v3/parcels/" + parcel + "/documents/label";
    }

    private String status(long parcel) throws IOException {
        return TestClient.at(client.get("/api/v2/parcels/" + parcel), "/parcel/status/message");
    }
}
