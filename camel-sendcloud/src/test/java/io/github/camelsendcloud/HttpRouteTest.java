package io.github.camelsendcloud;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelsendcloud.internal.binding.TestJson;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A route that a shop calls over HTTP returns the status of Sendcloud's response to the shop. */
class HttpRouteTest extends WebhookTestSupport {

    private static String order(String number) throws Exception {
        Map<String, Object> order = new LinkedHashMap<>(shipment());
        order.put("order_number", number);
        order.put("external_reference_id", "shop-1");
        return TestJson.MAPPER.writeValueAsString(order);
    }

    @Test
    void theSameOrderPostedTwiceSucceedsTwice() throws Exception {
        route("platform-http:/orders", "sendcloud:shipments/announce");

        HttpResponse<String> first = post("/orders", order("N-1"));
        HttpResponse<String> second = post("/orders", order("N-1"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(TestJson.MAPPER.readTree(second.body()).at("/data/id"))
                .isEqualTo(TestJson.MAPPER.readTree(first.body()).at("/data/id"));
    }

    @Test
    void anotherOrderWithTheSameReferenceIsAConflict() throws Exception {
        route("platform-http:/orders", "sendcloud:shipments/announce?throwExceptionOnFailure=false");
        post("/orders", order("N-1"));

        HttpResponse<String> second = post("/orders", order("N-2"));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(TestJson.MAPPER.readTree(second.body()).at("/data/order_number").asText()).isEqualTo("N-1");
    }
}
