package io.github.camelsendcloud.kamelets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the Kamelets, the route templates and the pages that describe them. */
final class KameletFiles {

    private KameletFiles() {
    }

    static List<Path> kamelets() {
        return list(Path.of("src/main/kamelets"));
    }

    static List<Path> templates() {
        return list(Path.of("src/main/resources/camel-template"));
    }

    static Object yaml(Path file) {
        // the version is not known before the build
        return new Load(LoadSettings.builder().build()).loadFromString(text(file).replace("@project.version@", "1"));
    }

    static String page(String name) {
        return text(Path.of("..", "docs", name));
    }

    /** Returns the listings of the page in the given language. */
    static List<String> listings(String page, String language) {
        return Stream.of(page(page).split("(?m)^```")).filter(part -> part.startsWith(language + "\n"))
                .map(part -> part.substring(language.length() + 1)).toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the value at a path of names; never {@code null}. */
    static Object value(Object from, String... path) {
        Object found = ShippingOffer.value(from, path);
        if (found == null) {
            throw new AssertionError("No " + String.join("/", path) + " in " + from);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Object>> properties(Path kamelet) {
        return (Map<String, Map<String, Object>>) value(yaml(kamelet), "spec", "definition", "properties");
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
