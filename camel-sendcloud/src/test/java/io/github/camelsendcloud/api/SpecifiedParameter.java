package io.github.camelsendcloud.api;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * This record describes a parameter of a specified operation.
 *
 * @param root the document
 * @param node the description of the parameter in the document
 */
public record SpecifiedParameter(JsonNode root, JsonNode node) {

    public String name() {
        return node.get("name").asText();
    }

    /** Returns {@code path}, {@code query} or {@code header}. */
    public String in() {
        return node.get("in").asText();
    }

    public boolean required() {
        return node.path("required").asBoolean();
    }

    public SpecifiedSchema schema() {
        return new SpecifiedSchema(root, node.path("schema"));
    }

    public boolean list() {
        return schema().type().equals("array");
    }

    /** Returns whether each value of a list has its own name in the query. */
    public boolean exploded() {
        return node.path("explode").asBoolean(true);
    }

    /**
     * Returns the example of the parameter, or an example of its schema. A list has at least two values, so that the
     * separator is visible.
     */
    public JsonNode sample() {
        JsonNode sample = node.has("example") ? node.get("example") : schema().sample();
        return sample.isArray() && sample.size() == 1 ? ((ArrayNode) sample.deepCopy()).add(sample.get(0)) : sample;
    }

    /**
     * Returns the value in a request. If the specification allows only one value, several values become one text,
     * joined like a query.
     */
    public JsonNode read(List<String> values) {
        if (!list() || !exploded() && values.size() > 1) {
            return schema().read(String.join("&", values));
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        (exploded() ? values : List.of(values.get(0).split(","))).forEach(value -> list.add(schema().items().read(value)));
        return list;
    }
}
