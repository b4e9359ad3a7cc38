package io.github.camelsendcloud.internal.binding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds the item of a list that a part of the response belongs to. The response itself does not name the item. */
final class BatchMatcher {

    /** The fields that Sendcloud returns unchanged. */
    private static final List<String> NAMES = List.of("external_reference", "order_id", "order_number");

    private BatchMatcher() {
    }

    /**
     * Whether an item belongs to the next failed item of the response, rather than to the next created object.
     *
     * @param failed  the next failed item, as the response quotes the item
     * @param created the next created object; {@code null} when no created object is left
     */
    static boolean isOfFailed(JsonNode item, JsonNode failed, JsonNode created) {
        if (created == null || failed.equals(item)) {
            return true;
        }
        int difference = 0;
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            JsonNode inCreated = created.path(field.getKey());
            // a field that the response omits, or has in another form, is no evidence
            if (isText(field.getValue()) && isText(inCreated)) {
                difference += isSame(field.getValue(), failed.path(field.getKey())) ? 1 : 0;
                difference -= isSame(field.getValue(), inCreated) ? 1 : 0;
            }
        }
        return difference > 0;
    }

    /** Whether a created object has the reference or the number of another item. */
    static boolean isOfAnother(JsonNode item, JsonNode created) {
        return NAMES.stream().anyMatch(name -> isText(item.path(name)) && isText(created.path(name))
                && !isSame(item.path(name), created.path(name)));
    }

    private static boolean isText(JsonNode value) {
        return value.isValueNode() && !value.isNull();
    }

    /** Whether two values are the same. Sendcloud returns some numbers as text, and with other decimals. */
    private static boolean isSame(JsonNode first, JsonNode second) {
        if (first.asText().equals(second.asText())) {
            return true;
        }
        try {
            return new BigDecimal(first.asText()).compareTo(new BigDecimal(second.asText())) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
