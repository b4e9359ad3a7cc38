package io.github.camelsendcloud.sandbox.internal.orders;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.Integration;
import io.github.camelsendcloud.sandbox.internal.addresses.AddressFields;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;

/** Validates the orders that a shop sends, by the rules of Sendcloud. */
public final class OrderRules {

    private static final List<String> DETAILS = List.of("integration", "status", "order_created_at", "order_items");
    private static final List<String> PAYMENT = List.of("total_price", "status");

    private final Integration integration;
    private final List<ObjectNode> errors = new ArrayList<>();

    public OrderRules(Integration integration) {
        this.integration = integration;
    }

    /**
     * Validates all orders.
     *
     * @throws ErrorResponseException 400 with the errors of all orders
     */
    public void check(JsonNode orders) {
        for (int i = 0; i < orders.size(); i++) {
            check(orders.get(i), "/data/attributes/[" + i + "]");
        }
        ErrorResponseException.throwIfAny(errors);
    }

    private void check(JsonNode order, String pointer) {
        string(order, "order_id", pointer);
        string(order, "order_number", pointer);
        required(order, List.of("order_details", "payment_details"), pointer);
        JsonNode details = order.path("order_details");
        if (details.isObject()) {
            required(details, DETAILS, pointer + "/order_details");
            integration(details.path("integration"), pointer + "/order_details/integration");
            items(details.path("order_items"), pointer + "/order_details/order_items");
        }
        if (order.path("payment_details").isObject()) {
            required(order.path("payment_details"), PAYMENT, pointer + "/payment_details");
        }
        if (order.path("shipping_address").isObject()) {
            required(order.path("shipping_address"), AddressFields.REQUIRED, pointer + "/shipping_address");
        }
    }

    private void integration(JsonNode integrationOfOrder, String pointer) {
        if (integrationOfOrder.isObject()) {
            long id = integrationOfOrder.path("id").asLong(-1);
            if (id != integration.id()) {
                error(pointer + "/id", "Integration with id " + id + " does not exist");
            }
        }
    }

    private void items(JsonNode items, String pointer) {
        for (int i = 0; i < items.size(); i++) {
            JsonNode quantity = items.get(i).path("quantity");
            if (quantity.isMissingNode()) {
                error(pointer + "/" + i + "/quantity", "Field required");
            } else if (quantity.asInt() <= 0) {
                error(pointer + "/" + i + "/quantity", "Input should be greater than 0");
            }
        }
    }

    private void string(JsonNode object, String field, String pointer) {
        if (!object.has(field)) {
            error(pointer + "/" + field, "Field required");
        } else if (!object.get(field).isTextual()) {
            error(pointer + "/" + field, "Input should be a valid string");
        }
    }

    private void required(JsonNode object, List<String> fields, String pointer) {
        for (String field : fields) {
            if (!object.hasNonNull(field)) {
                error(pointer + "/" + field, "Field required");
            }
        }
    }

    private void error(String pointer, String detail) {
        errors.add(ErrorResponses.errorAt(pointer, "invalid", detail));
    }
}
