package io.github.camelsendcloud.springboot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.SendcloudAccount;
import io.github.camelsendcloud.SendcloudComponent;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The configuration metadata has each option of the component, with the type, the default and the description of the
 * catalog. With {@code -Dreadme.update}, the test writes the metadata.
 */
class MetadataTest {

    private static final String NAME = "META-INF/spring-configuration-metadata.json";
    static final Path FILE = Path.of("src/generated/resources", NAME);
    private static final String PREFIX = "camel.component.sendcloud";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> TYPES = Map.of(
            "boolean", "java.lang.Boolean", "int", "java.lang.Integer", "long", "java.lang.Long",
            "java.util.Map<java.lang.String, java.lang.Object>",
            "java.util.Map<java.lang.String," + SendcloudAccount.class.getName() + ">");

    @Test
    void theMetadataHasTheOptionsOfTheCatalog() throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        String expected = MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
                .writeValueAsString(metadata()) + "\n";
        String update = System.getProperty("readme.update", "false");
        if (!update.equals("false")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, expected);
            return;
        }
        assertThat(Files.readString(FILE)).as("mvn verify -Dreadme.update writes this file: " + FILE).isEqualTo(expected);
    }

    private static ObjectNode metadata() throws IOException {
        ObjectNode metadata = MAPPER.createObjectNode();
        metadata.putArray("groups").addObject().put("name", PREFIX).put("type", SendcloudComponent.class.getName());
        ArrayNode properties = metadata.putArray("properties");
        ArrayNode hints = metadata.putArray("hints");
        property(properties, "enabled", "java.lang.Boolean",
                "Whether the properties of the component are used. By default true.");
        property(properties, "customizer.enabled", "java.lang.Boolean",
                "Whether the properties become options of the component. By default true.").put("defaultValue", true);
        try (InputStream json = SendcloudComponent.class.getResourceAsStream(ComponentProperties.DESCRIPTION)) {
            MAPPER.readTree(json).path("componentProperties").properties().forEach(
                    option -> add(properties, hints, StringHelper.camelCaseToDash(option.getKey()), option.getValue()));
        }
        return metadata;
    }

    private static void add(ArrayNode properties, ArrayNode hints, String name, JsonNode option) {
        String type = option.path("javaType").asText();
        String description = option.path("description").asText();
        if (option.path("type").asText().equals("duration")) {
            type = "java.time.Duration";
        } else if (option.path("type").asText().equals("object") && !type.startsWith("java.util.Map")) {
            description += " A bean is named by #bean:NAME.";
        }
        ObjectNode property = property(properties, name, TYPES.getOrDefault(type, type), description);
        if (option.has("defaultValue")) {
            property.set("defaultValue", option.get("defaultValue"));
        }
        if (option.has("enum")) {
            ArrayNode values = hints.addObject().put("name", PREFIX + "." + name).putArray("values");
            option.get("enum").forEach(value -> values.addObject().set("value", value));
        }
    }

    private static ObjectNode property(ArrayNode properties, String name, String type, String description) {
        return properties.addObject().put("name", PREFIX + "." + name).put("type", type).put("description", description);
    }
}
