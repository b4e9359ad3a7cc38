package io.github.camelsendcloud.api;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A parameter of a specified operation.
 *
 * @param root the document
 * @param node what it says about the parameter
 */
public record SpecifiedParameter(JsonNode root, JsonNode node) {

    public String name() {
        return node.get("name").asText();
    }

    /** {@code path}, {@code query} or {@code header} */
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

    /** Whether each value of a list has a pair of its own. */
    public boolean exploded() {
        return node.path("explode").asBoolean(true);
    }

    /**
     * The example of the parameter, or one of its schema; a list of two at least, which shows how they are told apart.
     */
    public JsonNode sample() {
        JsonNode sample = node.has("example") ? node.get("example") : schema().sample();
        return sample.isArray() && sample.size() == 1 ? ((ArrayNode) sample.deepCopy()).add(sample.get(0)) : sample;
    }

    /** What stands in a request. What stands there several times and must not is text, joined like a query. */
    public JsonNode read(List<String> values) {
        if (!list() || !exploded() && values.size() > 1) {
            return schema().read(String.join("&", values));
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        (exploded() ? values : List.of(values.get(0).split(","))).forEach(value -> list.add(schema().items().read(value)));
        return list;
    }
}
