package io.github.camelsendcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.internal.binding.TestJson;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;

import static org.junit.jupiter.api.Assertions.fail;

/** Creates lists of orders and parcels, and reads the results of batch calls. */
abstract class BatchTestSupport extends SandboxTestSupport {

    static final String ORDERS = "sendcloud:orders";
    static final String PARCELS = "sendcloud:parcels";
    static final String LENIENT = "failOnPartialFailure=false";

    /** Returns an order with only the required fields. */
    static Map<String, Object> order(int number) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("order_id", "id-" + number);
        order.put("order_number", "no-" + number);
        order.put("order_details", Map.of(
                "integration", Map.of("id", sandbox().integrations().get(0).id()),
                "status", Map.of("code", "fulfilled", "message", "Fulfilled"),
                "order_created_at", "2026-11-23T10:00:00Z", "order_items", List.of()));
        order.put("payment_details", Map.of(
                "total_price", Map.of("value", new BigDecimal("10.50"), "currency", "EUR"),
                "status", Map.of("code", "paid", "message", "Paid")));
        return order;
    }

    static List<Map<String, Object>> orders(int count) {
        return new ArrayList<>(IntStream.range(0, count).mapToObj(BatchTestSupport::order).toList());
    }

    static Map<String, Object> parcel(int number) {
        Map<String, Object> parcel = new LinkedHashMap<>();
        parcel.put("name", "Name " + number);
        parcel.put("address", "Stadhuisplein");
        parcel.put("house_number", "10");
        parcel.put("city", "Eindhoven");
        parcel.put("postal_code", "5611 EM");
        parcel.put("country", "NL");
        parcel.put("weight", new BigDecimal("1.10"));
        return parcel;
    }

    static List<Map<String, Object>> parcels(int count) {
        return new ArrayList<>(IntStream.range(0, count).mapToObj(BatchTestSupport::parcel).toList());
    }

    /** Makes the request with this number fail. The first request has the number 1. */
    static void failRequest(int number, Fault fault) {
        sandbox().controls().failNext(1, fault, (method, path) -> sandbox().requests().size() == number);
    }

    static JsonNode json(Exchange exchange) {
        assertNothingThrown(exchange);
        return json(exchange.getMessage().getBody(String.class));
    }

    static JsonNode json(String text) {
        try {
            return TestJson.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** Returns the result at each place of a list: the value of a field, or the codes of the errors. */
    static List<String> places(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false).map(item -> {
            if (item.path("errors").isArray()) {
                return String.join("+", item.path("errors").findValuesAsText("code"));
            }
            return item.has("errors") ? "failed " + item.path("parcel").path(field).asText() : item.path(field).asText();
        }).toList();
    }

    static List<String> numbered(String prefix, int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> prefix + number).toList();
    }

    /** Returns the number of objects in each request. */
    static List<Integer> sizes(String field) {
        return sandbox().requests().stream().map(RecordedRequest::bodyText).map(BatchTestSupport::json)
                .map(body -> (field == null ? body : body.path(field)).size()).toList();
    }

    static void assertNothingThrown(Exchange exchange) {
        if (exchange.getException() != null) {
            throw new AssertionError("The call failed", exchange.getException());
        }
    }

    static SendcloudPartialFailureException partial(Exchange exchange) {
        return exchange.getException() instanceof SendcloudPartialFailureException e
                ? e : fail("No partial failure", exchange.getException());
    }

    static List<String> orderPlaces(SendcloudPartialFailureException e) {
        return places(json(e.getResponseBody()).path("data"), "order_id");
    }

    @SafeVarargs
    static List<String> all(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    static List<String> times(int count, String text) {
        return Collections.nCopies(count, text);
    }
}
