package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Compares JSON by the rules of the records. A field that is {@code null} or an empty list or object equals a missing
 * field, a number equals its text, and a time equals the same instant in another notation.
 */
final class JsonTrees {

    private JsonTrees() {
    }

    /** Returns all values below a node by their places. Two nodes with equal values become equal records. */
    static Map<String, String> values(JsonNode node) {
        Map<String, String> values = new TreeMap<>();
        collect("", node, values);
        return values;
    }

    private static void collect(String place, JsonNode node, Map<String, String> values) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                // the length of a list is compared, too
                values.put(place + "/" + i, "");
                collect(place + "/" + i, node.get(i), values);
            }
        } else if (node.isObject()) {
            node.properties().forEach(field -> collect(place + "/" + field.getKey(), field.getValue(), values));
        } else if (!node.isNull() && !node.isMissingNode()) {
            values.put(place, value(node.asText()));
        }
    }

    private static String value(String text) {
        try {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            try {
                return OffsetDateTime.parse(text).toInstant().toString();
            } catch (DateTimeException notATime) {
                return text;
            }
        }
    }
}
