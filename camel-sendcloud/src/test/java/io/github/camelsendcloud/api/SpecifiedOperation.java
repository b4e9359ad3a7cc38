package io.github.camelsendcloud.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** How its pages follow each other; {@code null} when it is said to have pages, and not how they are got. */
    public Paging paging() {
        JsonNode answer = target(operation().at("/responses/200"));
        if (answer.path("headers").has("Link")) {
            return Paging.LINK;
        }
        JsonNode json = answer.path("content").path("application/json");
        boolean next = target(json.path("schema")).path("properties").has("next");
        for (JsonNode example : json.path("examples")) {
            next |= target(example).path("value").has("next");
        }
        if (next) {
            return Paging.BODY;
        }
        if (query().containsKey("page")) {
            return Paging.PAGE;
        }
        return operation().path("x-sendcloud-paginated").asBoolean() ? null : Paging.NONE;
    }

    /** The places of the lists on the top of its answer: {@code /data}. */
    public List<String> lists() {
        List<String> lists = new ArrayList<>();
        JsonNode schema = target(operation().at("/responses/200/content/application~1json/schema"));
        schema.path("properties").fields().forEachRemaining(field -> {
            if (type(target(field.getValue())).equals("array")) {
                lists.add("/" + field.getKey());
            }
        });
        return lists;
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
