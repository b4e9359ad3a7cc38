package io.github.camelsendcloud.api;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Creates a value for a schema: the example of the schema, or a value of its type with all properties. */
final class SampleJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> FORMATS = Map.of(
            "date", "2026-11-23", "date-time", "2026-11-23T10:15:30Z", "time", "10:15:30Z", "email", "jane@example.org",
            "uri", "https://example.org/a", "uuid", "465e2fe8-4589-4ae2-b49c-0c64153e5169");
    /** The maximum depth, since a schema may contain itself. */
    private static final int DEEPEST = 12;

    private final JsonNode root;
    private int depth;

    SampleJson(JsonNode root) {
        this.root = root;
    }

    JsonNode of(JsonNode schema) {
        JsonNode target = Specifications.target(root, schema);
        for (String field : List.of("example", "const", "default")) {
            if (fits(target.path(field), target)) {
                return target.get(field);
            }
        }
        for (String field : List.of("examples", "enum")) {
            for (JsonNode value : target.path(field)) {
                if (fits(value, target)) {
                    return value;
                }
            }
        }
        depth++;
        JsonNode created = create(target);
        depth--;
        return created;
    }

    private boolean fits(JsonNode value, JsonNode schema) {
        return !value.isMissingNode() && new SpecifiedSchema(root, schema).complaints(value).isEmpty();
    }

    private JsonNode create(JsonNode schema) {
        return switch (type(schema)) {
            case "array" -> array(schema);
            case "boolean" -> JSON.booleanNode(true);
            case "integer" -> JSON.numberNode(Math.max(1, schema.path("minimum").asInt()));
            case "number" -> JSON.numberNode(Math.max(1.5, schema.path("minimum").asDouble()));
            case "string" -> JSON.textNode(text(schema));
            default -> composed(schema);
        };
    }

    /** An object has the properties of its schema, of all parts, and of one alternative. */
    private JsonNode composed(JsonNode schema) {
        ObjectNode object = object(schema);
        for (JsonNode part : schema.path("allOf")) {
            JsonNode sample = of(part);
            if (!sample.isObject()) {
                return sample;
            }
            object.setAll((ObjectNode) sample);
        }
        JsonNode alternative = (schema.has("oneOf") ? schema.get("oneOf") : schema.path("anyOf")).path(0);
        if (!alternative.isMissingNode()) {
            JsonNode sample = of(alternative);
            return sample.isObject() ? object.setAll((ObjectNode) sample) : sample;
        }
        return object;
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            JsonNode sample = depth < DEEPEST ? of(property.getValue()) : JSON.missingNode();
            // a property without a possible value (its pattern, for example) is left out; a required property then fails the check
            if (fits(sample, property.getValue())) {
                object.set(property.getKey(), sample);
            }
        });
        return object;
    }

    private ArrayNode array(JsonNode schema) {
        ArrayNode array = JSON.arrayNode();
        JsonNode item = depth < DEEPEST ? of(schema.path("items")) : JSON.missingNode();
        if (fits(item, schema.path("items"))) {
            array.add(item);
        }
        return array;
    }

    private static String text(JsonNode schema) {
        String text = FORMATS.getOrDefault(schema.path("format").asText(), "Müller");
        int least = schema.path("minLength").asInt();
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        return text.repeat(1 + least / text.length()).substring(0, Math.min(most, Math.max(least, text.length())));
    }

    /** Returns the first type other than null, and an empty text when the schema has no such type. */
    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        for (JsonNode one : type) {
            if (!one.asText().equals("null")) {
                return one.asText();
            }
        }
        return type.asText();
    }
}
