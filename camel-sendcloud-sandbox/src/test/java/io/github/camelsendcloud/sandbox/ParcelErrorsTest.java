package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The parameter {@code errors} of the parcels of API v2 decides the shape of errors. */
class ParcelErrorsTest {

    private static final String PARCELS = "/api/v2/parcels";
    private static final String FAILING = TestClient.PARCEL.replace("\"id\": 8", "\"id\": 1002");
    private static final String UNANNOUNCED = TestClient.PARCEL.replace("true", "false");

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    @ParameterizedTest
    @ValueSource(strings = { "verbose", "verbose-carrier" })
    void theResponseForOneParcelHasThatParcelAndNoErrors(String errors) throws IOException {
        HttpResponse<String> response = client.post(PARCELS + "?errors=" + errors, TestClient.PARCEL);

        assertThat(TestClient.json(response).has("parcels")).isFalse();
        assertThat(TestClient.at(response, "/parcel/status/id")).isEqualTo("1000");
        assertThat(TestClient.json(response).at("/parcel/errors").isObject()).isTrue();
        assertThat(TestClient.json(response).at("/parcel/errors")).isEmpty();
    }

    @Test
    void theRefusalOfTheCarrierIsATextOfTheParcel() throws IOException {
        HttpResponse<String> response = client.post(PARCELS + "?errors=verbose", FAILING);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(response, "/parcel/status/id")).isEqualTo("1002");
        assertThat(TestClient.json(response).at("/parcel/errors/non_field_errors").textValue()).startsWith("Service error");
        assertThat(TestClient.json(client.post(PARCELS, FAILING)).at("/parcel").has("errors")).isFalse();
    }

    @Test
    void theListShowsTheRefusalOfTheCarrierOnRequest() throws IOException {
        client.post(PARCELS, FAILING);

        JsonNode verbose = TestClient.json(client.get(PARCELS + "?errors=verbose-carrier")).at("/parcels/0");

        assertThat(verbose.at("/errors/non_field_errors/0").textValue()).startsWith("Service error");
        assertThat(TestClient.json(client.get(PARCELS)).at("/parcels/0").has("errors")).isFalse();
    }

    @Test
    void aLabelNeedsAShippingMethod() throws IOException {
        ObjectNode body = (ObjectNode) Json.read(TestClient.PARCEL);
        body.withObject("/parcel").remove("shipment");

        HttpResponse<String> rejected = client.post(PARCELS, body.toString());
        body.withObject("/parcel").put("apply_shipping_rules", true);
        HttpResponse<String> chosen = client.post(PARCELS, body.toString());

        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(rejected, "/error/message")).isEqualTo("shipping_method: \"This field is required.\"");
        assertThat(TestClient.at(chosen, "/parcel/carrier/code")).isEqualTo("postnl");
        assertThat(TestClient.at(chosen, "/parcel/shipment/name")).isEqualTo("PostNL Standard 0-23kg");
    }

    @Test
    void aChangedParcelIsInAListAndAnAnnouncedParcelIsNot() throws IOException {
        String id = TestClient.at(client.post(PARCELS, UNANNOUNCED), "/parcel/id");

        HttpResponse<String> changed = put(PARCELS, id, "\"name\":\"Ann\",\"country_state\":\"NY\",\"quantity\":1");
        HttpResponse<String> announced = put(PARCELS, id, "\"request_label\":true,\"total_order_value\":\"9\"");

        assertThat(TestClient.at(changed, "/parcel/0/name")).isEqualTo("Ann");
        assertThat(TestClient.at(changed, "/parcel/0/to_state")).isEqualTo("NY");
        assertThat(TestClient.at(announced, "/parcel/status/id")).isEqualTo("1000");
        assertThat(TestClient.at(announced, "/parcel/total_order_value")).isEqualTo("9.00");
    }

    @ParameterizedTest
    @ValueSource(strings = { "PUT", "PATCH" })
    void theParcelInThePathIsChanged(String method) throws IOException {
        String path = PARCELS + "/" + TestClient.at(client.post(PARCELS, UNANNOUNCED), "/parcel/id");

        HttpResponse<String> changed = client.send(method, path, "{\"parcel\":{\"city\":\"Oss\",\"house_number\":\"12\"}}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(changed, "/parcel/city")).isEqualTo("Oss");
        assertThat(TestClient.at(changed, "/parcel/address_divided/house_number")).isEqualTo("12");
        assertThat(client.get(path).body()).isEqualTo(changed.body());
        assertThat(client.send(method, PARCELS + "/1", "{\"parcel\":{}}").statusCode()).isEqualTo(404);
    }

    @Test
    void aRefusedAnnouncementOfAnExistingParcelIsA200WithErrorsAndCanBeRepeated() throws IOException {
        String id = TestClient.at(client.post(PARCELS, UNANNOUNCED), "/parcel/id");
        String path = PARCELS + "?errors=verbose-carrier";

        HttpResponse<String> refused = put(path, id, "\"request_label\":true,\"shipment\":{\"id\":1002}");
        HttpResponse<String> invalid = put(path, id, "\"request_label\":true,\"weight\":\"1,5\"");
        HttpResponse<String> mended = put(path, id, "\"request_label\":true,\"shipment\":{\"id\":8}");

        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(refused, "/parcel/status/id")).isEqualTo("1002");
        assertThat(TestClient.json(refused).at("/parcel/errors/non_field_errors").isTextual()).isTrue();
        assertThat(invalid.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(invalid, "/parcel/status/id")).isEqualTo("1002");
        assertThat(TestClient.at(invalid, "/parcel/errors/weight")).isEqualTo("A valid number is required.");
        assertThat(put(PARCELS, id, "\"weight\":\"1,5\"").statusCode()).isEqualTo(400);
        assertThat(TestClient.at(mended, "/parcel/status/id")).isEqualTo("1000");
        assertThat(TestClient.json(mended).at("/parcel/errors")).isEmpty();
        assertThat(put(path, id, "\"request_label\":true").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"1e999999999\"", "\"1e-999999999\"", "1e99999", "1e999999999" })
    void aWeightOfABillionDigitsIsRefused(String weight) throws IOException {
        HttpResponse<String> refused
                = client.post("/api/v2/parcels", TestClient.PARCEL.replace("\"10.000\"", weight));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(refused, "/error/code")).isEqualTo("400");
        assertThat(client.get("/api/v2/parcels").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"1e999999999\"", "1e99999" })
    void anAmountOfABillionDigitsBreaksNoList(String amount) throws IOException {
        client.post("/api/v2/parcels",
                TestClient.PARCEL.replace("\"weight\"", "\"total_order_value\": " + amount + ", \"weight\""));
        client.post("/api/v3/shipments", TestClient.SHIPMENT.replace(
                "\"order_number\"",
                "\"total_order_price\": {\"value\": " + amount + ", \"currency\": \"EUR\"}, \"order_number\""));

        assertThat(client.get("/api/v2/parcels").statusCode()).isEqualTo(200);
        assertThat(client.get("/api/v3/shipments").statusCode()).isEqualTo(200);
    }

    @Test
    void aParcelWithoutAShippingMethodCannotBeAnnounced() throws IOException {
        ObjectNode body = (ObjectNode) Json.read(UNANNOUNCED);
        body.withObject("/parcel").remove("shipment");
        String id = TestClient.at(client.post(PARCELS, body.toString()), "/parcel/id");

        assertThat(TestClient.at(put(PARCELS, id, "\"request_label\":true"), "/error/message"))
                .isEqualTo("shipping_method: \"This field is required.\"");
    }

    private HttpResponse<String> put(String path, String id, String fields) throws IOException {
        return client.send("PUT", path, "{\"parcel\":{\"id\":" + id + "," + fields + "}}");
    }
}
