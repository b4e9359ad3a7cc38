package io.github.camelsendcloud.kamelets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files of the Kamelets follow the conventions of Camel's catalog, and the pages have the same tables as the files.
 */
class KameletFilesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??(\\w+)}}");
    private static final Set<String> KEYS = Set.of("publicKey", "secretKey", "account");

    static List<Path> kamelets() {
        return KameletFiles.kamelets();
    }

    static List<Path> templates() {
        return KameletFiles.templates();
    }

    @Test
    void thereAreEightKameletsAndFourTemplates() {
        assertThat(kamelets()).hasSize(8);
        assertThat(templates()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aKameletFollowsTheConventionsOfTheCatalog(Path file) {
        Object kamelet = KameletFiles.yaml(file);
        String name = file.getFileName().toString().replace(".kamelet.yaml", "");

        assertThat(KameletFiles.value(kamelet, "apiVersion")).isEqualTo("camel.apache.org/v1");
        assertThat(KameletFiles.value(kamelet, "metadata", "name")).isEqualTo(name);
        assertThat(KameletFiles.value(kamelet, "metadata", "labels", "camel.apache.org/kamelet.type"))
                .isEqualTo(name.replaceFirst(".*-", ""));
        for (String annotation : List.of("kamelet.support.level", "catalog.version", "kamelet.icon", "provider",
                "kamelet.group", "kamelet.namespace")) {
            KameletFiles.value(kamelet, "metadata", "annotations", "camel.apache.org/" + annotation);
        }
        assertThat((List<?>) KameletFiles.value(kamelet, "spec", "dependencies")).asString()
                .contains("camel:kamelet").contains("mvn:io.github.camel-sendcloud:camel-sendcloud:1");
        KameletFiles.value(kamelet, "spec", "dataTypes");
        KameletFiles.value(kamelet, "spec", "definition", "title");
        KameletFiles.value(kamelet, "spec", "definition", "description");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void eachParameterIsDescribedAndUsedAndEachPlaceholderIsAParameter(Path file) {
        Map<String, Map<String, Object>> properties = KameletFiles.properties(file);

        assertThat(properties).containsKeys("publicKey", "secretKey", "account").allSatisfy((name, property) -> {
            assertThat(property).containsKeys("title", "description", "type");
            if (name.toLowerCase().contains("secret")) {
                assertThat(property).containsEntry("format", "password").containsKey("x-descriptors");
            }
        });
        assertThat(placeholders(file)).isEqualTo(new TreeSet<>(properties.keySet()));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void thePageHasTheParametersOfTheKamelet(Path file) {
        String name = file.getFileName().toString().replace(".kamelet.yaml", "");
        List<?> required
                = ShippingOffer.value(KameletFiles.yaml(file), "spec", "definition", "required") instanceof List<?> list
                        ? list : List.of();
        List<String> rows = new ArrayList<>();
        KameletFiles.properties(file).forEach((parameter, property) -> {
            if (!KEYS.contains(parameter)) {
                rows.add(row(parameter, property.get("description"), required.contains(parameter), property.get("default")));
            }
        });

        assertThat(rows("kamelets.md", name)).isEqualTo(rows);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void thePageHasTheParametersOfTheTemplate(Path file) {
        Object template = KameletFiles.value(((List<?>) KameletFiles.yaml(file)).get(0), "routeTemplate");
        String name = (String) KameletFiles.value(template, "id");
        List<String> rows = new ArrayList<>();
        for (Object parameter : (List<?>) KameletFiles.value(template, "parameters")) {
            Map<?, ?> one = (Map<?, ?>) parameter;
            rows.add(row(one.get("name"), one.get("description"), Boolean.TRUE.equals(one.get("required")),
                    one.get("defaultValue")));
        }

        assertThat(file).hasFileName("sendcloud-" + name + ".yaml");
        assertThat(rows("route-templates.md", name)).isEqualTo(rows).isNotEmpty();
    }

    private static String row(Object name, Object description, boolean required, Object value) {
        return "| `" + name + "` | " + description + (required ? " Required." : "") + " | "
               + (value == null || value.equals("") ? "" : "`" + value + "`") + " |";
    }

    /** Returns the rows of the tables of parameters below the heading. */
    private static List<String> rows(String page, String heading) {
        String section = KameletFiles.page(page).split("(?m)^## " + heading + "\n")[1].split("(?m)^## ")[0];
        String table = section.contains("| parameter |") ? section.substring(section.indexOf("| parameter |")) : "";
        return table.lines().takeWhile(line -> line.startsWith("|")).skip(2).toList();
    }

    private static Set<String> placeholders(Path file) {
        Set<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(KameletFiles.text(file)).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
