package io.github.camelsendcloud.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.Specifications;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The records read responses with all fields of Sendcloud's specifications. The specifications are not part of this
 * repository.
 */
class SpecifiedShapesTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** The number of alternatives of a schema that the test reads. */
    private static final int ALTERNATIVES = 4;
    private static final int DEPTH = 12;

    private record Shape(Operation operation, JsonNode root, JsonNode schema) {

        @Override
        public String toString() {
            return operation + " " + root.at("/info/title").asText() + " " + root.at("/info/version").asText();
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aResponseWithEveryFieldIsReadAndWritten(Shape shape) throws Exception {
        Class<?> type = Class.forName(getClass().getPackageName() + "." + shape.operation.model());
        for (int alternative = 0; alternative < ALTERNATIVES; alternative++) {
            JsonNode sample = sample(shape.root, shape.schema, alternative, 0);

            JsonNode written = RecordsTest.JSON.valueToTree(RecordsTest.JSON.treeToValue(sample, type));

            assertThat(JsonTrees.values(written)).isEqualTo(JsonTrees.values(sample));
        }
    }

    static List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        for (Operation operation : OperationCatalog.get().operations()) {
            if (operation.model() != null) {
                for (JsonNode root : Specifications.get().roots(operation.version())) {
                    JsonNode item = root.path("paths").path("/" + operation.path());
                    JsonNode responses = item.path(operation.method().name().toLowerCase()).path("responses");
                    for (int status : operation.success()) {
                        JsonNode schema = target(root, responses.path(String.valueOf(status)))
                                .path("content").path("application/json").path("schema");
                        if (!schema.isMissingNode()) {
                            shapes.add(new Shape(operation, root, schema));
                        }
                    }
                }
            }
        }
        return shapes;
    }

    private static JsonNode sample(JsonNode root, JsonNode reference, int alternative, int depth) {
        JsonNode schema = target(root, reference);
        for (String choice : List.of("oneOf", "anyOf")) {
            JsonNode choices = schema.path(choice);
            if (!choices.isEmpty() && !choices.get(0).has("const")) {
                return sample(root, choices.get(alternative % choices.size()), alternative, depth);
            }
        }
        if (schema.has("allOf")) {
            JsonNode all = NODES.nullNode();
            for (JsonNode part : schema.get("allOf")) {
                JsonNode one = sample(root, part, alternative, depth);
                if (all instanceof ObjectNode object && one instanceof ObjectNode more) {
                    object.setAll(more);
                } else if (all.isNull()) {
                    all = one;
                }
            }
            return all;
        }
        return switch (type(schema, alternative)) {
            case "object" -> object(root, schema, alternative, depth);
            case "array" -> depth > DEPTH
                    ? NODES.arrayNode() : NODES.arrayNode().add(sample(root, schema.path("items"), alternative, depth + 1));
            case "integer" -> NODES.numberNode(7);
            case "number" -> NODES.numberNode(1.5);
            case "boolean" -> NODES.booleanNode(true);
            case "string" -> NODES.textNode(text(schema, alternative));
            default -> NODES.nullNode();
        };
    }

    private static JsonNode object(JsonNode root, JsonNode schema, int alternative, int depth) {
        ObjectNode object = NODES.objectNode();
        if (depth <= DEPTH) {
            for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
                object.set(field.getKey(), sample(root, field.getValue(), alternative, depth + 1));
            }
        }
        return object;
    }

    /** Returns the chosen type of several types. A schema with properties and without a type is an object. */
    private static String type(JsonNode schema, int alternative) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.get(alternative % type.size()).asText();
        }
        return type.isMissingNode() && schema.has("properties") ? "object" : type.asText();
    }

    /**
     * Returns a text for the format of the schema. The default text has digits only, because the schema may allow a
     * number, too.
     */
    private static String text(JsonNode schema, int alternative) {
        JsonNode values = schema.path("enum");
        if (!values.isEmpty()) {
            return values.get(alternative % values.size()).asText();
        }
        return switch (schema.path("format").asText()) {
            case "date-time" -> "2026-03-11T09:00:00+01:00";
            case "date" -> "2026-03-11";
            default -> "12";
        };
    }

    private static JsonNode target(JsonNode root, JsonNode node) {
        return node.has("$ref") ? target(root, root.at(node.get("$ref").asText().substring(1))) : node;
    }
}
