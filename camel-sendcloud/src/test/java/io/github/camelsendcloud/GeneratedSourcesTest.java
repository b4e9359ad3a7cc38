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

/** The output of Camel's plugins is committed. A build with a different output fails. */
class GeneratedSourcesTest {

    private static final Path CURRENT = Path.of("src/generated");

    @Test
    void theCommittedSourcesEqualTheGeneratedSources() {
        Path before = Path.of(System.getProperty("generated.before"));

        assertThat(files(before))
                .as("src/generated was outdated. This build has regenerated the files: review and commit the files, and start another build")
                .isEqualTo(files(CURRENT));
    }

    @Test
    void everyOptionAndEveryHeaderIsDescribed() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(CURRENT.resolve("resources/META-INF/io/github/camelsendcloud/sendcloud.json").toFile());

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
