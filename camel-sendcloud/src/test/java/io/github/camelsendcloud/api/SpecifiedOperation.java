package io.github.camelsendcloud.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.QueryParameter.ListStyle;

/**
 * This record describes one operation of an OpenAPI document in the terms of the catalog.
 *
 * @param root   the document
 * @param path   with a leading slash
 * @param method in upper case
 */
public record SpecifiedOperation(JsonNode root, String path, String method) {

    private static final Set<String> TIMES = Set.of("date", "date-time");
    private static final Pattern SIGN_OF_FAILURE = Pattern.compile("errors?|failed_.*");

    /** Returns the query parameters by name. A parameter with several types has the type {@code any}. */
    public Map<String, QueryParameter> query() {
        Map<String, QueryParameter> query = new LinkedHashMap<>();
        for (SpecifiedParameter parameter : parameters("query")) {
            String name = parameter.name();
            JsonNode schema = target(parameter.node().path("schema"));
            JsonNode one = parameter.list() ? target(schema.path("items")) : schema;
            query.put(name, new QueryParameter(
                    name, type(one), parameter.list() ? style(parameter) : ListStyle.NONE, parameter.required(),
                    texts(one.path("enum")), schema.path("maxItems").asInt()));
        }
        return query;
    }

    /** Returns the names of the described path parameters. */
    public Set<String> pathParameters() {
        return parameters("path").stream().map(SpecifiedParameter::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @param in {@code path}, {@code query} or {@code header} */
    public List<SpecifiedParameter> parameters(String in) {
        Map<String, SpecifiedParameter> parameters = new LinkedHashMap<>();
        // a parameter of the operation takes precedence over a parameter of the path
        for (JsonNode list : List.of(item().path("parameters"), operation().path("parameters"))) {
            for (JsonNode parameter : list) {
                SpecifiedParameter found = new SpecifiedParameter(root, target(parameter));
                if (found.in().equals(in)) {
                    parameters.put(found.name(), found);
                }
            }
        }
        return List.copyOf(parameters.values());
    }

    /** Returns the base addresses of the operation, without its path. */
    public List<URI> servers() {
        JsonNode servers = Stream.of(operation(), item(), root).filter(level -> level.has("servers")).findFirst().orElseThrow()
                .get("servers");
        return servers.findValuesAsText("url").stream().map(URI::create).toList();
    }

    /** Returns the names of the authentication schemes, and an empty set when the operation needs no authentication. */
    public Set<String> securitySchemes() {
        Set<String> schemes = new LinkedHashSet<>();
        JsonNode security = operation().has("security") ? operation().get("security") : root.path("security");
        security.forEach(alternative -> schemes.addAll(names(alternative)));
        return schemes;
    }

    /** Returns the sets of OAuth2 scopes that the document names, each of them an alternative; without empty sets. */
    public Set<Set<String>> scopes() {
        Set<Set<String>> alternatives = new LinkedHashSet<>();
        operation().path("security").forEach(alternative -> {
            Set<String> scopes = new LinkedHashSet<>();
            alternative.forEach(list -> scopes.addAll(texts(list)));
            if (!scopes.isEmpty()) {
                alternatives.add(scopes);
            }
        });
        return alternatives;
    }

    /** Returns the description of the operation for people, in the notation of the document. */
    String description() {
        return operation().path("description").asText() + operation().path("x-mint").path("content").asText();
    }

    /** Returns the body of a request. */
    public SpecifiedContent request(String type) {
        return new SpecifiedContent(root, target(operation().path("requestBody")).path("content").path(type));
    }

    /** Returns the body of a response. */
    public SpecifiedContent response(int status, String type) {
        return new SpecifiedContent(root, response(status).path("content").path(type));
    }

    /** Returns the media types of the request body, and an empty set when the request has no body. */
    public Set<String> requestTypes() {
        return names(target(operation().path("requestBody")).path("content"));
    }

    /** Returns all documented statuses of responses. */
    public Set<Integer> statuses() {
        Set<Integer> statuses = new LinkedHashSet<>();
        names(operation().path("responses")).forEach(status -> statuses.add(Integer.valueOf(status)));
        return statuses;
    }

    /** Returns the statuses of success. */
    public Set<Integer> success() {
        Set<Integer> success = new LinkedHashSet<>();
        for (String status : names(operation().path("responses"))) {
            if (status.startsWith("2")) {
                success.add(Integer.valueOf(status));
            }
        }
        return success;
    }

    /** Returns the media types of the successful responses. */
    public Set<String> responseTypes() {
        return success().stream().flatMap(status -> responseTypes(status).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Returns the media types of the responses with a given status, and an empty set when the responses have no body.
     */
    public Set<String> responseTypes(int status) {
        return names(response(status).path("content"));
    }

    /** Returns the paging, and {@code null} when the document mentions pages without a description of the paging. */
    public Paging paging() {
        JsonNode response = target(operation().at("/responses/200"));
        if (response.path("headers").has("Link")) {
            return Paging.LINK;
        }
        JsonNode json = response.path("content").path("application/json");
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

    /** Returns the places of the lists at the top level of a response, such as {@code /data}. */
    public List<String> lists() {
        List<String> lists = new ArrayList<>();
        JsonNode schema = target(operation().at("/responses/200/content/application~1json/schema"));
        schema.path("properties").properties().forEach(field -> {
            if (type(target(field.getValue())).equals("array")) {
                lists.add("/" + field.getKey());
            }
        });
        return lists;
    }

    /**
     * Returns the places in a successful response that can report a failure, such as {@code /parcels/*}{@code /errors}.
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

    /** @param parents the outer schemas of this schema: a schema may contain itself */
    private void ofSchema(JsonNode reference, String path, List<JsonNode> parents, Set<String> signs) {
        JsonNode schema = target(reference);
        if (parents.stream().anyMatch(parent -> parent == schema)) {
            return;
        }
        List<JsonNode> here = new ArrayList<>(parents);
        here.add(schema);
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String below = addSign(property.getKey(), path, signs);
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
            ofExample(field.getValue(), addSign(field.getKey(), path, signs), signs);
        }
    }

    private static String addSign(String name, String path, Set<String> signs) {
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

    private JsonNode response(int status) {
        return target(operation().path("responses").path(String.valueOf(status)));
    }

    private static String type(JsonNode schema) {
        String format = schema.path("format").asText();
        return TIMES.contains(format) ? format : schema.path("type").asText("any");
    }

    private static ListStyle style(SpecifiedParameter parameter) {
        String style = parameter.node().path("style").asText("form");
        if (!style.equals("form")) {
            throw new IllegalStateException("The catalog knows no list of style " + style + ": " + parameter);
        }
        return parameter.exploded() ? ListStyle.REPEAT : ListStyle.COMMA;
    }

    private JsonNode target(JsonNode node) {
        return Specifications.target(root, node);
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
