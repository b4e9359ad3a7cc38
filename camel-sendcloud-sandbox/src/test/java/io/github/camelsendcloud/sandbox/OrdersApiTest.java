package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Collections;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox has the orders of API v3 and their labels. */
class OrdersApiTest {

    private static final String ORDERS = "/api/v3/orders";
    static final String ORDER
            = """
                    {"order_id": "A", "order_number": "N-A",
                     "order_details": {"integration": {"id": 1}, "status": {"code": "fulfilled", "message": "Fulfilled"},
                                       "order_created_at": "2026-02-27T10:00:00.555Z",
                                       "order_updated_at": "2026-03-01T10:00:00Z",
                                       "order_items": [{"name": "Candle", "quantity": 1,
                                                        "total_price": {"value": 3.50, "currency": "EUR"}}]},
                     "payment_details": {"total_price": {"value": 3.50, "currency": "EUR"},
                                         "status": {"code": "paid", "message": "Paid"}},
                     "shipping_address": {"name": "Zoë Doe", "address_line_1": "Lansdown Glade", "house_number": "15",
                                          "postal_code": "5341XT", "city": "Oss", "country_code": "NL"}}""";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    @Test
    void ordersAreCreatedInABatchAndFound() throws IOException {
        HttpResponse<String> created = create(ORDER, order("B"));
        HttpResponse<String> found = client.get(ORDERS + "/" + TestClient.at(created, "/data/0/id"));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(TestClient.json(created).path("data")).hasSize(2);
        assertThat(TestClient.json(created).at("/data/0/id").isInt()).isTrue();
        assertThat(TestClient.json(found).at("/data/id").isTextual()).isTrue();
        assertThat(TestClient.at(found, "/data/order_id")).isEqualTo("A");
        assertThat(TestClient.at(found, "/data/order_details/order_items/0/total_price/value")).isEqualTo("3.50");
        assertThat(TestClient.at(found, "/data/created_at")).isEqualTo(TestClient.at(found, "/data/modified_at"));
    }

    @Test
    void aSecondOrderWithTheSameIdReplacesTheFirst() throws IOException {
        HttpResponse<String> first = create(ORDER);
        HttpResponse<String> second = create(ORDER.replace("N-A", "N-new"));

        assertThat(TestClient.at(second, "/data/0/id")).isEqualTo(TestClient.at(first, "/data/0/id"));
        assertThat(TestClient.json(client.get(ORDERS)).path("data")).hasSize(1);
        assertThat(TestClient.json(client.get(ORDERS + "?order_number=N-new")).path("data")).hasSize(1);
        assertThat(TestClient.json(client.get(ORDERS + "?order_id=A&order_number=N-A")).path("data")).isEmpty();
    }

    @Test
    void oneInvalidOrderFailsTheBatchAndNoOrderIsCreated() throws IOException {
        HttpResponse<String> response
                = create(ORDER, "{\"order_number\": 5, \"order_details\": {\"integration\": {\"id\": 99}}}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(
                "/data/attributes/[1]/order_id", "/data/attributes/[1]/payment_details", "Input should be a valid string",
                "Integration with id 99 does not exist");
        assertThat(TestClient.at(response, "/errors/0/detail")).isEqualTo("Field required");
        assertThat(TestClient.json(client.get(ORDERS)).path("data")).isEmpty();
    }

    @Test
    void aBatchIsAListOfAtMostAHundredOrders() throws IOException {
        HttpResponse<String> object = client.post(ORDERS, ORDER);
        HttpResponse<String> tooMany = client.post(ORDERS, "[" + String.join(",", Collections.nCopies(101, ORDER)) + "]");

        assertThat(TestClient.at(object, "/errors/0/detail")).isEqualTo("Wrong request format, expected list of objects");
        assertThat(TestClient.at(tooMany, "/errors/0/detail")).isEqualTo("Orders list should have at most 100 items, not 101");
    }

    @Test
    void theListHasPagesAndFilters() throws IOException {
        create(order("A"), order("B"), order("C"));

        HttpResponse<String> first = client.get(ORDERS + "?page_size=2");
        String next = first.headers().firstValue("Link").orElse("").replaceAll("<([^>]*)>; rel=\"next\"", "$1");

        assertThat(TestClient.json(first).path("data")).hasSize(2);
        assertThat(TestClient.at(client.get(next), "/data/0/order_id")).isEqualTo("C");
        assertThat(TestClient.json(client.get(ORDERS + "?order_updated_at_min=2026-03-01")).path("data")).hasSize(3);
        assertThat(TestClient.json(client.get(ORDERS + "?order_updated_at_min=2026-03-02")).path("data")).isEmpty();
        assertThat(TestClient.json(client.get(ORDERS + "?order_created_at=2026-02-27&status=fulfilled")).path("data"))
                .hasSize(3);
        assertThat(client.get(ORDERS + "?order_created_at=today").statusCode()).isEqualTo(400);
        assertThat(TestClient.at(client.get(ORDERS + "?integration=128"), "/errors/0/source/parameter"))
                .isEqualTo("integration");
        assertThat(client.get(ORDERS + "?cursor=x").statusCode()).isEqualTo(404);
    }

    @Test
    void anOrderIsChangedFieldByField() throws IOException {
        String order = ORDERS + "/" + TestClient.at(create(ORDER), "/data/0/id");

        HttpResponse<String> changed = client.send("PATCH", order, "{\"order_details\": {\"status\": {\"code\": \"open\"}}}");
        HttpResponse<String> found = client.get(order);

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(changed, "/data/order_number")).isEqualTo("N-A");
        assertThat(TestClient.at(found, "/data/order_details/status/code")).isEqualTo("open");
        assertThat(TestClient.at(found, "/data/order_details/status/message")).isEqualTo("Fulfilled");
        assertThat(client.send("PATCH", order, "{\"order_id\": \"Z\"}").statusCode()).isEqualTo(400);
        assertThat(client.send("PATCH", ORDERS + "/1", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void anOrderCanBeDeletedOnce() throws IOException {
        String order = ORDERS + "/" + TestClient.at(create(ORDER), "/data/0/id");

        HttpResponse<String> deleted = client.send("DELETE", order, "");

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(client.send("DELETE", order, "").statusCode()).isEqualTo(404);
        assertThat(TestClient.at(client.get(order), "/errors/0/title")).isEqualTo("Not found");
    }

    @Test
    void theLabelOfAnOrderIsInTheResponse() throws IOException {
        create(ORDER);

        HttpResponse<String> response = client.post(ORDERS + "/create-label-sync", """
                {"integration_id": 1, "label_details": {"mime_type": "application/pdf", "dpi": 72},
                 "ship_with": {"type": "shipping_option_code", "properties": {"shipping_option_code": "dpd:home"}},
                 "order": {"order_number": "N-A"}}""");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(DocumentsApiTest.text(Base64.getDecoder().decode(TestClient.at(response, "/data/0/label/file"))))
                .contains("Zoë Doe", "Lansdown Glade 15", "DPD (dpd:home)", "N-A");
        assertThat(TestClient.at(response, "/data/0/documents/0/type")).isEqualTo("label");
        HttpResponse<String> shipment = client.get("/api/v3/shipments/" + TestClient.at(response, "/data/0/shipment_id"));
        assertThat(TestClient.at(shipment, "/data/order_number")).isEqualTo("N-A");
    }

    @Test
    void aLabelOfAnUnknownOrderIsRejected() throws IOException {
        String path = ORDERS + "/create-label-sync";

        assertThat(client.post(path, "{\"integration_id\": 1, \"order\": {\"order_id\": \"X\"}}").statusCode()).isEqualTo(404);
        assertThat(client.post(path, "{\"integration_id\": 2, \"order\": {\"order_id\": \"X\"}}").statusCode()).isEqualTo(400);
        assertThat(client.post(path, "{\"integration_id\": 1, \"order\": {\"order_id\": 7}}").statusCode()).isEqualTo(400);
        assertThat(client.post(path, "{\"integration_id\": 1}").statusCode()).isEqualTo(400);
        assertThat(client.post(path, "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void labelsOfSeveralOrdersAreCreatedLaterAndThe202ListsTheFailures() throws IOException {
        ObjectNode withoutAddress = (ObjectNode) Json.read(order("B"));
        withoutAddress.remove("shipping_address");
        create(ORDER, withoutAddress.toString());

        HttpResponse<String> some = client.post(ORDERS + "/create-labels-async", """
                {"integration_id": 1, "orders": [{"order_number": "N-A"}, {"order_id": "B"}, {"order_id": "X"}]}""");
        HttpResponse<String> none
                = client.post(ORDERS + "/create-labels-async", "{\"integration_id\": 1, \"orders\": [{\"order_id\": \"X\"}]}");

        assertThat(some.statusCode()).isEqualTo(202);
        assertThat(TestClient.json(some).path("data")).hasSize(1);
        assertThat(TestClient.json(some).path("errors")).hasSize(2);
        assertThat(TestClient.at(some, "/errors/0/source/pointer")).isEqualTo("/data/attributes/orders/[1]");
        assertThat(none.statusCode()).isEqualTo(202);
        assertThat(TestClient.json(none).has("data")).isFalse();
        HttpResponse<String> shipment = client.get("/api/v3/shipments/" + TestClient.at(some, "/data/0/shipment_id"));
        assertThat(TestClient.at(shipment, "/data/parcels/0/status/code")).isEqualTo("READY_TO_SEND");
    }

    private HttpResponse<String> create(String... orders) throws IOException {
        return client.post(ORDERS, "[" + String.join(",", orders) + "]");
    }

    private static String order(String id) {
        return ORDER.replace("\"A\"", "\"" + id + "\"").replace("N-A", "N-" + id);
    }
}
