package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox has the parcels of API v2. */
class ParcelsApiTest {

    private static final String PARCELS = "/api/v2/parcels";
    private static final String FAILING = TestClient.PARCEL.replace("\"id\": 8", "\"id\": 1002");

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @Test
    void aParcelIsCreatedAnnouncedAndFound() throws IOException {
        HttpResponse<String> created = client.post(PARCELS, TestClient.PARCEL);
        HttpResponse<String> found = client.get(PARCELS + "/" + TestClient.at(created, "/parcel/id"));

        assertThat(created.statusCode()).isEqualTo(200);
        assertThat(found.body()).isEqualTo(created.body());
        JsonNode parcel = TestClient.json(found).path("parcel");
        assertThat(parcel.path("address").asText()).isEqualTo("Stadhuisplein 10");
        assertThat(parcel.at("/address_divided/street").asText()).isEqualTo("Stadhuisplein");
        assertThat(parcel.at("/address_divided/house_number").asText()).isEqualTo("10");
        assertThat(parcel.at("/country/iso_3").asText()).isEqualTo("NLD");
        assertThat(parcel.path("weight").asText()).isEqualTo("10.000");
        assertThat(parcel.at("/status/id").asInt()).isEqualTo(1000);
        assertThat(parcel.path("date_announced").asText()).matches("\\d\\d-\\d\\d-\\d{4} \\d\\d:\\d\\d:\\d\\d");
        assertThat(parcel.path("order_number").asText()).isEqualTo("ORD-2");
        assertThat(parcel.at("/label/label_printer").asText()).startsWith(sandbox.baseUri() + "/v2/labels/label_printer/");
    }

    @Test
    void aShipmentOfVersion3IsAParcelOfVersion2AndViceVersa() throws IOException {
        HttpResponse<String> v3 = client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);
        HttpResponse<String> v2 = client.post(PARCELS, TestClient.PARCEL);

        HttpResponse<String> asV2 = client.get(PARCELS + "/" + TestClient.at(v3, "/data/parcels/0/id"));
        HttpResponse<String> asV3 = client.get("/api/v3/shipments/" + TestClient.at(v2, "/parcel/shipment_uuid"));

        assertThat(TestClient.at(asV2, "/parcel/name")).isEqualTo("Jörg Müller");
        assertThat(TestClient.at(asV2, "/parcel/shipment_uuid")).isEqualTo(TestClient.at(v3, "/data/id"));
        assertThat(TestClient.at(asV2, "/parcel/weight")).isEqualTo("1.320");
        assertThat(TestClient.at(asV3, "/data/to_address/address_line_1")).isEqualTo("Stadhuisplein 10");
        assertThat(TestClient.at(asV3, "/data/parcels/0/status/code")).isEqualTo("READY_TO_SEND");
    }

    @Test
    void withoutErrorsVerboseOneInvalidParcelFailsTheRequestAndNoParcelIsCreated() throws IOException {
        HttpResponse<String> response
                = client.post(PARCELS, "{\"parcels\":[" + one() + ", {\"name\":\"\",\"weight\":\"1,5\"}]}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(response, "/error/request")).isEqualTo("api/v2/parcels");
        assertThat(TestClient.at(response, "/error/message")).contains(
                "name: 'This field may not be blank.'", "weight: 'A valid number is required.'",
                "city: 'This field is required.'");
        assertThat(TestClient.json(client.get(PARCELS)).path("parcels")).isEmpty();
    }

    @Test
    void withErrorsVerboseTheValidParcelsAreCreatedAndTheInvalidParcelsAreListed() throws IOException {
        HttpResponse<String> response
                = client.post(PARCELS + "?errors=verbose", "{\"parcels\":[" + one() + ", {\"name\":\"John\"}]}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestClient.json(response).path("parcels")).hasSize(1);
        assertThat(TestClient.at(response, "/failed_parcels/0/parcel/name")).isEqualTo("John");
        assertThat(TestClient.at(response, "/failed_parcels/0/errors/city/0")).isEqualTo("This field is required.");
    }

    @Test
    void aRejectionByTheCarrierIsAnErrorOnlyWithVerboseCarrier() throws IOException {
        HttpResponse<String> silent = client.post(PARCELS, FAILING);
        HttpResponse<String> verbose = client.post(PARCELS + "?errors=verbose-carrier", FAILING);
        HttpResponse<String> several = client.post(
                PARCELS + "?errors=verbose-carrier", "{\"parcels\":[" + Json.read(FAILING).path("parcel") + "," + one() + "]}");

        assertThat(silent.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(silent, "/parcel/status/id")).isEqualTo("1002");
        assertThat(verbose.statusCode()).isEqualTo(400);
        assertThat(several.statusCode()).isEqualTo(200);
        assertThat(TestClient.json(several).path("failed_parcels")).hasSize(1);
        assertThat(TestClient.json(several).path("parcels")).hasSize(1);
    }

    @Test
    void aReusedExternalReferenceReturnsTheOriginalParcel() throws IOException {
        String parcel = with("external_reference", "\"ref-1\"");

        HttpResponse<String> first = client.post(PARCELS, parcel);
        HttpResponse<String> second = client.post(PARCELS, parcel);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(second, "/parcel/id")).isEqualTo(TestClient.at(first, "/parcel/id"));
        assertThat(TestClient.json(client.get(PARCELS + "?external_reference=ref-1")).path("parcels")).hasSize(1);
    }

    @Test
    void aQuantityCreatesSeveralParcelsOfOneShipment() throws IOException {
        HttpResponse<String> response = client.post(PARCELS, with("quantity", "3"));

        JsonNode parcels = TestClient.json(response).path("parcels");
        assertThat(parcels).hasSize(3);
        assertThat(parcels.at("/2/collo_nr").asInt()).isEqualTo(2);
        assertThat(parcels.at("/0/collo_count").asInt()).isEqualTo(3);
        assertThat(parcels.at("/0/colli_uuid")).isEqualTo(parcels.at("/1/colli_uuid"));
        assertThat(client.post(PARCELS, with("quantity", "21")).statusCode()).isEqualTo(400);
        assertThat(client.post(PARCELS, with("quantity", "\"2\"")).statusCode()).isEqualTo(400);
    }

    @Test
    void aParcelWithoutALabelCanBeChangedAndAnnounced() throws IOException {
        HttpResponse<String> created = client.post(PARCELS, TestClient.PARCEL.replace("true", "false"));
        String id = TestClient.at(created, "/parcel/id");
        assertThat(TestClient.at(created, "/parcel/status/id")).isEqualTo("999");

        HttpResponse<String> changed = client.send(
                "PUT", PARCELS,
                "{\"parcel\":{\"id\":" + id + ",\"name\":\"Ann\",\"weight\":\"2.500\",\"request_label\":true}}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(changed, "/parcel/name")).isEqualTo("Ann");
        assertThat(TestClient.at(changed, "/parcel/city")).isEqualTo("Eindhoven");
        assertThat(TestClient.at(changed, "/parcel/weight")).isEqualTo("2.500");
        assertThat(TestClient.at(changed, "/parcel/status/id")).isEqualTo("1000");
        assertThat(client.send("PUT", PARCELS, "{\"parcel\":{\"id\":" + id + "}}").statusCode()).isEqualTo(400);
        assertThat(client.send("PUT", PARCELS, "{\"parcel\":{\"id\":1}}").statusCode()).isEqualTo(404);
    }

    @Test
    void anAsynchronousLabelIsReadyAtTheNextReadOfTheParcel() throws IOException {
        HttpResponse<String> created = client.post(PARCELS, with("request_label_async", "true"));

        assertThat(TestClient.at(created, "/parcel/status/id")).isEqualTo("1001");
        assertThat(TestClient.at(client.get(PARCELS + "/" + TestClient.at(created, "/parcel/id")), "/parcel/status/id"))
                .isEqualTo("1000");
    }

    @Test
    void theEffectOfACancellationDependsOnTheStatus() throws IOException {
        String announced = PARCELS + "/" + TestClient.at(client.post(PARCELS, TestClient.PARCEL), "/parcel/id");
        String failed = PARCELS + "/" + TestClient.at(client.post(PARCELS, FAILING), "/parcel/id");
        String unannounced
                = PARCELS + "/" + TestClient.at(client.post(PARCELS, TestClient.PARCEL.replace("true", "false")), "/parcel/id");

        assertThat(client.post(announced + "/cancel", "").body())
                .isEqualTo("{\"status\":\"cancelled\",\"message\":\"Parcel has been cancelled\"}");
        assertThat(client.post(announced + "/cancel", "").statusCode()).isEqualTo(400);
        assertThat(client.post(failed + "/cancel", "").statusCode()).isEqualTo(410);
        assertThat(client.get(failed).statusCode()).isEqualTo(404);
        assertThat(client.post(unannounced + "/cancel", "").statusCode()).isEqualTo(200);
        assertThat(client.get(unannounced).statusCode()).isEqualTo(404);
        assertThat(client.post(PARCELS + "/1/cancel", "").statusCode()).isEqualTo(404);
    }

    @Test
    void theListIsReadPageByPageWithFullAddresses() throws IOException {
        sandbox.controls().parcelsPageSize(2);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(TestClient.at(client.post(PARCELS, TestClient.PARCEL), "/parcel/id"));
        }

        HttpResponse<String> first = client.get(PARCELS + "?parcel_status=1000");
        HttpResponse<String> second = client.get(TestClient.at(first, "/next"));

        assertThat(TestClient.json(first).path("parcels")).hasSize(2);
        assertThat(TestClient.json(first).path("previous").isNull()).isTrue();
        assertThat(TestClient.at(first, "/next")).startsWith(sandbox.baseUri() + "/v2/parcels?").contains("parcel_status=1000");
        assertThat(TestClient.at(first, "/parcels/0/id")).as("the newest parcel").isEqualTo(ids.get(2));
        assertThat(TestClient.at(first, "/parcels/1/id")).isEqualTo(ids.get(1));
        assertThat(TestClient.at(first, "/next")).contains("?cursor=" + cursor("p=" + ids.get(1)) + "&parcel_status=1000");
        assertThat(TestClient.json(second).path("parcels")).hasSize(1);
        assertThat(TestClient.at(second, "/parcels/0/id")).isEqualTo(ids.get(0));
        assertThat(TestClient.json(second).path("next").isNull()).isTrue();
        assertThat(TestClient.at(second, "/previous")).contains("?cursor=" + cursor("r=1&p=" + ids.get(0)) + "&");
        assertThat(client.get(TestClient.at(second, "/previous")).body()).contains(ids.get(1), ids.get(2))
                .doesNotContain("\"id\":" + ids.get(0));
        assertThat(client.get(PARCELS + "?cursor=x").body())
                .isEqualTo("{\"error\":{\"code\":404,\"request\":\"api/v2/parcels\",\"message\":\"Invalid cursor\"}}");
    }

    @Test
    void theListCanBeFiltered() throws IOException {
        HttpResponse<String> created = client.post(PARCELS, TestClient.PARCEL);
        client.post(PARCELS, FAILING.replace("ORD-2", "ORD-3"));
        String id = TestClient.at(created, "/parcel/id");

        for (String query : new String[] {
                "order_number=ORD-2", "ids=" + id, "parcel_status=1000", "announced_after=2020-01-01T00:00:00Z",
                "tracking_number=" + TestClient.at(created, "/parcel/tracking_number") }) {
            HttpResponse<String> response = client.get(PARCELS + "?" + query);
            assertThat(TestClient.json(response).path("parcels")).as(query).hasSize(1);
            assertThat(TestClient.at(response, "/parcels/0/id")).isEqualTo(id);
        }
        assertThat(client.get(PARCELS + "?updated_after=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void theStatusesHaveNumbersInVersion2AndCodesInVersion3() throws IOException {
        assertThat(client.get(PARCELS + "/statuses").body()).contains("{\"id\":11,\"message\":\"Delivered\"}");
        assertThat(client.get("/api/v3/parcels/statuses").body()).startsWith("{\"data\":[")
                .contains("{\"code\":\"READY_TO_SEND\",\"message\":\"Ready to send\"}");
    }

    @Test
    void aParcelHasAReturnPortal() throws IOException {
        String parcel = PARCELS + "/" + TestClient.at(client.post(PARCELS, TestClient.PARCEL), "/parcel/id");

        assertThat(TestClient.at(client.get(parcel + "/return_portal_url"), "/url")).startsWith("http");
    }

    @Test
    void aBodyWithoutAParcelIsRejected() throws IOException {
        assertThat(client.post(PARCELS, "{}").statusCode()).isEqualTo(400);
        assertThat(client.post(PARCELS, "nonsense").statusCode()).isEqualTo(400);
        assertThat(client.post(PARCELS, "{\"parcels\":[1]}").statusCode()).isEqualTo(400);
    }

    @Test
    void aParcelCreatedBetweenTwoPagesIsOnNoLaterPage() throws IOException {
        sandbox.controls().parcelsPageSize(1);
        String oldest = TestClient.at(client.post(PARCELS, TestClient.PARCEL), "/parcel/id");
        String second = TestClient.at(client.post(PARCELS, TestClient.PARCEL), "/parcel/id");
        HttpResponse<String> first = client.get(PARCELS);
        client.post(PARCELS, TestClient.PARCEL);

        assertThat(TestClient.at(first, "/parcels/0/id")).isEqualTo(second);
        HttpResponse<String> next = client.get(TestClient.at(first, "/next"));
        assertThat(TestClient.at(next, "/parcels/0/id")).isEqualTo(oldest);
        assertThat(TestClient.json(next).path("next").isNull()).isTrue();
    }

    /** Returns a cursor as a part of an address. The cursor is Base64 with padding. */
    private static String cursor(String position) {
        String base64 = Base64.getEncoder().encodeToString(position.getBytes(StandardCharsets.US_ASCII));
        return URLEncoder.encode(base64, StandardCharsets.US_ASCII);
    }

    private static String one() {
        return Json.read(TestClient.PARCEL).path("parcel").toString();
    }

    private static String with(String field, String json) {
        ObjectNode body = (ObjectNode) Json.read(TestClient.PARCEL);
        body.withObject("/parcel").set(field, Json.read(json));
        return body.toString();
    }
}
