package io.github.camelsendcloud;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.ApiHost;
import io.github.camelsendcloud.api.BodyUse;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationAuth;
import io.github.camelsendcloud.api.QueryParameter;
import org.apache.camel.Exchange;

/** Creates a message with all values that an operation accepts, and the expected request. */
final class SampleCall {

    static final byte[] FILE = { '%', 'P', 'D', 'F', 0, (byte) 0xff, '\r', '\n' };
    static final String RETURN_PORTAL_TOKEN = "eyJ.the-portal_s.token";
    private static final String TEXT = "a&b c=ü";

    private final Operation operation;
    private final Map<String, Object> headers = new LinkedHashMap<>();
    private final Map<String, Object> query = new LinkedHashMap<>();
    private Object body;

    SampleCall(Operation operation) {
        this.operation = operation;
        operation.path().parameters().forEach(name -> headers.put(header(name), name + " 1ü"));
        if (operation.auth() == OperationAuth.RETURN_PORTAL) {
            headers.put(SendcloudConstants.RETURN_PORTAL_TOKEN, RETURN_PORTAL_TOKEN);
        }
        operation.query().values().forEach(parameter -> query.put(parameter.name(), value(parameter)));
        if (operation.body() != BodyUse.NONE) {
            body = switch (operation.media()) {
                case JSON -> Map.of("name", "Müller");
                case FORM -> new LinkedHashMap<>(Map.of("name", "Müller & Co"));
                case MULTIPART -> FILE;
            };
            headers.put(Exchange.FILE_NAME, "folder/schäden.pdf");
        }
    }

    SampleCall withHeader(String name, Object value) {
        headers.put(name, value);
        return this;
    }

    SampleCall withoutHeader(String name) {
        headers.remove(name);
        return this;
    }

    SampleCall withQuery(String name, Object value) {
        query.put(name, value);
        return this;
    }

    SampleCall withBody(Object other) {
        body = other;
        return this;
    }

    SampleCall withoutBody() {
        body = null;
        return this;
    }

    void fill(Exchange exchange) {
        exchange.getMessage().setBody(body);
        exchange.getMessage().getHeaders().putAll(headers());
    }

    Map<String, Object> headers() {
        Map<String, Object> all = new LinkedHashMap<>(headers);
        all.put(SendcloudConstants.QUERY, query);
        return all;
    }

    /**
     * Returns the header of a path parameter. The parameter {@code parcel_id} has the header
     * {@code CamelSendcloudParcelId}.
     */
    static String header(String pathParameter) {
        StringBuilder header = new StringBuilder("CamelSendcloud");
        for (String word : pathParameter.split("_")) {
            header.append(word.substring(0, 1).toUpperCase()).append(word.substring(1));
        }
        return header.toString();
    }

    String expectedPath() {
        String path = "/" + operation.path();
        for (String name : operation.path().parameters()) {
            path = path.replace("{" + name + "}", name + "%201%C3%BC");
        }
        if (operation.host() == ApiHost.SERVICE_POINTS_STORE) {
            return "/service-points-host" + path;
        }
        return (operation.host() == ApiHost.SERVICE_POINTS ? RecordingServer.SERVICE_POINTS : RecordingServer.PANEL)
               + "/" + operation.version().path() + path;
    }

    /** Returns the encoded name and value of each query parameter. */
    List<String> expectedQuery() {
        List<String> pairs = new ArrayList<>();
        for (QueryParameter parameter : operation.query().values()) {
            Object value = query.get(parameter.name());
            List<String> encoded = (value instanceof List<?> list ? list : List.of(value)).stream()
                    .map(one -> URLEncoder.encode(one.toString(), StandardCharsets.UTF_8).replace("+", "%20")).toList();
            if (parameter.list() == QueryParameter.ListStyle.COMMA) {
                pairs.add(parameter.name() + "=" + String.join(",", encoded));
            } else {
                encoded.forEach(one -> pairs.add(parameter.name() + "=" + one));
            }
        }
        return pairs;
    }

    private static Object value(QueryParameter parameter) {
        Object one = one(parameter);
        if (parameter.list() == QueryParameter.ListStyle.NONE) {
            return one;
        }
        return List.of(one, parameter.allowed().isEmpty() ? one : parameter.allowed().get(parameter.allowed().size() - 1));
    }

    private static Object one(QueryParameter parameter) {
        if (!parameter.allowed().isEmpty()) {
            return parameter.type().equals("integer")
                    ? Integer.valueOf(parameter.allowed().get(0)) : parameter.allowed().get(0);
        }
        return switch (parameter.type()) {
            case "string" -> TEXT;
            case "integer" -> 42;
            case "number" -> 1.5;
            case "boolean" -> true;
            case "date" -> LocalDate.of(2026, 11, 23);
            case "date-time" -> Instant.parse("2026-11-23T10:15:30Z");
            default -> throw new IllegalStateException(parameter.toString());
        };
    }
}
