package io.github.camelsendcloud.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.Specifications;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The records read the examples of Sendcloud's specifications. The specifications are not part of this repository. */
class OfficialExamplesTest {

    /** The operations without an example of the response in their specifications. */
    private static final Set<String> WITHOUT_EXAMPLE = Set.of(
            "v3 POST /addresses/validate", "v3 POST /dsf/tickets/late-delivery", "v3 POST /returns/validate",
            "v3 GET /returns/{id}", "v2 GET /parcels/{id}", "v2 PUT /parcels/{id}", "v2 PATCH /parcels/{id}",
            "v2 POST /reporting/parcels",
            "v2 GET /reporting/parcels/{report_id}");
    /** An example that is an array, although the schema and the other example of the operation are objects. */
    private static final Set<String> CONTRADICTORY = Set.of("v2 GET /shipping-functionalities: example");
    private static final Set<Example> EXAMPLES = new LinkedHashSet<>();

    private static int survivors;

    private record Example(Operation operation, String name, JsonNode body) {

        @Override
        public String toString() {
            return operation + ": " + name;
        }
    }

    @BeforeAll
    static void requireTheSpecifications() {
        Specifications specifications = Specifications.get();
        for (Operation operation : OperationCatalog.get().operations()) {
            if (operation.model() != null) {
                specifications.roots(operation.version()).forEach(root -> collect(operation, root));
            }
        }
        EXAMPLES.removeIf(example -> CONTRADICTORY.contains(example.toString()));
    }

    @AfterAll
    static void printTheCount() {
        if (EXAMPLES.isEmpty()) {
            return;
        }
        System.out.println(survivors + " of " + EXAMPLES.size() + " official examples survive a record");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsReadAndWrittenWithoutChange(Example example) throws Exception {
        Class<?> type = Class.forName(getClass().getPackageName() + "." + example.operation.model());

        JsonNode written = RecordsTest.JSON.valueToTree(RecordsTest.JSON.treeToValue(example.body, type));

        assertThat(JsonTrees.values(written)).isEqualTo(JsonTrees.values(example.body));
        survivors++;
    }

    @Test
    void everyOtherOperationWithARecordHasAnExample() {
        List<String> missing = new ArrayList<>();
        for (Operation operation : OperationCatalog.get().operations()) {
            if (operation.model() != null && EXAMPLES.stream().noneMatch(example -> example.operation == operation)) {
                missing.add(operation.name());
            }
        }

        assertThat(missing).containsExactlyInAnyOrderElementsOf(WITHOUT_EXAMPLE);
    }

    static Set<Example> examples() {
        return EXAMPLES;
    }

    private static void collect(Operation operation, JsonNode root) {
        root.path("paths").properties().forEach(path -> {
            if (withoutNames(path.getKey()).equals(withoutNames("/" + operation.path()))) {
                JsonNode responses = path.getValue().path(operation.method().name().toLowerCase()).path("responses");
                responses.properties().forEach(response -> {
                    if (response.getKey().startsWith("2")) {
                        target(root, response.getValue()).path("content").properties().forEach(media -> {
                            if (media.getKey().contains("json")) {
                                collect(operation, root, media.getValue());
                            }
                        });
                    }
                });
            }
        });
    }

    private static void collect(Operation operation, JsonNode root, JsonNode media) {
        media.path("examples").properties().forEach(example -> EXAMPLES.add(
                new Example(operation, example.getKey(), target(root, example.getValue()).path("value"))));
        JsonNode schema = target(root, media.path("schema"));
        Stream.of(media.path("example"), schema.path("example")).filter(example -> !example.isMissingNode())
                .forEach(example -> EXAMPLES.add(new Example(operation, "example", example)));
        schema.path("examples").forEach(example -> EXAMPLES.add(new Example(operation, "example", example)));
    }

    private static JsonNode target(JsonNode root, JsonNode node) {
        return node.has("$ref") ? target(root, root.at(node.get("$ref").asText().substring(1))) : node;
    }

    private static String withoutNames(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }
}
