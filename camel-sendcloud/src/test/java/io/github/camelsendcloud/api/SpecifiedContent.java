package io.github.camelsendcloud.api;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A body of a request or of an answer, in one media type.
 *
 * @param root the document
 * @param node what it says about the body
 */
public record SpecifiedContent(JsonNode root, JsonNode node) {

    public SpecifiedSchema schema() {
        return new SpecifiedSchema(root, node.path("schema"));
    }

    /** The examples by name: those of the body, and those of its schema. */
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
