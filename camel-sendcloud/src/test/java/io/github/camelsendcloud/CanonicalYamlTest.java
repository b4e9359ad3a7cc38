package io.github.camelsendcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The routes in YAML are in Camel's canonical form. The newest Camel warns about each route in a shorter form. */
class CanonicalYamlTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema CANONICAL = canonical();

    /** The routes of the pages and of the examples. A mapping, such as the options of an application, is no route. */
    static Stream<Arguments> routes() throws IOException {
        List<Arguments> routes = new ArrayList<>();
        for (DocumentedPage page : DocumentedListingsTest.pages()) {
            List<String> listings = page.listings("yaml").stream().filter(CanonicalYamlTest::isList).toList();
            for (int i = 0; i < listings.size(); i++) {
                routes.add(arguments(page.name() + " " + (i + 1), listings.get(i)));
            }
        }
        try (Stream<Path> files = Files.walk(DocumentedPage.ROOT.resolve("examples"))) {
            for (Path file : files.filter(CanonicalYamlTest::isSource).sorted().toList()) {
                String text = Files.readString(file);
                if (isList(text)) {
                    routes.add(arguments(DocumentedPage.ROOT.relativize(file).toString(), text));
                }
            }
        }
        return routes.stream();
    }

    private static boolean isSource(Path file) {
        String path = file.toString();
        return path.endsWith(".yaml") && path.contains("src") && !path.contains("target");
    }

    private static boolean isList(String yaml) {
        return yaml.lines().anyMatch(line -> line.startsWith("- "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void theRouteIsInTheCanonicalForm(String name, String yaml) {
        assertThat(complaints(yaml)).isEmpty();
    }

    @Test
    void theSchemaRejectsTheShortForm() {
        assertThat(complaints("- from:\n    uri: direct:a\n    steps:\n      - to: mock:b")).isNotEmpty();
        assertThat(complaints("- from:\n    uri: direct:a\n    steps:\n      - to:\n          uri: mock:b")).isEmpty();
    }

    private static List<String> complaints(String yaml) {
        JsonNode routes = JSON.valueToTree(new Yaml().<Object> load(yaml));
        return CANONICAL.validate(routes).stream().map(Object::toString).toList();
    }

    private static Schema canonical() {
        Path file = Path.of("target/camel-yaml-dsl/schema/camelYamlDsl-canonical.json");
        assertThat(file).as("mvn generate-test-resources unpacks the schema").exists();
        try {
            JsonNode schema = JSON.readTree(file.toFile());
            // Camel's schema wants all data formats in each unmarshal step
            ((ObjectNode) schema.at("/items/definitions/org.apache.camel.model.UnmarshalDefinition")).remove("required");
            return SchemaRegistry.withDialect(Dialects.getDraft4()).getSchema(schema);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
