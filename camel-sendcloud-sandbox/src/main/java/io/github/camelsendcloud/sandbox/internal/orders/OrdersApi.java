package io.github.camelsendcloud.sandbox.internal.orders;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Order;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The orders of API v3. */
public final class OrdersApi {

    private static final String ORDERS = "/api/v3/orders";
    private static final int MAX_BATCH = 100;

    public void addTo(Router router) {
        router.add("GET", ORDERS, this::list);
        router.add("POST", ORDERS, this::createOrUpdate);
        router.add("GET", ORDERS + "/{id}", request -> ApiResponse.data(200, find(request).view()));
        router.add("PATCH", ORDERS + "/{id}", this::update);
        router.add("DELETE", ORDERS + "/{id}", this::delete);
    }

    private ApiResponse list(ApiRequest request) {
        int size = Page.size(request, 200, 100);
        OrderFilter filter = new OrderFilter(request);
        Page<Order> page = Page.of(request, filter.candidates(), filter, size);
        ArrayNode data = Json.array();
        page.items().forEach(order -> data.add(order.view()));
        return page.response(request, data);
    }

    private ApiResponse createOrUpdate(ApiRequest request) {
        JsonNode orders = request.json();
        if (!orders.isArray()) {
            ObjectNode error = ErrorResponses.error(400, "non_field_errors", "Wrong request format, expected list of objects");
            return ErrorResponses.v3(400, List.of(error.put("title", "Wrong format")));
        }
        if (orders.size() > MAX_BATCH) {
            String detail = "Orders list should have at most " + MAX_BATCH + " items, not " + orders.size();
            return ErrorResponses.v3(400, List.of(ErrorResponses.errorAt("/data/attributes/", "invalid", detail)));
        }
        new OrderRules(request.integration()).check(orders);
        ArrayNode data = Json.array();
        for (JsonNode content : orders) {
            Order order = request.store().orderByOrderId(content.path("order_id").asText());
            if (order == null) {
                order = new Order(request.store().ids().nextOrder(), content.deepCopy(), request.store().clock().now());
                request.store().add(order);
            } else {
                request.store().update(order, content.deepCopy());
            }
            data.add(summary(order));
        }
        return ApiResponse.data(201, data);
    }

    private ApiResponse update(ApiRequest request) {
        Order order = find(request);
        ObjectNode changes = request.jsonObject();
        String orderId = Json.text(changes, "order_id", order.orderId());
        if (!orderId.equals(order.orderId())) {
            String detail = "Order id " + orderId + " cannot be changed";
            return ErrorResponses.v3(400, List.of(ErrorResponses.errorAt("/data/attributes/order_id", "invalid", detail)));
        }
        ObjectNode content = order.content().deepCopy();
        merge(content, changes);
        content.remove("id");
        request.store().update(order, content);
        return ApiResponse.data(200, summary(order));
    }

    /** Merges objects field by field. Another value replaces the old value. */
    private static void merge(ObjectNode target, ObjectNode changes) {
        changes.properties().forEach(change -> {
            if (change.getValue() instanceof ObjectNode object && target.get(change.getKey()) instanceof ObjectNode old) {
                merge(old, object);
            } else {
                target.set(change.getKey(), change.getValue());
            }
        });
    }

    private static ObjectNode summary(Order order) {
        return Json.object().put("id", order.id()).put("order_id", order.orderId()).put("order_number", order.orderNumber());
    }

    private ApiResponse delete(ApiRequest request) {
        request.store().remove(find(request));
        return ApiResponse.empty(204);
    }

    private static Order find(ApiRequest request) {
        Order order = request.store().order(request.id());
        if (order == null) {
            throw new ErrorResponseException(notFound());
        }
        return order;
    }

    public static ApiResponse notFound() {
        ObjectNode error
                = ErrorResponses.error(404, "not_found", "The order could not be found with the search criteria given");
        return ErrorResponses.v3(404, List.of(error.put("title", "Not found")));
    }
}
