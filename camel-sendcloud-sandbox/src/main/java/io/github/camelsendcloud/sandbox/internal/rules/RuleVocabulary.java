package io.github.camelsendcloud.sandbox.internal.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOptions;
import io.github.camelsendcloud.sandbox.internal.carriers.Zones;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The properties, operators and actions that a shipping rule can have. */
final class RuleVocabulary {

    private static final String NUMBER = "NUMBER";
    private static final String TEXT = "TEXT";
    private static final String SELECT = "SELECT";

    private static final Map<String, String> OPERATORS = new LinkedHashMap<>();
    private static final Map<String, Entry> PROPERTIES = new LinkedHashMap<>();
    private static final Map<String, Entry> ACTIONS = new LinkedHashMap<>();

    private static final List<String> FOR_NUMBERS = List.of("eq", "ne", "gt", "greater_than", "ge", "lt", "le");
    private static final List<String> FOR_TEXTS = List.of("eq", "ne", "in", "contains");

    static {
        OPERATORS.put("eq", "Equal to");
        OPERATORS.put("ne", "Not equal to");
        OPERATORS.put("gt", "Greater than");
        OPERATORS.put("greater_than", "Greater than");
        OPERATORS.put("ge", "Greater than or equal to");
        OPERATORS.put("lt", "Less than");
        OPERATORS.put("le", "Less than or equal to");
        OPERATORS.put("in", "One of");
        OPERATORS.put("contains", "Contains");
        property("order_value", "Order value", NUMBER);
        property("total_order_value", "Total order value", NUMBER);
        property("weight", "Weight", NUMBER);
        property("destination_country", "Destination country", SELECT);
        property("postal_code", "Postal code of the receiver", TEXT);
        property("order_number", "Order number", TEXT);
        property("sku", "SKU", TEXT);
        action("set_shipping_method", "Set shipping method", SELECT);
        action("set_insurance", "Set insurance", NUMBER);
        action("insurance_pc", "Insure a percentage of the order value", NUMBER);
        action("set_weight", "Set weight", NUMBER);
    }

    private RuleVocabulary() {
    }

    private record Entry(String identifier, String name, String type) {

        List<String> operators() {
            return type.equals(NUMBER) ? FOR_NUMBERS : FOR_TEXTS;
        }
    }

    private static void property(String identifier, String name, String type) {
        PROPERTIES.put(identifier, new Entry(identifier, name, type));
    }

    private static void action(String identifier, String name, String type) {
        ACTIONS.put(identifier, new Entry(identifier, name, type));
    }

    static boolean isAction(String identifier) {
        return ACTIONS.containsKey(identifier);
    }

    static boolean isProperty(String identifier) {
        return PROPERTIES.containsKey(identifier);
    }

    /** Whether a condition can compare a property with this operator. */
    static boolean allows(String property, String operator) {
        return PROPERTIES.get(property).operators().contains(operator);
    }

    static ArrayNode operators() {
        return views(new ArrayList<>(OPERATORS.keySet()));
    }

    private static ArrayNode views(List<String> operators) {
        ArrayNode list = Json.array();
        operators.forEach(operator -> list.addObject().put("identifier", operator).put("name", OPERATORS.get(operator))
                .put("multiple", operator.equals("in")).put("unary", false).put("help_text", ""));
        return list;
    }

    static ObjectNode conditions() {
        ObjectNode view = Json.object();
        ArrayNode list = view.putArray("properties");
        PROPERTIES.values().forEach(entry -> list.add(property(entry)));
        view.set("operators", operators());
        return view;
    }

    /** A property with its possible values; null for an unknown property. */
    static ObjectNode condition(String identifier) {
        Entry entry = PROPERTIES.get(identifier);
        return entry == null ? null : withPossibilities(property(entry), identifier);
    }

    static ArrayNode actions() {
        ArrayNode list = Json.array();
        ACTIONS.values().forEach(entry -> list.add(action(entry)));
        return list;
    }

    /** An action with its possible values; null for an unknown action. */
    static ObjectNode action(String identifier) {
        Entry entry = ACTIONS.get(identifier);
        return entry == null ? null : withPossibilities(action(entry), identifier);
    }

    private static ObjectNode property(Entry entry) {
        ObjectNode view = Json.object().put("identifier", entry.identifier()).put("name", entry.name());
        view.set("operators", views(entry.operators()));
        return view.put("type", entry.type()).put("help_text", "").put("multiple", false)
                .put("delimiter", entry.type().equals(TEXT) ? "," : "").put("trigger_update", false);
    }

    private static ObjectNode action(Entry entry) {
        return Json.object().put("identifier", entry.identifier()).put("name", entry.name()).put("type", entry.type())
                .put("help_text", "").put("trigger_update", false);
    }

    private static ObjectNode withPossibilities(ObjectNode view, String identifier) {
        ArrayNode possibilities = view.putArray("possibilities");
        if (identifier.equals("destination_country")) {
            Zones.countries().forEach(code -> possibilities.addArray().add(code).add(Countries.name(code)));
        } else if (identifier.equals("set_shipping_method")) {
            ShippingOptions.listed().forEach(option -> possibilities.addArray().add(option.code()).add(option.name()));
        }
        return view;
    }
}
