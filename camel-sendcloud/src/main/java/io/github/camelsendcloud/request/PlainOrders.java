package io.github.camelsendcloud.request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads plain orders from JSON, from CSV and from maps. */
public final class PlainOrders {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
    };
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    private PlainOrders() {
    }

    /**
     * Reads JSON or CSV. A text that starts with a brace or a bracket is JSON. CSV has the names of the fields in its
     * first row, and needs {@code jackson-dataformat-csv} on the class path.
     *
     * @return                         a {@link PlainOrder} for a JSON object, a list of {@link PlainOrder} otherwise
     * @throws InvalidRequestException when the text is neither valid JSON nor valid CSV
     */
    public static Object read(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String start = content.stripLeading();
        if (start.isEmpty()) {
            throw new InvalidRequestException("The order", "is empty, and must be JSON or CSV");
        }
        if (start.charAt(0) == '{' || start.charAt(0) == '[') {
            return of(tree(content));
        }
        try {
            return rows("row ", 2, CsvRows.read(content));
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException("An order in CSV needs jackson-dataformat-csv on the class path", e);
        } catch (IOException e) {
            throw invalid("CSV", e);
        }
    }

    /** @return a {@link PlainOrder} for a JSON object, a list of {@link PlainOrder} for an array */
    public static Object of(JsonNode json) {
        if (!json.isArray()) {
            return of(fields("The order", json));
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        json.forEach(one -> rows.add(fields("order " + (rows.size() + 1), one)));
        return of(rows);
    }

    private static Map<String, Object> fields(String place, JsonNode json) {
        if (!json.isObject()) {
            throw new InvalidRequestException(place, "is no JSON object: " + json.getNodeType());
        }
        return MAPPER.convertValue(json, MAP);
    }

    /** An order with the given fields. */
    public static PlainOrder of(Map<String, Object> fields) {
        return rows("", 0, List.of(fields)).get(0);
    }

    /** The orders of a list. Rows with the same order number are one order with several items. */
    public static List<PlainOrder> of(List<Map<String, Object>> rows) {
        return rows("order ", 1, rows);
    }

    private static List<PlainOrder> rows(String word, int first, List<Map<String, Object>> rows) {
        Map<Object, List<PlainOrder>> orders = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            PlainOrder order = row(word.isEmpty() ? "" : word + (first + i), rows.get(i));
            Object number = order.orderNumber() == null ? i : order.orderNumber();
            orders.computeIfAbsent(number, key -> new ArrayList<>(1)).add(order);
        }
        return orders.values().stream().map(PlainOrders::joined).toList();
    }

    /** A row with the fields of an item in the list of items. */
    private static PlainOrder row(String place, Map<String, Object> row) {
        if (row == null) {
            throw new InvalidRequestException(place.isEmpty() ? "The order" : place, "is null");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, Object> item = new LinkedHashMap<>();
        boolean flat = isEmpty(row.get("items"));
        row.forEach((name, value) -> {
            if (isEmpty(value)) {
                return;
            }
            String itemName = flat && name.startsWith(PlainOrder.ITEM_PREFIX)
                    ? name.substring(PlainOrder.ITEM_PREFIX.length()) : null;
            if (itemName != null && PlainOrder.ITEM_FIELDS.contains(itemName)) {
                item.put(itemName, value);
            } else {
                fields.put(name, value);
            }
        });
        if (!item.isEmpty()) {
            fields.put("items", List.of(item));
        }
        return new PlainOrder(place, fields);
    }

    private static boolean isEmpty(Object value) {
        return value == null || value instanceof CharSequence text && text.toString().isBlank();
    }

    /** The rows of the same order. Each further row must have an item, and no other value for a field. */
    private static PlainOrder joined(List<PlainOrder> rows) {
        PlainOrder order = rows.get(0);
        if (rows.size() == 1) {
            return order;
        }
        Map<String, Object> fields = new LinkedHashMap<>(order.fields());
        List<Object> items = new ArrayList<>();
        for (PlainOrder row : rows) {
            String place = row.place() + " (order " + row.orderNumber() + ")";
            if (row.fields().get("items") instanceof List<?> more) {
                items.addAll(more);
            } else if (row != order) {
                throw new InvalidRequestException(
                        place, "order_number", "is also the number of " + order.place() + ", and this row has no item to add");
            }
            row.fields().forEach((name, value) -> {
                Object present = fields.putIfAbsent(name, value);
                if (!name.equals("items") && present != null && !Objects.equals(present, value)) {
                    throw new InvalidRequestException(
                            place, name,
                            "is '" + value + "', and is '" + present + "' in " + order.place() + " of the same order");
                }
            });
        }
        fields.put("items", items);
        return new PlainOrder(order.place(), fields);
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw invalid("JSON", e);
        }
    }

    private static InvalidRequestException invalid(String format, IOException e) {
        String problem = e instanceof JsonProcessingException json && json.getLocation() != null
                ? json.getOriginalMessage() + " (line " + json.getLocation().getLineNr() + ")" : e.getMessage();
        InvalidRequestException invalid = new InvalidRequestException("The order", "is no valid " + format + ": " + problem);
        invalid.initCause(e);
        return invalid;
    }
}
