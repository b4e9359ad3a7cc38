package io.github.camelsendcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The output of Camel's plugins is committed: a build with a different output fails. */
class GeneratedSourcesTest {

    private static final Path NOW = Path.of("src/generated");

    @Test
    void theCommittedSourcesEqualTheGeneratedSources() {
        Path before = Path.of(System.getProperty("generated.before"));

        assertThat(files(before))
                .as("src/generated was stale. This build has made it anew: look at it, commit it, and build again")
                .isEqualTo(files(NOW));
    }

    @Test
    void everyOptionAndEveryHeaderIsDescribed() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(NOW.resolve("resources/META-INF/io/github/camelsendcloud/sendcloud.json").toFile());

        for (String group : new String[] { "componentProperties", "headers", "properties" }) {
            assertThat(json.path(group)).as(group).isNotEmpty();
            json.path(group).properties().forEach(
                    option -> assertThat(option.getValue().path("description").asText()).as(option.getKey()).isNotBlank());
        }
    }

    private static Map<String, String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toMap(
                    file -> folder.relativize(file).toString(), GeneratedSourcesTest::text, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
