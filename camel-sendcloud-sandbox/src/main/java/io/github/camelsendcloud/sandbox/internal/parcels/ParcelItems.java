package io.github.camelsendcloud.sandbox.internal.parcels;

import java.math.BigDecimal;
import java.math.RoundingMode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Units;

/** Converts the items of parcels between the forms of v2 and v3, and their weights and amounts to text. */
final class ParcelItems {

    private static final String[] TEXTS = { "hs_code", "product_id", "sku" };
    private static final String[] NULLABLE = { "item_id", "origin_country", "return_reason", "return_message" };

    private ParcelItems() {
    }

    /** Items of a v2 request in the form of v3. Fields that both versions have stay the same. */
    static ArrayNode v3(JsonNode items) {
        ArrayNode converted = Json.array();
        for (JsonNode item : items) {
            if (item instanceof ObjectNode object) {
                ObjectNode v3 = object.deepCopy();
                if (item.path("weight").isValueNode()) {
                    BigDecimal weight = Json.number(item.path("weight"));
                    v3.putObject("weight").put("value", weight == null ? BigDecimal.ZERO : weight).put("unit", "kg");
                }
                if (item.hasNonNull("value")) {
                    v3.remove("value");
                    v3.putObject("price").put("value", item.path("value").asText()).put("currency", "EUR");
                }
                converted.add(v3);
            }
        }
        return converted;
    }

    /** Items in the form that v2 shows: weight and value are text, and no field is absent. */
    static ArrayNode v2(JsonNode items) {
        ArrayNode converted = Json.array();
        for (JsonNode item : items) {
            ObjectNode v2 = converted.addObject().put("description", Json.text(item, "description", ""));
            v2.put("quantity", item.path("quantity").asInt(1)).put("weight", kilograms(item.path("weight")));
            v2.put("value", amount(item.path("price").path("value")));
            for (String field : TEXTS) {
                v2.put(field, Json.text(item, field, ""));
            }
            for (String field : NULLABLE) {
                v2.set(field, item.path(field).isValueNode() ? item.get(field) : Json.object().nullNode());
            }
            v2.set("properties", item.path("properties").isObject() ? item.get("properties").deepCopy() : Json.object());
        }
        return converted;
    }

    /** A weight of v3 in kilograms with three decimals. */
    static String kilograms(JsonNode weight) {
        BigDecimal value = Json.number(weight.path("value"));
        BigDecimal kilograms = value == null ? BigDecimal.ZERO : Units.kilograms(value, Json.text(weight, "unit", "kg"));
        return kilograms.setScale(3, RoundingMode.HALF_UP).toPlainString();
    }

    /** An amount of money with two decimals. */
    static String amount(JsonNode value) {
        BigDecimal amount = Json.number(value);
        return (amount == null ? BigDecimal.ZERO : amount).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
