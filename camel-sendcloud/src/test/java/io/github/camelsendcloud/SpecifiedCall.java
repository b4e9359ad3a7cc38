package io.github.camelsendcloud;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelsendcloud.RecordingServer.PreparedResponse;
import io.github.camelsendcloud.api.BodyMedia;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.SpecifiedContent;
import io.github.camelsendcloud.api.SpecifiedOperation;
import io.github.camelsendcloud.api.SpecifiedParameter;
import org.apache.camel.Exchange;

/**
 * A call has a message with a body and all parameters of an operation's specification, and a response of the same
 * specification. The body is an example of Sendcloud if the specification has examples. Otherwise the body is a value
 * that matches the schema.
 *
 * @param body     {@code null} for a message without a body
 * @param response the response of the server
 */
record SpecifiedCall(Operation operation, SpecifiedOperation specified, Sample body, ResponseSample response) {

    /** A sample has a body and the name of the example. */
    record Sample(String name, JsonNode json) {
    }

    /** A sample has a response and the name of the example. */
    record ResponseSample(String name, PreparedResponse response) {
    }

    private static final String GENERATED = "generated";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Returns calls that together send each body and receive each response. */
    static List<SpecifiedCall> all(Operation operation, SpecifiedOperation specified) {
        List<Sample> bodies = bodies(specified);
        List<ResponseSample> responses = responses(specified);
        List<SpecifiedCall> calls = new ArrayList<>();
        for (int i = 0; i < Math.max(bodies.size(), responses.size()); i++) {
            Sample body = bodies.isEmpty() ? null : bodies.get(i % bodies.size());
            calls.add(new SpecifiedCall(operation, specified, body, responses.get(i % responses.size())));
        }
        return calls;
    }

    private static List<Sample> bodies(SpecifiedOperation specified) {
        return specified.requestTypes().stream().flatMap(type -> samples(specified.request(type), type)).toList();
    }

    private static List<ResponseSample> responses(SpecifiedOperation specified) {
        List<ResponseSample> responses = new ArrayList<>();
        for (int status : specified.success()) {
            for (String type : specified.responseTypes(status)) {
                samples(specified.response(status, type), type).forEach(sample -> responses.add(new ResponseSample(
                        sample.name(), new PreparedResponse(status, type, bytes(sample.json(), type)))));
            }
            if (specified.responseTypes(status).isEmpty()) {
                responses.add(new ResponseSample("empty", new PreparedResponse(status, null, null)));
            }
        }
        return responses;
    }

    private static Stream<Sample> samples(SpecifiedContent content, String type) {
        if (type.equals("multipart/form-data")) {
            return Stream.of(new Sample(
                    GENERATED,
                    JsonNodeFactory.instance.objectNode().put("file",
                            new String(SampleCall.FILE, StandardCharsets.ISO_8859_1))));
        }
        Map<String, JsonNode> examples = content.examples();
        return examples.isEmpty()
                ? Stream.of(new Sample(GENERATED, content.schema().sample()))
                : examples.entrySet().stream().map(example -> new Sample(example.getKey(), example.getValue()));
    }

    private static byte[] bytes(JsonNode json, String type) {
        return (type.equals("application/json") ? json.toString() : json.asText()).getBytes(StandardCharsets.UTF_8);
    }

    void fill(Exchange exchange) {
        samples("path").forEach((name, value) -> exchange.getMessage().setHeader(SampleCall.header(name), value.asText()));
        Map<String, Object> query = new LinkedHashMap<>();
        samples("query").forEach((name, value) -> query.put(name, MAPPER.convertValue(value, Object.class)));
        exchange.getMessage().setHeader(SendcloudConstants.QUERY, query);
        if (operation.media() == BodyMedia.MULTIPART) {
            exchange.getMessage().setBody(SampleCall.FILE);
            exchange.getMessage().setHeader(Exchange.FILE_NAME, "damage.pdf");
        } else if (body != null) {
            exchange.getMessage().setBody(MAPPER.convertValue(body.json(), Object.class));
        }
    }

    /** Returns the values of the path or of the query by the names of their parameters. */
    Map<String, JsonNode> samples(String in) {
        Map<String, JsonNode> samples = new LinkedHashMap<>();
        for (SpecifiedParameter parameter : specified.parameters(in)) {
            // the component adds the credentials
            if (!parameter.name().equals("access_token")) {
                samples.put(parameter.name(), parameter.sample());
            }
        }
        return samples;
    }

    @Override
    public String toString() {
        return operation + (body == null ? "" : ", " + body.name()) + " -> " + response.response().status() + " "
               + response.name();
    }
}
