package io.github.camelsendcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of options in the README is that of the generated catalog. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");
    private static final String START = "<!-- options: written by ReadmeTest -->\n";
    private static final String END = "<!-- end of options -->\n";

    @Test
    void theTableOfOptionsIsThatOfTheCatalog() throws IOException {
        String readme = Files.readString(README);
        String before = readme.substring(0, readme.indexOf(START) + START.length());
        String after = readme.substring(readme.indexOf(END));
        String expected = before + table() + after;
        if (!"false".equals(System.getProperty("readme.update"))) {
            Files.writeString(README, expected);
        } else {
            assertThat(readme).as("mvn verify -Dreadme.update writes it anew").isEqualTo(expected);
        }
    }

    private static String table() throws IOException {
        JsonNode json = new ObjectMapper().readTree(
                Path.of("src/generated/resources/META-INF/io/github/camelsendcloud/sendcloud.json").toFile());
        Map<String, String> rows = new TreeMap<>();
        json.path("properties").fields().forEachRemaining(option -> {
            JsonNode facts = option.getValue();
            // the groups in the order in which one needs them
            String group = facts.path("group").asText();
            String order = switch (group) {
                case "security" -> "1";
                case "producer" -> "2";
                default -> "3" + group;
            };
            boolean camels = option.getKey().equals("lazyStartProducer");
            if (facts.path("kind").asText().equals("parameter") && !camels) {
                String name = facts.path("prefix").asText("") + (facts.has("prefix") ? "NAME" : option.getKey());
                rows.put(order + option.getKey(), row(group, name, facts));
            }
        });
        return "| group | option | default | meaning |\n| --- | --- | --- | --- |\n" + String.join("", rows.values());
    }

    private static String row(String group, String name, JsonNode facts) {
        String byDefault = facts.path("defaultValue").asText("");
        String meaning = facts.path("description").asText().replaceFirst(" This is a multi-value option .*", "");
        return "| " + group + " | `" + name + "` | " + (byDefault.isEmpty() ? "" : "`" + byDefault + "`") + " | "
               + meaning.replace("|", "\\|") + " |\n";
    }
}
