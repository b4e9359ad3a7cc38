package io.github.camelsendcloud.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Sendcloud's specifications are not part of this repository. When several specifications have an operation, the
 * specification of its group (a YAML file) takes precedence over the complete specifications, and a newer complete
 * specification takes precedence over an older complete specification.
 */
public final class Specifications {

    /** The folder of facts about Sendcloud, which is not part of this repository. CONTRIBUTING describes its layout. */
    static final Path DOCUMENTS = Path.of(System.getProperty("sendcloud.documents", "../../shared"));
    private static final Path FOLDER = DOCUMENTS.resolve("openapi");

    private final Map<ApiVersion, List<JsonNode>> roots = new EnumMap<>(ApiVersion.class);

    private Specifications() {
        for (ApiVersion version : ApiVersion.values()) {
            try (Stream<Path> files = Files.list(FOLDER.resolve(version.path()))) {
                roots.put(version, files.sorted(precedence()).map(Specifications::read).toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Returns the documents of a version in the order of precedence. */
    public List<JsonNode> roots(ApiVersion version) {
        return roots.get(version);
    }

    private static final class Holder {
        static final Specifications READ = new Specifications();
    }

    public static boolean areAvailable() {
        return Files.isDirectory(FOLDER);
    }

    /** Skips the test when the specifications are missing. */
    public static Specifications get() {
        assumeTrue(areAvailable(),
                () -> "Sendcloud's specifications are not available: no folder " + FOLDER.toAbsolutePath().normalize());
        return Holder.READ;
    }

    /** Returns the specified operation, and {@code null} when no specification has the operation. */
    public SpecifiedOperation find(Operation operation) {
        return all(operation.version())
                .filter(found -> found.method().equals(operation.method().name())
                        && found.path().equals("/" + operation.path()))
                .findFirst().orElse(null);
    }

    /**
     * Returns all operations in the specifications of a version, in the order of precedence. Several specifications may
     * contain the same operation.
     */
    public Stream<SpecifiedOperation> all(ApiVersion version) {
        List<SpecifiedOperation> all = new ArrayList<>();
        for (JsonNode root : roots.get(version)) {
            root.path("paths").properties().forEach(path -> {
                for (HttpMethod method : HttpMethod.values()) {
                    if (path.getValue().has(method.name().toLowerCase())) {
                        all.add(new SpecifiedOperation(root, path.getKey(), method.name()));
                    }
                }
            });
        }
        return all.stream();
    }

    /** Returns the target of a reference. */
    static JsonNode target(JsonNode root, JsonNode node) {
        return node.has("$ref") ? target(root, root.at(node.get("$ref").asText().substring(1))) : node;
    }

    private static Comparator<Path> precedence() {
        Comparator<Path> groupsFirst = Comparator.comparing(file -> file.toString().endsWith(".json"));
        return groupsFirst.thenComparing(Comparator.reverseOrder());
    }

    private static JsonNode read(Path file) {
        try {
            String text = Files.readString(file);
            ObjectMapper mapper = new ObjectMapper();
            return file.toString().endsWith(".json")
                    ? mapper.readTree(text)
                    : mapper.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
