package io.github.camelsendcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes the options and the headers of the generated component JSON as tables. */
final class CatalogTables {

    static final JsonNode CATALOG = catalog();

    private final TableFormat format;

    CatalogTables(TableFormat format) {
        this.format = format;
    }

    private static JsonNode catalog() {
        try {
            return new ObjectMapper().readTree(
                    Path.of("src/generated/resources/META-INF/io/github/camelsendcloud/sendcloud.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An option. The value {@code only} names the level of an option that only the component or only the endpoint has.
     */
    private record Option(String name, String group, JsonNode facts, String only) {

        /** The groups that a reader needs first come first. */
        static List<Option> all() {
            Map<String, Option> options = new TreeMap<>();
            CATALOG.path("componentProperties").properties().forEach(
                    option -> options.put(option.getKey(), of(option.getKey(), option.getValue(), "component")));
            CATALOG.path("properties").properties().forEach(option -> {
                if (option.getValue().path("kind").asText().equals("parameter")) {
                    String level = options.containsKey(option.getKey()) ? null : "endpoint";
                    options.put(option.getKey(), of(option.getKey(), option.getValue(), level));
                }
            });
            return options.values().stream().sorted(Comparator.comparing(Option::order)).toList();
        }

        private static Option of(String key, JsonNode facts, String only) {
            String name = facts.has("prefix") ? facts.path("prefix").asText() + "NAME" : key;
            return new Option(name, facts.path("group").asText(), facts, only);
        }

        private String order() {
            return switch (group) {
                case "security" -> "1";
                case "producer" -> "2";
                default -> "3" + group;
            };
        }

        String meaning() {
            return facts.path("description").asText().replaceFirst(" This is a multi-value option .*", "");
        }

        String byDefault() {
            return facts.path("defaultValue").asText("");
        }
    }

    /** Returns a table for each group of options. */
    String options() {
        return options(Option.all());
    }

    /**
     * Returns a table for each group of options of this component, without the scheduler of Camel's polling consumers.
     */
    String ownOptions() {
        return options(Option.all().stream().filter(option -> !option.group().equals("scheduler")).toList());
    }

    private String options(List<Option> all) {
        Map<String, List<Option>> groups = all.stream().collect(
                Collectors.groupingBy(Option::group, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        groups.forEach((group, options) -> {
            List<List<String>> rows = options.stream().map(option -> List.of(
                    format.code(option.name), format.plain(option.meaning()) + only(option),
                    format.code(option.byDefault()), type(option.facts))).toList();
            text.append(format.heading(title(group)))
                    .append(format.table(List.of("option", "meaning", "default", "type"), List.of(3, 7, 3, 3), rows));
        });
        return text.toString();
    }

    private static String title(String group) {
        return switch (group) {
            case "advanced" -> "Connections and other advanced options";
            default -> Character.toUpperCase(group.charAt(0)) + group.substring(1);
        };
    }

    private static String only(Option option) {
        return option.only == null ? "" : " _On the " + option.only + " only._";
    }

    private String type(JsonNode facts) {
        if (facts.has("enum")) {
            return StreamSupport.stream(facts.path("enum").spliterator(), false)
                    .map(value -> format.code(value.asText())).collect(Collectors.joining(", "));
        }
        return facts.path("type").asText().equals("object")
                ? format.code(facts.path("javaType").asText().replaceFirst("<.*", "").replaceFirst(".*\\.", ""))
                : facts.path("type").asText();
    }

    String headers() {
        List<List<String>> rows = new ArrayList<>();
        CATALOG.path("headers").properties().forEach(header -> rows.add(List.of(
                format.code(header.getKey()), format.plain(header.getValue().path("description").asText()),
                header.getValue().path("javaType").asText().replaceAll("[a-z]+\\.", ""),
                format.code(header.getValue().path("constantName").asText().replaceFirst(".*#", "")))));
        return "\n" + format.table(
                List.of("header", "meaning", "type", "in `SendcloudConstants`"), List.of(4, 7, 2, 3), rows);
    }
}
