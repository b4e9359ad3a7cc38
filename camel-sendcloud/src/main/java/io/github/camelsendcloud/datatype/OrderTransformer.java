package io.github.camelsendcloud.datatype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.request.InvalidRequestException;
import io.github.camelsendcloud.request.PlainOrder;
import io.github.camelsendcloud.request.PlainOrders;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;
import org.apache.camel.support.CamelContextHelper;

/**
 * Transforms the plain order in the body, or each order of a list. Nothing is sent. Camel may ask the transformer of
 * one data type for another data type of the same scheme, so the name of the wanted type decides.
 */
abstract class OrderTransformer extends Transformer {

    /** The name of a Map in the registry, with values for the fields that an order lacks. */
    private static final String DEFAULTS = "sendcloudOrderDefaults";

    @Override
    public void transform(Message message, DataType from, DataType to) {
        Object orders = orders(message);
        Function<PlainOrder, Object> form = form(to);
        if (orders instanceof List<?> list) {
            // one order that is wrong must not hide the others, so a route splits the orders first
            message.setBody(list.stream().map(order -> form.apply((PlainOrder) order)).toList());
        } else {
            message.setBody(form.apply((PlainOrder) orders));
        }
    }

    private Function<PlainOrder, Object> form(DataType to) {
        Map<String, Object> defaults = defaults();
        return switch (to.getName()) {
            case "order" -> order -> order.withDefaults(defaults);
            case "announce-request" -> order -> order.withDefaults(defaults).toAnnounceRequest();
            case "parcel-v2" -> order -> order.withDefaults(defaults).toParcelRequestV2();
            default -> throw new IllegalArgumentException("An order cannot become " + to);
        };
    }

    private Map<String, Object> defaults() {
        Map<?, ?> bean = CamelContextHelper.lookup(getCamelContext(), DEFAULTS, Map.class);
        return bean == null ? Map.of() : fields(bean);
    }

    private static Object orders(Message message) {
        Object body = message.getBody();
        if (body instanceof PlainOrder
                || body instanceof List<?> list && list.stream().allMatch(PlainOrder.class::isInstance)) {
            return body;
        }
        if (body instanceof Map<?, ?> map) {
            return PlainOrders.of(fields(map));
        }
        if (body instanceof JsonNode json) {
            return PlainOrders.of(json);
        }
        if (body instanceof List<?> list) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Object row : list) {
                if (!(row instanceof Map<?, ?> map)) {
                    throw new InvalidRequestException(
                            "The list of orders",
                            "has a " + (row == null ? "null" : row.getClass().getName()) + ", and must have maps");
                }
                rows.add(fields(map));
            }
            return PlainOrders.of(rows);
        }
        String text = message.getBody(String.class);
        if (text == null) {
            throw new InvalidRequestException("The order", "is missing, and must be JSON, CSV, a Map or a List of maps");
        }
        return PlainOrders.read(text);
    }

    private static Map<String, Object> fields(Map<?, ?> map) {
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return fields;
    }
}
