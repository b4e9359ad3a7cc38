package io.github.camelsendcloud;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.SpecifiedContent;
import io.github.camelsendcloud.api.SpecifiedOperation;
import io.github.camelsendcloud.api.SpecifiedParameter;

/**
 * The values of example requests. A body is an example of the specification, or a value of its schema. A path names a
 * resource of the sandbox.
 */
final class SandboxSamples {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");
    private static final List<String> IDS = List.of("id", "identifier", "shipment_uuid", "uuid", "ticket_id", "file_token");
    private static final String BOUNDARY = "example-boundary";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final SandboxRun run;
    private final SandboxThings things;
    /** The ids of resources by the version and the path of their list. */
    private final Map<String, String> ids = new HashMap<>();

    SandboxSamples(SandboxRun run, SandboxThings things) {
        this.run = run;
        this.things = things;
    }

    /** The path of an operation with existing ids. */
    String path(ApiVersion version, SpecifiedOperation operation) throws IOException {
        Matcher parameters = PARAMETER.matcher(operation.path());
        StringBuilder path = new StringBuilder();
        int last = 0;
        while (parameters.find()) {
            String list = operation.path().substring(0, parameters.start() - 1);
            path.append(operation.path(), last, parameters.start())
                    .append(SandboxRun.encode(value(version, operation, list, parameters.group(1))));
            last = parameters.end();
        }
        return path.append(operation.path().substring(last)).toString();
    }

    private String value(ApiVersion version, SpecifiedOperation operation, String list, String name) throws IOException {
        if (list.equals("/integrations")) {
            return things.named(operation.method().equals("DELETE") ? "removable integration" : "integration_id").asText();
        }
        if (list.startsWith("/customs_declaration")) {
            return things.named("parcel abroad").asText();
        }
        if (list.endsWith("/documents") || list.equals("/parcel-documents")) {
            return "label";
        }
        JsonNode value = things.created(list);
        if (value.isMissingNode()) {
            value = things.named(name);
        }
        return value.isMissingNode() ? existing(version, operation, list, name) : value.asText();
    }

    /** The id of a resource in a list, or the example of the parameter. */
    private String existing(ApiVersion version, SpecifiedOperation operation, String list, String name) throws IOException {
        String key = version + list;
        boolean ends = operation.method().equals("DELETE") || operation.path().endsWith("/cancel");
        if (!list.contains("{") && (ends || !ids.containsKey(key))) {
            String id = id(run.call("GET", "/" + version.path() + list, null));
            if (id != null) {
                ids.put(key, id);
            }
        }
        return ids.containsKey(key)
                ? ids.get(key) : operation.parameters("path").stream()
                        .filter(parameter -> parameter.name().equals(name)).map(parameter -> parameter.sample().asText())
                        .findFirst().orElseThrow(() -> new IllegalStateException("No value of {" + name + "} in " + operation));
    }

    /** Remembers the id that the response to a create request names. */
    void learn(ApiVersion version, SpecifiedOperation operation, JsonNode response) {
        String id = operation.method().equals("POST") ? id(response) : null;
        if (id != null) {
            ids.put(version + operation.path(), id);
        }
    }

    private static String id(JsonNode response) {
        if (response.isArray()) {
            return response.isEmpty() ? null : id(response.get(0));
        }
        for (String name : IDS) {
            if (response.path(name).isValueNode() && response.has(name)) {
                return response.get(name).asText();
            }
        }
        for (JsonNode child : response) {
            String id = child.isContainerNode() ? id(child) : null;
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    /** @param all whether the query has each parameter with an example, not only the parameters that are required */
    String query(SpecifiedOperation operation, boolean all) {
        return operation.parameters("query").stream().filter(parameter -> !parameter.name().equals("access_token"))
                .filter(parameter -> parameter.required() || hasSample(parameter) && (all || isAddress(operation, parameter)))
                .map(parameter -> SandboxRun.encode(parameter.name()) + "=" + SandboxRun.encode(value(operation, parameter)))
                .collect(Collectors.joining("&"));
    }

    /** An example of a cursor is a cursor of another account. */
    private static boolean hasSample(SpecifiedParameter parameter) {
        return !parameter.name().equals("cursor") && hasExample(parameter);
    }

    private static boolean hasExample(SpecifiedParameter parameter) {
        return parameter.node().has("example") || parameter.node().has("examples")
                || parameter.node().path("schema").has("example");
    }

    /** A service point has a distance only in a response to a search near an address. */
    private static boolean isAddress(SpecifiedOperation operation, SpecifiedParameter parameter) {
        return operation.path().equals("/service-points")
                && List.of("address", "city", "postal_code", "house_number").contains(parameter.name());
    }

    private String value(SpecifiedOperation operation, SpecifiedParameter parameter) {
        String name = parameter.name();
        if (name.equals("ids")) {
            return things.named(operation.path().startsWith("/customs") ? "parcel abroad" : "parcel_id").asText();
        }
        if (!things.named(name).isMissingNode()) {
            return things.named(name).asText();
        }
        JsonNode sample = parameter.sample();
        return sample.isArray() ? sample.get(0).asText() : sample.asText();
    }

    /** The bodies of the examples; one body of the schema's values if the specification has no example. */
    List<JsonNode> bodies(SpecifiedOperation operation) {
        List<JsonNode> bodies = new ArrayList<>();
        var types = operation.requestTypes();
        String type = types.contains(JSON) || !types.contains(FORM) ? JSON : FORM;
        SpecifiedContent content = operation.request(type);
        if (content.node().has("schema")) {
            Map<String, JsonNode> examples = content.examples();
            bodies.addAll(examples.isEmpty() ? List.of(content.schema().sample()) : examples.values());
        }
        return bodies;
    }

    /** Adds the method and a body to a request. */
    HttpRequest.Builder body(SpecifiedOperation operation, HttpRequest.Builder request, JsonNode example) {
        var types = operation.requestTypes();
        String type = JSON;
        String text;
        if (types.contains("multipart/form-data")) {
            type = "multipart/form-data; boundary=" + BOUNDARY;
            text = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"damage.pdf\"\r\n"
                   + "Content-Type: application/pdf\r\n\r\n%PDF-1.4\r\n--" + BOUNDARY + "--\r\n";
        } else if (example == null) {
            return request.method(operation.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            JsonNode body = things.replaced(example.deepCopy());
            text = body.toString();
            if (!types.contains(JSON)) {
                type = FORM;
                text = body.properties().stream()
                        .map(field -> field.getKey() + "=" + SandboxRun.encode(field.getValue().asText()))
                        .collect(Collectors.joining("&"));
            }
        }
        return request.header("Content-Type", type).method(operation.method(), HttpRequest.BodyPublishers.ofString(text));
    }
}
