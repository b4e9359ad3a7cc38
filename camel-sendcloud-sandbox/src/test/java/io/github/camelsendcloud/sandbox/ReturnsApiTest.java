package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox has returns, whose parcels travel back with a label of their own. */
class ReturnsApiTest {

    private static final String RETURNS = "/api/v3/returns";
    private static final String RETURN = """
            {"from_address": {"name": "Zoë Maes", "address_line_1": "Große Straße", "house_number": "5", "postal_code": "50667",
                              "city": "Köln", "country_code": "DE", "email": "zoe@example.com"},
             "to_address": {"name": "Warehouse", "address_line_1": "Stadhuisplein", "house_number": "10",
                            "postal_code": "5611 EM", "city": "Eindhoven", "country_code": "NL"},
             "ship_with": {"type": "shipping_option_code", "shipping_option_code": "dpd:return/return", "contract": 12},
             "dimensions": {"length": 10, "width": 11, "height": 12, "unit": "cm"},
             "weight": {"value": 400, "unit": "g"}, "order_number": "ORD-7",
             "parcel_items": [{"quantity": 2, "description": "Socks", "value": {"value": 6.15, "currency": "EUR"}}]}""";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @Test
    void aReturnHasAParcelWithALabelAndATracking() throws IOException {
        HttpResponse<String> created = client.post(RETURNS, RETURN);
        JsonNode view = get(TestClient.at(created, "/return_id"));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(TestClient.json(created).path("multi_collo_ids")).isEmpty();
        assertThat(view.at("/from_address/name").asText()).isEqualTo("Zoë Maes");
        assertThat(view.at("/shipping_product/code").asText()).isEqualTo("dpd:return/return");
        assertThat(view.at("/weight/value").asInt()).isEqualTo(400);
        assertThat(view.at("/is_cancellable").asBoolean()).isTrue();
        assertThat(view.at("/status_history").findValuesAsText("parent_status"))
                .containsExactly("ready-to-send", "announcing");
        assertThat(DocumentsApiTest.text(client.bytes(view.at("/label/label_printer").asText(), "*/*")))
                .contains("From (return):", "Zoë Maes", "Warehouse", "Order number: ORD-7");
        assertThat(TestClient.at(client.get("/api/v2/tracking/" + view.at("/tracking_number").asText()), "/is_return"))
                .isEqualTo("true");
        assertThat(TestClient.at(client.get("/api/v2/parcels/" + TestClient.at(created, "/parcel_id")), "/parcel/is_return"))
                .isEqualTo("true");
    }

    @Test
    void aReturnWithSeveralColliNamesTheirParcels() throws IOException {
        HttpResponse<String> created = client.post(RETURNS, with("collo_count", "3"));

        assertThat(TestClient.json(created).path("multi_collo_ids")).hasSize(3);
        assertThat(TestClient.at(created, "/multi_collo_ids/0")).isEqualTo(TestClient.at(created, "/parcel_id"));
        assertThat(get(TestClient.at(created, "/return_id")).path("collo_count").asInt()).isEqualTo(3);
    }

    @Test
    void aDeliveredReturnHasTheTimeOfItsDelivery() throws IOException {
        HttpResponse<String> created = client.post(RETURNS, RETURN);
        sandbox.parcelStatus(TestClient.json(created).path("parcel_id").asLong(), "DELIVERED");

        JsonNode view = get(TestClient.at(created, "/return_id"));

        assertThat(Instant.parse(view.path("delivered_at_iso").asText()).toEpochMilli())
                .isEqualTo(view.path("delivered_at").asLong());
        assertThat(view.path("is_cancellable").asBoolean()).isFalse();
    }

    @Test
    void aSynchronousReturnThatTheCarrierRejectsIsAnError() throws IOException {
        HttpResponse<String> created = client.post(RETURNS + "/announce-synchronously", RETURN);
        HttpResponse<String> rejected = client.post(RETURNS + "/announce-synchronously",
                RETURN.replace("dpd:return/return", "sandbox:announcement-failed"));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(rejected, "/error/code")).isEqualTo("parcel_announcement_error");
        assertThat(TestClient.json(client.get("/api/v2/returns")).path("returns")).hasSize(1);
    }

    @Test
    void validationRespondsWithTheReturnAndCreatesNothing() throws IOException {
        HttpResponse<String> valid = client.post(RETURNS + "/validate", RETURN);

        assertThat(valid.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(valid, "/weight")).isEqualTo("0.400");
        assertThat(TestClient.json(valid).at("/dimensions/unit").isMissingNode()).isTrue();
        assertThat(TestClient.json(client.get("/api/v2/returns")).path("returns")).isEmpty();
    }

    @Test
    void anInvalidReturnGetsAllErrorsWithTheirPlaces() throws IOException {
        for (String path : new String[] { "", "/validate", "/announce-synchronously" }) {
            HttpResponse<String> response = client.post(RETURNS + path,
                    RETURN.replace("\"city\": \"Köln\",", "").replace("\"value\": 400", "\"value\": 0")
                            .replace("\"to_address\"", "\"x\""));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(TestClient.json(response).path("errors").findValuesAsText("pointer"))
                    .containsExactly("/from_address/city", "/to_address", "/weight/value");
        }
    }

    @Test
    void aCancelledReturnCannotBeCancelledAgain() throws IOException {
        String id = TestClient.at(client.post(RETURNS, RETURN), "/return_id");

        HttpResponse<String> cancelled = client.send("PATCH", RETURNS + "/" + id + "/cancel", "");
        HttpResponse<String> again = client.send("PATCH", RETURNS + "/" + id + "/cancel", "");

        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(TestClient.at(cancelled, "/message")).isEqualTo("Cancellation requested successfully");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(TestClient.at(again, "/errors/0/message")).isEqualTo("Return is not cancellable.");
        assertThat(get(id).at("/status_history/0/parent_status").asText()).startsWith("cancel");
    }

    @Test
    void theListHasTheReturnsOfATimeAndAStatusInPages() throws IOException {
        for (int i = 0; i < 3; i++) {
            client.post(RETURNS, with("order_number", "\"R-" + i + "\""));
        }
        Instant now = Instant.now();
        String dates = "from_date=" + now.minus(1, ChronoUnit.DAYS) + "&to_date=" + now.plus(1, ChronoUnit.DAYS);

        JsonNode first = TestClient.json(client.get(RETURNS + "?page_size=2&" + dates));
        JsonNode second = TestClient.json(client.get(first.path("next").asText()));

        assertThat(orderNumbers(first.path("data"))).containsExactly("R-2", "R-1");
        assertThat(orderNumbers(second.path("data"))).containsExactly("R-0");
        assertThat(second.has("next")).isFalse();
        assertThat(second.path("previous").asText()).contains("cursor=");
        assertThat(count(dates + "&parent_parcel_status=ready-to-send")).isEqualTo(3);
        assertThat(count(dates + "&parent_parcel_status=delivered")).isZero();
        assertThat(count("from_date=2022-04-06%2000:00:00&to_date=2022-04-07%2000:00:00")).isZero();
        assertThat(TestClient.at(client.get(RETURNS + "?to_date=2022-04-07"), "/errors/0/source/parameter"))
                .isEqualTo("from_date");
    }

    @Test
    void theReturnsOfV2HaveTheIncomingParcel() throws IOException {
        HttpResponse<String> created = client.post(RETURNS, RETURN);
        String id = TestClient.at(created, "/return_id");

        JsonNode view = TestClient.json(client.get("/api/v2/returns/" + id));
        JsonNode list = TestClient.json(client.get("/api/v2/returns"));

        assertThat(view.path("incoming_parcel").asText()).isEqualTo(TestClient.at(created, "/parcel_id"));
        assertThat(view.at("/incoming_parcel_status/global_status_slug").asText()).isEqualTo("ready-to-send");
        assertThat(view.path("items_cost").decimalValue()).isEqualByComparingTo("12.30");
        assertThat(list.at("/returns/0")).isEqualTo(view);
        assertThat(list.path("next").isNull()).isTrue();
    }

    @Test
    void anUnknownReturnIsNotFound() throws IOException {
        assertThat(TestClient.at(client.get("/api/v2/returns/9"), "/error/message"))
                .isEqualTo("No Return matches the given query.");
        assertThat(TestClient.at(client.get(RETURNS + "/9"), "/errors/0/code")).isEqualTo("not_found");
        assertThat(client.send("PATCH", RETURNS + "/9/cancel", "").statusCode()).isEqualTo(404);
    }

    private JsonNode get(String id) throws IOException {
        HttpResponse<String> response = client.get(RETURNS + "/" + id);
        assertThat(response.statusCode()).isEqualTo(200);
        return TestClient.json(response);
    }

    private int count(String query) throws IOException {
        return TestClient.json(client.get(RETURNS + "?" + query)).path("data").size();
    }

    private static Iterable<String> orderNumbers(JsonNode data) {
        return StreamSupport.stream(data.spliterator(), false).map(row -> row.path("order_number").asText()).toList();
    }

    private static String with(String field, String json) {
        ObjectNode request = (ObjectNode) Json.read(RETURN);
        request.set(field, Json.read(json));
        return request.toString();
    }
}
