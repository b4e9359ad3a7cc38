package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShipmentsApiTest {

    private static final String SHIPMENTS = "/api/v3/shipments";
    private static final String ANNOUNCE = SHIPMENTS + "/announce";
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @Test
    void aShipmentThatIsAnnouncedSynchronouslyIsReadyAtOnce() throws IOException {
        HttpResponse<String> response = client.post(ANNOUNCE, TestClient.SHIPMENT);

        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode parcel = TestClient.json(response).at("/data/parcels/0");
        assertThat(parcel.at("/id").isIntegralNumber()).isTrue();
        assertThat(parcel.at("/status/code").asText()).isEqualTo("READY_TO_SEND");
        assertThat(parcel.at("/tracking_number").asText()).isNotEmpty();
        assertThat(parcel.at("/weight/value").asText()).isEqualTo("1.320");
        assertThat(parcel.at("/documents/0/link").asText())
                .isEqualTo(sandbox.baseUri() + "/v3/parcels/" + parcel.path("id").asText() + "/documents/label");
        assertThat(parcel.has("label_file")).isFalse();
        assertThat(TestClient.at(response, "/data/to_address/name")).isEqualTo("Jörg Müller");
        assertThat(TestClient.at(response, "/data/carrier/name")).isEqualTo("PostNL");
        assertThat(TestClient.json(response).at("/data/errors")).isEmpty();
    }

    @Test
    void theLabelComesWithTheAnswerWhereItIsAskedFor() throws IOException {
        HttpResponse<String> response
                = client.post(ANNOUNCE, with("label_details", "{\"mime_type\":\"application/pdf\",\"dpi\":72}"));

        byte[] label = Base64.getDecoder().decode(TestClient.at(response, "/data/parcels/0/label_file"));
        assertThat(new String(label, 0, 5)).isEqualTo("%PDF-");
    }

    @Test
    void theLabelDoesNotComeWithTheAnswerForSeveralParcels() throws IOException {
        ObjectNode shipment = (ObjectNode) Json.read(with("label_details", "{\"mime_type\":\"application/pdf\"}"));
        shipment.withArray("/parcels").add(shipment.at("/parcels/0").deepCopy());

        HttpResponse<String> response = client.post(ANNOUNCE, shipment.toString());

        assertThat(TestClient.json(response).at("/data/parcels")).hasSize(2);
        assertThat(response.body()).doesNotContain("label_file");
    }

    @Test
    void aShipmentThatIsAnnouncedAsynchronouslyIsReadyWhenItIsReadNext() throws IOException {
        HttpResponse<String> created = client.post(SHIPMENTS, TestClient.SHIPMENT);
        HttpResponse<String> read = client.get(SHIPMENTS + "/" + TestClient.at(created, "/data/id"));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(TestClient.at(created, "/data/parcels/0/status/code")).isEqualTo("ANNOUNCING");
        assertThat(TestClient.at(created, "/data/parcels/0/tracking_number")).isEmpty();
        assertThat(TestClient.at(read, "/data/parcels/0/status/code")).isEqualTo("READY_TO_SEND");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            SHIPMENTS, ANNOUNCE, SHIPMENTS + "/create-with-shipping-rules", SHIPMENTS + "/announce-with-shipping-rules" })
    void aReusedExternalReferenceIsAnswered409WithTheExistingShipment(String path) throws IOException {
        String shipment = with("external_reference_id", "\"order-1\"");
        HttpResponse<String> first = client.post(path, shipment);
        HttpResponse<String> second = client.post(path, shipment);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(TestClient.at(second, "/data/id")).isEqualTo(TestClient.at(first, "/data/id"));
        assertThat(TestClient.json(client.get(SHIPMENTS)).path("data")).hasSize(1);
    }

    @Test
    void aRefusalByTheCarrierIsAnswered201WithErrors() throws IOException {
        HttpResponse<String> response
                = client.post(ANNOUNCE, TestClient.SHIPMENT.replace("postnl:standard", "sandbox:announcement-failed"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(TestClient.at(response, "/data/parcels/0/status/code")).isEqualTo("ANNOUNCEMENT_FAILED");
        assertThat(TestClient.at(response, "/data/errors/0/code")).isEqualTo("parcel_announcement_error");
        assertThat(TestClient.json(response).at("/data/parcels/0/documents")).isEmpty();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        HttpResponse<String> response = client.post(ANNOUNCE, """
                {"to_address": {"name": "", "address_line_1": null, "city": "Köln", "country_code": "XX"},
                 "parcels": [{}, {"weight": {"value": "1,5", "unit": "kg"}}, {"weight": {"value": 0, "unit": "kg"}}]}""");

        assertThat(response.statusCode()).isEqualTo(400);
        List<String> problems = new ArrayList<>();
        TestClient.json(response).path("errors")
                .forEach(e -> problems.add(e.at("/source/pointer").asText() + " " + e.path("code").asText()));
        assertThat(problems).containsExactlyInAnyOrder(
                "/to_address/name invalid", "/to_address/address_line_1 null", "/to_address/postal_code required",
                "/to_address/country_code invalid_choice", "/ship_with required", "/parcels/0/weight required",
                "/parcels/1/weight/value invalid", "/parcels/2/weight/value min_value");
        assertThat(TestClient.at(response, "/errors/2/detail")).isEqualTo("This field is required.");
        assertThat(TestClient.json(client.get(SHIPMENTS)).path("data")).isEmpty();
    }

    @Test
    void theAsynchronousOperationsHaveLongerPointers() throws IOException {
        HttpResponse<String> response = client.post(SHIPMENTS, "{\"parcels\":[]}");

        assertThat(TestClient.at(response, "/errors/0/source/pointer")).isEqualTo("/data/attributes/to_address");
    }

    @Test
    void shippingRulesMayDecideOnTheShippingOption() throws IOException {
        ObjectNode shipment = (ObjectNode) Json.read(with("apply_shipping_rules", "true"));
        shipment.remove("ship_with");

        assertThat(client.post(ANNOUNCE + "-with-shipping-rules", shipment.toString()).statusCode()).isEqualTo(201);
        assertThat(client.post(ANNOUNCE, shipment.toString()).statusCode()).isEqualTo(400);
    }

    @Test
    void moreParcelsThanASynchronousAnnouncementAllowsAreRefused() throws IOException {
        ObjectNode shipment = (ObjectNode) Json.read(TestClient.SHIPMENT);
        JsonNode parcel = shipment.at("/parcels/0");
        for (int i = 0; i < 15; i++) {
            shipment.withArray("/parcels").add(parcel);
        }

        assertThat(client.post(ANNOUNCE, shipment.toString()).statusCode()).isEqualTo(400);
        assertThat(client.post(SHIPMENTS, shipment.toString()).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "[]", "\"x\"", "", "{} {}" })
    void aBodyThatIsNotAJsonObjectIsRefused(String body) throws IOException {
        HttpResponse<String> response = client.post(ANNOUNCE, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestClient.json(response).path("errors")).hasSize(1);
    }

    @Test
    void aCancelledShipmentCannotBeCancelledAgain() throws IOException {
        String shipment = SHIPMENTS + "/" + TestClient.at(client.post(ANNOUNCE, TestClient.SHIPMENT), "/data/id");

        HttpResponse<String> first = client.post(shipment + "/cancel", "");
        HttpResponse<String> second = client.post(shipment + "/cancel", "");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(first, "/data/status")).isEqualTo("cancelled");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(TestClient.at(second, "/errors/0/detail")).isEqualTo("This shipment is already being cancelled.");
        assertThat(TestClient.at(client.get(shipment), "/data/parcels/0/status/code")).isEqualTo("CANCELLED");
    }

    @Test
    void anUnknownShipmentIsAnswered404() throws IOException {
        assertThat(client.get(SHIPMENTS + "/nothing").statusCode()).isEqualTo(404);
        assertThat(client.post(SHIPMENTS + "/nothing/cancel", "").statusCode()).isEqualTo(404);
        assertThat(TestClient.at(client.get(SHIPMENTS + "/nothing/return-portal-url"), "/errors/0/code"))
                .isEqualTo("not_found");
    }

    @Test
    void aShipmentHasAReturnPortal() throws IOException {
        String id = TestClient.at(client.post(ANNOUNCE, TestClient.SHIPMENT), "/data/id");

        assertThat(TestClient.at(client.get(SHIPMENTS + "/" + id + "/return-portal-url"), "/data/url")).startsWith("http");
    }

    @Test
    void theListIsReadPageByPageInBothDirections() throws IOException {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(TestClient.at(client.post(ANNOUNCE, TestClient.SHIPMENT), "/data/id"));
        }

        HttpResponse<String> first = client.get(SHIPMENTS + "?order_number=ORD-1&page_size=2");
        HttpResponse<String> second = client.get(next(first));
        client.post(ANNOUNCE, TestClient.SHIPMENT.replace("ORD-1", "ORD-other"));
        HttpResponse<String> third = client.get(next(second));

        assertThat(ids(first)).isEqualTo(created.subList(0, 2));
        assertThat(ids(second)).isEqualTo(created.subList(2, 4));
        assertThat(ids(third)).isEqualTo(created.subList(4, 5));
        assertThat(first.headers().firstValue("Link").orElse("")).doesNotContain("prev");
        assertThat(third.headers().firstValue("Link").orElse("")).doesNotContain("next").contains("rel=\"prev\"");
        String previous = third.headers().firstValue("Link").orElse("").replaceAll("<([^>]*)>.*", "$1");
        assertThat(ids(client.get(previous))).isEqualTo(created.subList(2, 4));
    }

    @Test
    void anInvalidCursorIsAnswered404AndAnInvalidPageSize400() throws IOException {
        assertThat(TestClient.at(client.get(SHIPMENTS + "?cursor=abc"), "/errors/0/detail")).isEqualTo("Invalid cursor");
        assertThat(client.get(SHIPMENTS + "?cursor=abc").statusCode()).isEqualTo(404);
        assertThat(client.get(SHIPMENTS + "?page_size=101").statusCode()).isEqualTo(400);
        assertThat(client.get(SHIPMENTS + "?page_size=many").statusCode()).isEqualTo(400);
    }

    @Test
    void theListCanBeFiltered() throws IOException {
        HttpResponse<String> one = client.post(ANNOUNCE, with("external_reference_id", "\"ref-1\""));
        HttpResponse<String> two = client.post(ANNOUNCE, TestClient.SHIPMENT.replace("ORD-1", "ORD-9"));
        String first = TestClient.at(one, "/data/id");
        String second = TestClient.at(two, "/data/id");
        String parcel = TestClient.at(two, "/data/parcels/0/id");
        client.post(SHIPMENTS + "/" + second + "/cancel", "");

        assertThat(filtered("external_reference_id=ref-1")).containsExactly(first);
        assertThat(filtered("order_number=ORD-9")).containsExactly(second);
        assertThat(filtered("ids=1," + parcel)).containsExactly(second);
        assertThat(filtered("shipment_uuids=" + first + "," + second)).containsExactly(first, second);
        assertThat(filtered("tracking_number=" + TestClient.at(one, "/data/parcels/0/tracking_number"))).containsExactly(first);
        assertThat(filtered("parcel_status=CANCELLED")).containsExactly(second);
        assertThat(filtered("integration_id=99")).isEmpty();
        assertThat(client.get(SHIPMENTS + "?ids=" + "1,".repeat(101)).statusCode()).isEqualTo(400);
    }

    @Test
    void theListCanBeFilteredByTime() throws IOException {
        String id = TestClient.at(client.post(ANNOUNCE, TestClient.SHIPMENT), "/data/id");

        assertThat(filtered("updated_after=2020-01-01T00:00:00%2B01:00")).containsExactly(id);
        assertThat(filtered("updated_before=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(filtered("announced_after=2020-01-01T00:00:00.123456")).containsExactly(id);
        assertThat(filtered("announced_before=2020-01-01")).isEmpty();
        HttpResponse<String> unencoded = client.get(SHIPMENTS + "?updated_after=2020-01-01T00:00:00+01:00");
        assertThat(unencoded.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(unencoded, "/errors/0/code")).isEqualTo("validation_error");
    }

    @Test
    void aParcelThatTheCarrierMovesIsAmongTheUpdatedOnes() throws IOException {
        HttpResponse<String> created = client.post(ANNOUNCE, TestClient.SHIPMENT);
        String before = TestClient.at(created, "/data/parcels/0/updated_at");

        sandbox.parcelStatus(TestClient.json(created).at("/data/parcels/0/id").asLong(), "DELIVERED");

        HttpResponse<String> read = client.get(SHIPMENTS + "?parcel_status=DELIVERED&updated_after=" + before);
        assertThat(ids(read)).hasSize(1);
        assertThat(TestClient.at(read, "/data/0/parcels/0/updated_at")).isGreaterThan(before);
        String cancel = SHIPMENTS + "/" + TestClient.at(created, "/data/id") + "/cancel";
        assertThat(client.post(cancel, "").statusCode()).isEqualTo(409);
        assertThatThrownBy(() -> sandbox.parcelStatus(1, "DELIVERED")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.parcelStatus(1, "EATEN")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void resetForgetsShipmentsAndTheirReferences() throws IOException {
        String shipment = with("external_reference_id", "\"order-1\"");
        client.post(ANNOUNCE, shipment);

        sandbox.reset();

        assertThat(ids(client.get(SHIPMENTS))).isEmpty();
        assertThat(client.post(ANNOUNCE, shipment).statusCode()).isEqualTo(201);
    }

    private List<String> filtered(String query) throws IOException {
        return ids(client.get(SHIPMENTS + "?" + query));
    }

    private static List<String> ids(HttpResponse<String> response) {
        List<String> ids = new ArrayList<>();
        TestClient.json(response).path("data").forEach(shipment -> ids.add(shipment.path("id").asText()));
        return ids;
    }

    private static String next(HttpResponse<String> response) {
        Matcher matcher = NEXT.matcher(response.headers().firstValue("Link").orElse(""));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String with(String field, String json) {
        ObjectNode shipment = (ObjectNode) Json.read(TestClient.SHIPMENT);
        shipment.set(field, Json.read(json));
        return shipment.toString();
    }
}
