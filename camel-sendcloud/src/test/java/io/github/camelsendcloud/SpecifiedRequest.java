package io.github.camelsendcloud;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.RecordingServer.Received;
import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.Specifications;
import io.github.camelsendcloud.api.SpecifiedOperation;
import io.github.camelsendcloud.api.SpecifiedParameter;
import io.github.camelsendcloud.api.SpecifiedSchema;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;

/** Reads the operation and the values of a request by Sendcloud's specifications. */
final class SpecifiedRequest {

    private static final Map<String, String> PREFIXES
            = Map.of("panel.sendcloud.sc", "/panel", "servicepoints.sendcloud.sc", "/service-points-host");
    private static final List<SpecifiedOperation> SPECIFIED
            = Stream.of(ApiVersion.values()).flatMap(SpecifiedRequest::specified).toList();

    private final Received request;
    private final SpecifiedOperation operation;

    /** @throws IllegalArgumentException when no specification has such an operation */
    SpecifiedRequest(Received request) {
        this.request = request;
        // a path without path parameters takes precedence over a path with path parameters
        this.operation = SPECIFIED.stream()
                .filter(candidate -> candidate.method().equals(request.method()) && path(candidate) != null)
                .min(Comparator.comparing(candidate -> candidate.pathParameters().size()))
                .orElseThrow(
                        () -> new IllegalArgumentException("No such operation: " + request.method() + " " + request.path()));
    }

    /**
     * Returns the operations of a version. An operation of a newer document replaces the same operation of an older
     * document.
     */
    private static Stream<SpecifiedOperation> specified(ApiVersion version) {
        return Specifications.get().all(version)
                .collect(Collectors.toMap(Object::toString, found -> found, (first, later) -> first, LinkedHashMap::new))
                .values().stream();
    }

    Received request() {
        return request;
    }

    SpecifiedOperation operation() {
        return operation;
    }

    /** Returns the values of the path, of the query or of the headers by the names of their parameters. */
    Map<String, JsonNode> values(String in) {
        Map<String, List<String>> texts = switch (in) {
            case "path" -> path();
            case "query" -> pairs(request.query());
            default -> headers();
        };
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (SpecifiedParameter parameter : operation.parameters(in)) {
            if (texts.containsKey(parameter.name())) {
                values.put(parameter.name(), parameter.read(texts.get(parameter.name())));
            }
        }
        return values;
    }

    /** Returns all names in the query, including names that the operation does not document. */
    Iterable<String> queryNames() {
        return pairs(request.query()).keySet();
    }

    /** Returns the media type without parameters, and {@code null} for a request without a body. */
    String mediaType() {
        String contentType = request.headers().get("Content-Type");
        return contentType == null ? null : contentType.split(";")[0];
    }

    /**
     * Returns the body as JSON. A form becomes an object of its fields, and the content of a file becomes text in ISO
     * 8859-1.
     */
    JsonNode body() {
        return switch (mediaType()) {
            case "application/x-www-form-urlencoded" -> {
                SpecifiedSchema schema = operation.request(mediaType()).schema();
                ObjectNode fields = JsonNodeFactory.instance.objectNode();
                pairs(request.text()).forEach((name, values) -> fields.set(name, schema.property(name).read(values.get(0))));
                yield fields;
            }
            case "multipart/form-data" -> {
                ObjectNode fields = JsonNodeFactory.instance.objectNode();
                parts(part -> fields.put(part.getName(), part.getContentAsString(StandardCharsets.ISO_8859_1)));
                yield fields;
            }
            default -> json(request.body());
        };
    }

    private void parts(Consumer<MultiPart.Part> each) {
        String boundary = request.headers().get("Content-Type").replaceAll(".*boundary=", "");
        CompletableFuture<MultiPartFormData.Parts> parsed = new CompletableFuture<>();
        MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
        parser.setMaxMemoryFileSize(-1);
        parser.parse(Content.Source.from(ByteBuffer.wrap(request.body())), Promise.Invocable.toPromise(parsed));
        try (MultiPartFormData.Parts parts = parsed.join()) {
            parts.forEach(each);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("The body is no JSON: " + e.getMessage(), e);
        }
    }

    private Map<String, List<String>> path() {
        Matcher path = path(operation);
        Map<String, List<String>> values = new LinkedHashMap<>();
        Matcher parameters = Pattern.compile("\\{([^}]*)}").matcher(operation.path());
        while (parameters.find()) {
            // a plus sign is not a blank in a path
            values.put(parameters.group(1), List.of(decoded(path.group(values.size() + 1).replace("+", "%2B"))));
        }
        return values;
    }

    /** Returns the values of the path, and {@code null} for a request of another operation. */
    private Matcher path(SpecifiedOperation candidate) {
        for (URI server : candidate.servers()) {
            String base = PREFIXES.get(server.getAuthority()) + server.getPath();
            Matcher matcher = Pattern.compile(Pattern.quote(base) + candidate.path().replaceAll("\\{[^}]*}", "([^/]+)"))
                    .matcher(request.path());
            if (matcher.matches()) {
                return matcher;
            }
        }
        return null;
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (SpecifiedParameter parameter : operation.parameters("header")) {
            String value = request.headers().get(parameter.name());
            if (value != null) {
                headers.put(parameter.name(), List.of(value));
            }
        }
        return headers;
    }

    private static Map<String, List<String>> pairs(String text) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String pair : text == null ? new String[0] : text.split("&")) {
            String[] sides = pair.split("=", 2);
            pairs.computeIfAbsent(decoded(sides[0]), name -> new ArrayList<>()).add(decoded(sides[1]));
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
