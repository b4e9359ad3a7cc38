package io.github.camelsendcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.BodyUse;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.Paging;
import io.github.camelsendcloud.internal.binding.OperationRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of the documentation are those of the generated catalog and of the operations. */
class DocumentationTest {

    private static final Path DOCS = Path.of("src/main/docs");
    private static final String START = "<!-- options: written by DocumentationTest -->\n";
    private static final String END = "<!-- end of options -->\n";
    private static final JsonNode CATALOG = catalog();

    private enum Written {
        README(Path.of("../README.md")),
        OPTIONS(DOCS.resolve("partials/sendcloud-options.adoc")),
        HEADERS(DOCS.resolve("partials/sendcloud-headers.adoc")),
        OPERATIONS(DOCS.resolve("partials/sendcloud-operations.adoc"));

        private final Path file;

        Written(Path file) {
            this.file = file;
        }

        private String expected(String present) {
            return switch (this) {
                case README -> present.replaceFirst("<!-- options: .*-->\n", START).replaceFirst(
                        "(?s)(?<=" + START + ").*(?=" + END + ")",
                        Matcher.quoteReplacement(readmeOptions()));
                case OPTIONS -> NOTE + options();
                case HEADERS -> NOTE + headers();
                case OPERATIONS -> NOTE + operations();
            };
        }
    }

    private static final String NOTE = "// written by DocumentationTest: mvn verify -Dreadme.update\n";

    @ParameterizedTest
    @EnumSource
    void theTablesAreThoseOfTheCatalog(Written page) throws IOException {
        boolean update = !"false".equals(System.getProperty("readme.update"));
        String present = update && Files.notExists(page.file) ? "" : Files.readString(page.file);

        String expected = page.expected(present);

        if (update) {
            Files.writeString(page.file, expected);
        } else {
            assertThat(present).as("mvn verify -Dreadme.update writes it anew").isEqualTo(expected);
        }
    }

    @Test
    void thePageIncludesEveryTable() throws IOException {
        String page = Files.readString(DOCS.resolve("sendcloud-component.adoc"));

        try (Stream<Path> partials = Files.list(DOCS.resolve("partials"))) {
            assertThat(partials).allSatisfy(
                    partial -> assertThat(page).containsOnlyOnce("include::partials/" + partial.getFileName() + "[]\n"));
        }
    }

    private static JsonNode catalog() {
        try {
            return new ObjectMapper().readTree(
                    Path.of("src/generated/resources/META-INF/io/github/camelsendcloud/sendcloud.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An option; {@code only} names the level that has it when it is not on both. */
    private record Option(String key, String name, String group, JsonNode facts, String only) {

        /** In the order in which one needs the groups. */
        static List<Option> all() {
            Map<String, Option> options = new TreeMap<>();
            CATALOG.path("componentProperties").fields().forEachRemaining(
                    option -> options.put(option.getKey(), of(option.getKey(), option.getValue(), "component")));
            CATALOG.path("properties").fields().forEachRemaining(option -> {
                if (option.getValue().path("kind").asText().equals("parameter")) {
                    String level = options.containsKey(option.getKey()) ? null : "endpoint";
                    options.put(option.getKey(), of(option.getKey(), option.getValue(), level));
                }
            });
            return options.values().stream().sorted(Comparator.comparing(Option::order)).toList();
        }

        private static Option of(String key, JsonNode facts, String only) {
            String name = facts.has("prefix") ? facts.path("prefix").asText() + "NAME" : key;
            return new Option(key, name, facts.path("group").asText(), facts, only);
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

        /** Whether Camel gives it to endpoints of any kind: a class above our endpoint has it. */
        boolean isOfCamel() {
            Class<?> type = SendcloudEndpoint.class.getSuperclass();
            while (type != null && Stream.of(type.getDeclaredFields()).noneMatch(field -> field.getName().equals(key))) {
                type = type.getSuperclass();
            }
            return type != null;
        }
    }

    /** What is set on an endpoint, without what Camel itself gives. */
    private static String readmeOptions() {
        return "| group | option | default | meaning |\n| --- | --- | --- | --- |\n" + Option.all().stream()
                .filter(option -> !"component".equals(option.only) && !option.isOfCamel())
                .map(option -> "| " + option.group + " | `" + option.name + "` | "
                               + (option.byDefault().isEmpty() ? "" : "`" + option.byDefault() + "`") + " | "
                               + option.meaning().replace("|", "\\|") + only(option) + " |\n")
                .collect(Collectors.joining());
    }

    private static String options() {
        Map<String, List<Option>> groups = Option.all().stream().collect(
                Collectors.groupingBy(Option::group, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        groups.forEach((group, options) -> {
            List<List<String>> rows = new ArrayList<>();
            options.forEach(option -> rows.add(List.of(
                    code(option.name), plain(option.meaning()) + only(option), code(option.byDefault()), type(option.facts))));
            text.append("\n.").append(title(group)).append('\n')
                    .append(table("3,7,3,3", List.of("option", "meaning", "default", "type"), rows));
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

    private static String type(JsonNode facts) {
        if (facts.has("enum")) {
            return StreamSupport.stream(facts.path("enum").spliterator(), false)
                    .map(value -> code(value.asText())).collect(Collectors.joining(", "));
        }
        return facts.path("type").asText().equals("object")
                ? code(facts.path("javaType").asText().replaceFirst("<.*", "").replaceFirst(".*\\.", ""))
                : facts.path("type").asText();
    }

    private static String headers() {
        List<List<String>> rows = new ArrayList<>();
        CATALOG.path("headers").fields().forEachRemaining(header -> rows.add(List.of(
                code(header.getKey()), plain(header.getValue().path("description").asText()),
                header.getValue().path("javaType").asText().replaceAll("[a-z]+\\.", ""),
                code(header.getValue().path("constantName").asText().replaceFirst(".*#", "")))));
        return "\n" + table("4,7,2,3", List.of("header", "meaning", "type", "in `SendcloudConstants`"), rows);
    }

    private static String operations() {
        List<List<String>> rows = new ArrayList<>();
        for (Operation operation : OperationCatalog.get().operations()) {
            String repeat = switch (operation.repeatability()) {
                case READ -> "read";
                case IDEMPOTENT -> "yes";
                case KEYED -> "with reference";
                case UNSAFE -> "no";
            };
            rows.add(List.of(
                    operation.version().path(), operation.method().name(), code(address(operation)),
                    plain(operation.summary()), operation.paging() == Paging.NONE ? "" : "yes", repeat, record(operation)));
        }
        return "\n" + table(
                "1,1,8,6,1,2,4",
                List.of("version", "method", "after `sendcloud:`", "what it does", "pages", "repeat", "record"), rows);
    }

    /** What outputType=model gives. */
    private static String record(Operation operation) {
        return OperationRecords.isMissing(operation) ? "map only" : operation.model() == null ? "-" : code(operation.model());
    }

    /** The shortest address that means this operation, without a header and with a body where it takes one. */
    private static String address(Operation operation) {
        String path = operation.path().toString();
        String method = "method=" + operation.method();
        String version = "apiVersion=" + operation.version().path();
        if (means(path, null, null, operation)) {
            return path;
        }
        if (means(path, null, operation.method(), operation)) {
            return path + "?" + method;
        }
        if (means(path, operation.version(), null, operation)) {
            return path + "?" + version;
        }
        assertThat(means(path, operation.version(), operation.method(), operation)).as(operation.toString()).isTrue();
        return path + "?" + version + "&" + method;
    }

    private static boolean means(String path, ApiVersion version, HttpMethod method, Operation operation) {
        try {
            return OperationCatalog.get().resolve(path, version)
                    .operation(method, operation.body() != BodyUse.NONE).equals(operation);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String table(String columns, List<String> heads, List<List<String>> rows) {
        return Stream.concat(Stream.of(heads), rows.stream())
                .map(row -> row.stream().map(cell -> "|" + (cell.isEmpty() ? "" : " " + cell)).collect(Collectors.joining(" "))
                            + "\n")
                .collect(Collectors.joining("", "[cols=\"" + columns + "\",options=\"header\"]\n|===\n", "|===\n"));
    }

    /** Text without anything that AsciiDoc would read as markup. */
    private static String plain(String text) {
        return text.matches(".*[|{}_*`#^~+<>].*") ? "pass:c[" + text.replace("]", "\\]").replace("|", "\\|") + "]" : text;
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`+" + text.replace("|", "\\|") + "+`";
    }
}
