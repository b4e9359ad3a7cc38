package io.github.camelsendcloud;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.SpecifiedContent;
import io.github.camelsendcloud.api.SpecifiedOperation;
import io.github.camelsendcloud.api.SpecifiedParameter;

/**
 * The values of example requests. A body is an example of the specification, or a value of its schema. A path names a
 * resource that an earlier response of the sandbox has named.
 */
final class SandboxSamples {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");
    private static final List<String> IDS = List.of("id", "identifier", "shipment_uuid", "uuid", "ticket_id", "file_token");
    private static final String BOUNDARY = "example-boundary";

    static final String SHIPMENT = """
            {"to_address": {"name": "John Doe", "address_line_1": "Stadhuisplein", "house_number": "10",
                            "postal_code": "5611 EM", "city": "Eindhoven", "country_code": "NL", "email": "john@example.com"},
             "ship_with": {"type": "shipping_option_code", "properties": {"shipping_option_code": "sendcloud:letter"}},
             "order_number": "%s", "external_reference_id": "%s",
             "parcels": [{"weight": {"value": "0.320", "unit": "kg"}}]}""";

    private final SandboxRun run;
    /** The ids of resources by the version and the path of their list. */
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> named = new HashMap<>();
    private int shipments;

    SandboxSamples(SandboxRun run) throws IOException {
        this.run = run;
        JsonNode shipment = shipment();
        JsonNode parcel = shipment.at("/parcels/0");
        for (String name : List.of("parcel_id", "parcelId")) {
            named.put(name, parcel.path("id").asText());
        }
        named.put("tracking_number", parcel.path("tracking_number").asText());
        named.put("type", "label");
    }

    private JsonNode shipment() throws IOException {
        String reference = "EXAMPLE-" + ++shipments;
        return run.call("POST", "/v3/shipments/announce", SHIPMENT.formatted(reference, reference)).path("data");
    }

    /** The path of an operation with existing ids; null if the sandbox has named no resource of the kind. */
    String path(ApiVersion version, SpecifiedOperation operation) throws IOException {
        Matcher parameters = PARAMETER.matcher(operation.path());
        StringBuilder path = new StringBuilder();
        int last = 0;
        while (parameters.find()) {
            String list = operation.path().substring(0, parameters.start() - 1);
            String value = value(version, operation, list, parameters.group(1));
            if (value == null) {
                return null;
            }
            path.append(operation.path(), last, parameters.start()).append(SandboxRun.encode(value));
            last = parameters.end();
        }
        return path.append(operation.path().substring(last)).toString();
    }

    private String value(ApiVersion version, SpecifiedOperation operation, String list, String name) throws IOException {
        boolean ends = operation.method().equals("DELETE") || operation.path().endsWith("/cancel");
        if (list.equals("/parcels") || list.equals("/shipments")) {
            JsonNode shipment = shipment();
            return list.equals("/parcels") ? shipment.at("/parcels/0/id").asText() : shipment.path("id").asText();
        }
        if (named.containsKey(name)) {
            return named.get(name);
        }
        String key = version + list;
        if (!ids.containsKey(key) || ends) {
            JsonNode response = run.call("GET", "/" + version.path() + list, null);
            String id = id(response);
            if (id != null) {
                ids.put(key, id);
            }
        }
        String id = ids.get(key);
        return id != null ? id : operation.parameters("path").stream().filter(parameter -> parameter.name().equals(name))
                .map(parameter -> parameter.sample().asText()).findFirst().orElse(null);
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
            if (response.path(name).isValueNode()) {
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

    String query(SpecifiedParameter parameter) {
        String name = parameter.name();
        if (name.equals("parcels") || name.equals("ids")) {
            return named.get("parcel_id");
        }
        if (named.containsKey(name)) {
            return named.get(name);
        }
        JsonNode sample = parameter.sample();
        return sample.isArray() ? sample.get(0).asText() : sample.asText();
    }

    /** Adds the method and the body of an operation. */
    HttpRequest.Builder body(ApiVersion version, SpecifiedOperation operation, HttpRequest.Builder request) {
        var types = operation.requestTypes();
        if (types.contains("multipart/form-data")) {
            String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"damage.pdf\"\r\n"
                          + "Content-Type: application/pdf\r\n\r\n%PDF-1.4\r\n--" + BOUNDARY + "--\r\n";
            return request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .method(operation.method(), HttpRequest.BodyPublishers.ofString(body));
        }
        if (!operation.request("application/json").node().has("schema")) {
            return request.method(operation.method(), HttpRequest.BodyPublishers.noBody());
        }
        SpecifiedContent content = operation.request("application/json");
        Map<String, JsonNode> examples = content.examples();
        JsonNode body = (examples.isEmpty() ? content.schema().sample() : examples.values().iterator().next()).deepCopy();
        replaceIds(version, body);
        return request.header("Content-Type", "application/json")
                .method(operation.method(), HttpRequest.BodyPublishers.ofByteArray(body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Replaces the ids of parcels and connections, which only the sandbox knows. */
    private void replaceIds(ApiVersion version, JsonNode body) {
        if (body instanceof ObjectNode object) {
            if (object.has("parcel_id")) {
                object.put("parcel_id", Long.parseLong(named.get("parcel_id")));
            }
            String connection = ids.get(version + "/event-subscriptions/connections");
            if (object.has("connection_id") && connection != null) {
                object.put("connection_id", Long.parseLong(connection));
            }
            if (object.path("label").path("parcels") instanceof ArrayNode parcels) {
                parcels.removeAll().add(Long.parseLong(named.get("parcel_id")));
            }
        }
        body.forEach(child -> replaceIds(version, child));
    }
}
