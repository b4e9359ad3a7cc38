package io.github.camelsendcloud.sandbox.internal.rules;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Prices;
import io.github.camelsendcloud.sandbox.internal.prices.Units;

/** The shipping rules of an account. A rule changes a shipment that matches the conditions of the rule. */
public final class ShippingRules {

    static final String TABLE = "shipping_rules";

    private ShippingRules() {
    }

    /** The rules in the order of their evaluation. */
    static List<ObjectNode> of(Store store) {
        return store.table(TABLE).rows().stream().sorted(Comparator.comparingInt(rule -> rule.path("order").asInt())).toList();
    }

    /**
     * Applies the active rules of an account to the body of a request of v3 that creates a shipment. Does nothing if
     * the caller wants no rules.
     */
    public static void apply(Store store, ObjectNode shipment) {
        if (!shipment.path("apply_shipping_rules").asBoolean(true)) {
            return;
        }
        of(store).stream().filter(rule -> rule.path("is_active").asBoolean() && matches(rule.path("criteria"), shipment))
                .forEach(rule -> rule.path("actions").forEach(action -> perform(action, shipment)));
    }

    private static boolean matches(JsonNode criteria, ObjectNode shipment) {
        boolean all = criteria.path("is_and").asBoolean(true);
        boolean result = all;
        for (JsonNode condition : criteria.path("conditions")) {
            boolean holds = holds(condition, shipment);
            result = all ? result && holds : result || holds;
        }
        return result;
    }

    private static boolean holds(JsonNode condition, ObjectNode shipment) {
        String value = valueOf(Json.text(condition, "property", ""), shipment);
        JsonNode compareTo = condition.path("compare_to");
        String expected = compareTo.asText();
        if (value == null) {
            return false;
        }
        BigDecimal number = Json.number(TextNode.valueOf(value));
        BigDecimal limit = Json.number(TextNode.valueOf(expected));
        int order = number == null || limit == null ? value.compareTo(expected) : number.compareTo(limit);
        return switch (Json.text(condition, "operator", "")) {
            case "eq" -> order == 0;
            case "ne" -> order != 0;
            case "gt", "greater_than" -> order > 0;
            case "ge" -> order >= 0;
            case "lt" -> order < 0;
            case "le" -> order <= 0;
            case "in" -> Arrays.asList(expected.split(" *, *")).contains(value);
            case "contains" -> value.contains(expected);
            default -> false;
        };
    }

    /** The value of a property of a shipment; null if the shipment does not have the property. */
    private static String valueOf(String property, ObjectNode shipment) {
        JsonNode parcel = shipment.path("parcels").path(0);
        return switch (property) {
            case "order_value", "total_order_value" -> orderValue(shipment).toPlainString();
            case "weight" -> Units.kilograms(Units.grams(parcel.path("weight")));
            case "destination_country" -> Json.text(shipment.path("to_address"), "country_code");
            case "postal_code" -> Json.text(shipment.path("to_address"), "postal_code");
            case "order_number" -> Json.text(shipment, "order_number");
            case "sku" -> Json.text(parcel.path("parcel_items").path(0), "sku");
            default -> null;
        };
    }

    private static BigDecimal orderValue(ObjectNode shipment) {
        BigDecimal total = Prices.amount(shipment.path("total_order_price"));
        if (total != null) {
            return total;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode parcel : shipment.path("parcels")) {
            for (JsonNode item : parcel.path("parcel_items")) {
                BigDecimal price = Prices.amount(item.path("price"));
                BigDecimal quantity = BigDecimal.valueOf(item.path("quantity").asLong(1));
                sum = price == null ? sum : sum.add(price.multiply(quantity));
            }
        }
        return sum;
    }

    private static void perform(JsonNode action, ObjectNode shipment) {
        String value = action.path("value").asText();
        BigDecimal number = Json.number(TextNode.valueOf(value));
        String identifier = Json.text(action, "identifier", "");
        if (identifier.equals("set_shipping_method")) {
            shipment.putObject("ship_with").put("type", "shipping_option_code").putObject("properties")
                    .put("shipping_option_code", value);
        } else if (number != null && shipment.path("parcels").isArray()) {
            for (JsonNode parcel : shipment.path("parcels")) {
                switch (identifier) {
                    case "set_insurance" -> insure((ObjectNode) parcel, number);
                    case "insurance_pc" -> insure((ObjectNode) parcel, orderValue(shipment).multiply(number.movePointLeft(2)));
                    case "set_weight" -> ((ObjectNode) parcel).putObject("weight").put("value", value).put("unit", "kg");
                    default -> {
                        // the vocabulary has no other action
                    }
                }
            }
        }
    }

    private static void insure(ObjectNode parcel, BigDecimal value) {
        parcel.putObject("additional_insured_price").put("value", value.stripTrailingZeros().toPlainString())
                .put("currency", "EUR");
    }
}
