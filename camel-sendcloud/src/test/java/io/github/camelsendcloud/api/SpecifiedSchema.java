package io.github.camelsendcloud.api;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;

/**
 * A schema of a specification finds the errors of a value, and creates a valid value.
 *
 * @param root the document
 * @param node the schema, or a reference to the schema
 */
public record SpecifiedSchema(JsonNode root, JsonNode node) {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> NO_TEXT = Set.of("integer", "number", "boolean");

    private static final SchemaRegistryConfig STRICT = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    private static final SchemaRegistry OPENAPI_3_0
            = SchemaRegistry.withDialect(Dialects.getOpenApi30(), builder -> builder.schemaRegistryConfig(STRICT));
    private static final SchemaRegistry OPENAPI_3_1
            = SchemaRegistry.withDialect(Dialects.getOpenApi31(), builder -> builder.schemaRegistryConfig(STRICT));
    private static final Map<JsonNode, Schema> COMPILED = Collections.synchronizedMap(new IdentityHashMap<>());
    /** The targets of references, by document. */
    private static final Map<JsonNode, JsonNode> COMPONENTS = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Returns the errors of a value, and an empty list for a valid value. */
    public List<String> complaints(JsonNode value) {
        return COMPILED.computeIfAbsent(node, schema -> compiled()).validate(value).stream().map(Object::toString).toList();
    }

    /**
     * Returns a valid value. The value is the example of the schema if the schema has an example.
     *
     * @throws IllegalStateException when no valid value can be created
     */
    public JsonNode sample() {
        JsonNode sample = new SampleJson(root).of(node);
        List<String> complaints = complaints(sample);
        if (!complaints.isEmpty()) {
            throw new IllegalStateException(sample + " is no sample of " + node + ": " + complaints);
        }
        return sample;
    }

    /**
     * Returns the value of a text in an address or a form, and the text itself when the text does not have the
     * specified type.
     */
    public JsonNode read(String text) {
        if (NO_TEXT.contains(type())) {
            try {
                return MAPPER.readValue(text, JsonNode.class);
            } catch (IOException e) {
                return TextNode.valueOf(text);
            }
        }
        return TextNode.valueOf(text);
    }

    /** Returns the schema of the items of a list. */
    public SpecifiedSchema items() {
        return new SpecifiedSchema(root, target().path("items"));
    }

    /** Returns the schema of a property of an object. */
    public SpecifiedSchema property(String name) {
        return new SpecifiedSchema(root, target().path("properties").path(name));
    }

    /** Returns the first type other than null, and an empty text when the schema has no such type. */
    public String type() {
        return SampleJson.type(target());
    }

    private JsonNode target() {
        return Specifications.target(root, node);
    }

    private Schema compiled() {
        ObjectNode alone = MAPPER.createObjectNode();
        boolean old = root.path("openapi").asText().startsWith("3.0");
        alone.putArray("allOf").add(checkable(node.deepCopy(), old));
        alone.set("components", COMPONENTS.computeIfAbsent(
                root, document -> checkable(document.path("components").deepCopy(), old)));
        return (old ? OPENAPI_3_0 : OPENAPI_3_1).getSchema(alone);
    }

    /**
     * Allows null where the schema says {@code nullable}, which OpenAPI 3.1 does not have: Sendcloud's documents of
     * OpenAPI 3.1 still use {@code nullable}, and their examples have null there.
     */
    private static void allowNull(ObjectNode schema) {
        if (schema.path("nullable").asBoolean() && schema.path("type").isTextual()) {
            String type = schema.get("type").asText();
            schema.putArray("type").add(type).add("null");
            if (schema.path("enum") instanceof ArrayNode values) {
                values.addNull();
            }
        }
    }

    /**
     * Replaces {@code oneOf} by {@code anyOf}, and removes discriminators. Alternatives in Sendcloud's specifications
     * overlap, so a value may match several alternatives. The alternatives contain the condition of a discriminator,
     * and some references of a discriminator have no target.
     */
    private static JsonNode checkable(JsonNode schema, boolean old) {
        schema.forEach(child -> checkable(child, old));
        if (schema instanceof ObjectNode object) {
            if (!old) {
                allowNull(object);
            }
            if (object.path("oneOf").isArray()) {
                object.set("anyOf", object.remove("oneOf"));
            }
            if (object.path("discriminator").has("propertyName")) {
                object.remove("discriminator");
            }
        }
        return schema;
    }
}
