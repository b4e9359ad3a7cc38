package io.github.camelsendcloud.api;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * This record describes a body of a request or a response in one media type.
 *
 * @param root the document
 * @param node the description of the body in the document
 */
public record SpecifiedContent(JsonNode root, JsonNode node) {

    public SpecifiedSchema schema() {
        return new SpecifiedSchema(root, node.path("schema"));
    }

    /** Returns the examples of the body and of its schema, by name. */
    public Map<String, JsonNode> examples() {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        node.path("examples").properties().forEach(example -> examples.put(
                example.getKey(), Specifications.target(root, example.getValue()).path("value")));
        JsonNode schema = Specifications.target(root, node.path("schema"));
        if (node.has("example")) {
            examples.put("example", node.get("example"));
        } else if (schema.has("example")) {
            examples.put("example of the schema", schema.get("example"));
        }
        schema.path("examples").forEach(example -> examples.put("example " + examples.size() + " of the schema", example));
        return examples;
    }
}
