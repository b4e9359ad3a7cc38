package io.github.camelsendcloud.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.QueryParameter.ListStyle;

/**
 * What an OpenAPI document says about one operation, in the words of the catalog.
 *
 * @param root   the document
 * @param path   with a leading slash
 * @param method in upper case
 */
public record SpecifiedOperation(JsonNode root, String path, String method) {

    private static final Set<String> TIMES = Set.of("date", "date-time");
    private static final Pattern SIGN_OF_FAILURE = Pattern.compile("errors?|failed_.*");

    /** The query parameters by name. One of several types has the type {@code any}. */
    public Map<String, QueryParameter> query() {
        Map<String, QueryParameter> query = new LinkedHashMap<>();
        for (JsonNode parameter : parameters()) {
            if (parameter.path("in").asText().equals("query")) {
                String name = parameter.get("name").asText();
                JsonNode schema = target(parameter.path("schema"));
                boolean list = type(schema).equals("array");
                JsonNode one = list ? target(schema.path("items")) : schema;
                query.put(name, new QueryParameter(
                        name, type(one), list ? style(parameter) : ListStyle.NONE, parameter.path("required").asBoolean(),
                        texts(one.path("enum")), schema.path("maxItems").asInt()));
            }
        }
        return query;
    }

    /** The names of the path parameters that are described. */
    public Set<String> pathParameters() {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode parameter : parameters()) {
            if (parameter.path("in").asText().equals("path")) {
                names.add(parameter.get("name").asText());
            }
        }
        return names;
    }

    /** The media types of the request body; empty when there is none. */
    public Set<String> requestTypes() {
        return names(target(operation().path("requestBody")).path("content"));
    }

    /** The statuses of success. */
    public Set<Integer> success() {
        Set<Integer> success = new LinkedHashSet<>();
        for (String status : names(operation().path("responses"))) {
            if (status.startsWith("2")) {
                success.add(Integer.valueOf(status));
            }
        }
        return success;
    }

    /** The media types of the answers of success. */
    public Set<String> responseTypes() {
        Set<String> types = new LinkedHashSet<>();
        for (int status : success()) {
            types.addAll(names(target(operation().at("/responses/" + status)).path("content")));
        }
        return types;
    }

    /**
     * Where an answer of success can tell of failures, by the names of its fields: {@code /parcels/*}{@code /errors}.
     */
    public Set<String> signsOfFailure() {
        Set<String> signs = new TreeSet<>();
        for (int status : success()) {
            for (JsonNode content : target(operation().at("/responses/" + status)).path("content")) {
                ofSchema(content.path("schema"), "", List.of(), signs);
                content.path("examples").forEach(example -> ofExample(target(example).path("value"), "", signs));
            }
        }
        return signs;
    }

    /** @param parents those that lead here: a schema may have itself in it */
    private void ofSchema(JsonNode reference, String path, List<JsonNode> parents, Set<String> signs) {
        JsonNode schema = target(reference);
        if (parents.stream().anyMatch(parent -> parent == schema)) {
            return;
        }
        List<JsonNode> here = new ArrayList<>(parents);
        here.add(schema);
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String below = noted(property.getKey(), path, signs);
            ofSchema(property.getValue(), below, here, signs);
        }
        ofSchema(schema.path("items"), path + "/*", here, signs);
        for (String choice : List.of("allOf", "oneOf", "anyOf")) {
            schema.path(choice).forEach(part -> ofSchema(part, path, here, signs));
        }
    }

    private static void ofExample(JsonNode value, String path, Set<String> signs) {
        if (value.isArray()) {
            value.forEach(element -> ofExample(element, path + "/*", signs));
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            ofExample(field.getValue(), noted(field.getKey(), path, signs), signs);
        }
    }

    private static String noted(String name, String path, Set<String> signs) {
        String below = path + "/" + name;
        if (SIGN_OF_FAILURE.matcher(name).matches()) {
            signs.add(below);
        }
        return below;
    }

    private JsonNode item() {
        return target(root.path("paths").path(path));
    }

    private JsonNode operation() {
        return item().path(method.toLowerCase());
    }

    /** Those of the path, then those of the operation, which go on top. */
    private List<JsonNode> parameters() {
        List<JsonNode> parameters = new ArrayList<>();
        item().path("parameters").forEach(parameter -> parameters.add(target(parameter)));
        operation().path("parameters").forEach(parameter -> parameters.add(target(parameter)));
        return parameters;
    }

    private static String type(JsonNode schema) {
        String format = schema.path("format").asText();
        return TIMES.contains(format) ? format : schema.path("type").asText("any");
    }

    private static ListStyle style(JsonNode parameter) {
        String style = parameter.path("style").asText("form");
        if (!style.equals("form")) {
            throw new IllegalStateException("The catalog knows no list of style " + style + ": " + parameter);
        }
        return parameter.path("explode").asBoolean(true) ? ListStyle.REPEAT : ListStyle.COMMA;
    }

    private JsonNode target(JsonNode node) {
        return node.has("$ref") ? target(root.at(node.get("$ref").asText().substring(1))) : node;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(value -> {
            if (!value.isNull()) {
                texts.add(value.asText());
            }
        });
        return texts;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
