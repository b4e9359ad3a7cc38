package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of orders of API v3 has filters and an order, and shows times as Sendcloud does. */
class OrderListTest {

    private static final String ORDERS = "/api/v3/orders";
    private static final String MICROSECONDS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    @BeforeEach
    void createOrders() throws IOException {
        create("b", "2026-03-02T10:00:00Z");
        create("A", "2026-03-03T12:00:00+02:00");
        create("c", "2026-03-01T10:00:00Z");
    }

    @Test
    void timesHaveMicrosecondsAndTheOffset() throws IOException {
        JsonNode order = TestClient.json(client.get(ORDERS + "?order_id=A")).at("/data/0");

        assertThat(order.path("created_at").asText()).matches(MICROSECONDS);
        assertThat(order.path("modified_at").asText()).matches(MICROSECONDS);
        assertThat(order.at("/order_details/order_updated_at").asText()).isEqualTo("2026-03-03T10:00:00.000000+00:00");
        assertThat(order.at("/order_details/order_created_at").asText()).isEqualTo("2026-02-27T10:00:00.555000+00:00");
    }

    @Test
    void idsNumbersAndStatusesMatchInAnyCase() throws IOException {
        assertThat(ids("order_id=a")).containsExactly("A");
        assertThat(ids("order_number=n-B")).containsExactly("b");
        assertThat(ids("status=FULFILLED")).hasSize(3);
        assertThat(ids("order_id=a&order_number=N-b")).isEmpty();
        assertThat(ids("integration=1")).hasSize(3);
    }

    @Test
    void theListIsSortedAndPaged() throws IOException {
        assertThat(ids("sort=order_number")).containsExactly("A", "b", "c");
        assertThat(ids("sort=-order_updated_at")).containsExactly("A", "b", "c");
        assertThat(ids("sort=order_created_at,-order_id")).containsExactly("c", "b", "A");
        HttpResponse<String> first = client.get(ORDERS + "?sort=-order_number&page_size=2");
        String next = first.headers().firstValue("Link").orElse("").replaceAll("<([^>]*)>; rel=\"next\"", "$1");
        assertThat(TestClient.at(first, "/data/0/order_id")).isEqualTo("c");
        assertThat(TestClient.at(client.get(next), "/data/0/order_id")).isEqualTo("A");
    }

    @Test
    void aChangedNumberAndADeletedOrderAreNotFoundByTheOldNumber() throws IOException {
        create("b", "2026-03-02T10:00:00Z", "N-new");
        String id = TestClient.at(client.get(ORDERS + "?order_number=N-new"), "/data/0/id");

        assertThat(ids("order_number=N-b")).isEmpty();
        client.send("DELETE", ORDERS + "/" + id, "");
        assertThat(ids("order_number=N-new")).isEmpty();
        assertThat(ids("order_id=b")).isEmpty();
    }

    private List<String> ids(String query) throws IOException {
        List<String> ids = new ArrayList<>();
        TestClient.json(client.get(ORDERS + "?" + query)).path("data")
                .forEach(order -> ids.add(order.path("order_id").asText()));
        return ids;
    }

    private void create(String id, String updatedAt) throws IOException {
        create(id, updatedAt, "N-" + id);
    }

    private void create(String id, String updatedAt, String number) throws IOException {
        String order = OrdersApiTest.ORDER.replace("\"A\"", "\"" + id + "\"").replace("N-A", number)
                .replace("2026-03-01T10:00:00Z", updatedAt);
        assertThat(client.post(ORDERS, "[" + order + "]").statusCode()).isEqualTo(201);
    }
}
