package io.github.camelsendcloud;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.RecordingServer.PreparedResponse;
import io.github.camelsendcloud.RecordingServer.Received;
import io.github.camelsendcloud.api.SpecifiedOperation;
import io.github.camelsendcloud.api.SpecifiedParameter;

/**
 * Returns a prepared response to a request that matches Sendcloud's specifications. Otherwise the response contains all
 * errors.
 */
final class SpecificationCheck implements Function<Received, PreparedResponse> {

    private final SpecifiedOperation expected;
    private final PreparedResponse response;
    private final boolean bodyIsChecked;

    /** @param bodyIsChecked whether the body must match its schema */
    SpecificationCheck(SpecifiedOperation expected, PreparedResponse response, boolean bodyIsChecked) {
        this.expected = expected;
        this.response = response;
        this.bodyIsChecked = bodyIsChecked;
    }

    @Override
    public PreparedResponse apply(Received received) {
        List<String> complaints = new ArrayList<>();
        try {
            SpecifiedRequest request = new SpecifiedRequest(received);
            if (!request.operation().equals(expected)) {
                complaints.add("The operation is " + request.operation() + ", not " + expected);
            }
            for (String in : List.of("path", "query", "header")) {
                parameters(request, in, complaints);
            }
            body(request, complaints);
            credentials(request, complaints);
            accept(request, complaints);
        } catch (RuntimeException e) {
            complaints.add(e.toString());
        }
        return complaints.isEmpty() ? response : rejection(complaints);
    }

    private static void parameters(SpecifiedRequest request, String in, List<String> complaints) {
        Map<String, JsonNode> values = request.values(in);
        for (SpecifiedParameter parameter : request.operation().parameters(in)) {
            String name = parameter.name();
            if (values.containsKey(name)) {
                parameter.schema().complaints(values.get(name))
                        .forEach(complaint -> complaints.add(in + " parameter " + name + complaint));
            } else if (parameter.required()) {
                complaints.add("The " + in + " parameter " + name + " is missing");
            }
        }
        if (in.equals("query")) {
            request.queryNames().forEach(name -> {
                if (!values.containsKey(name)) {
                    complaints.add("The query parameter " + name + " is unknown");
                }
            });
        }
    }

    private void body(SpecifiedRequest request, List<String> complaints) {
        Set<String> types = request.operation().requestTypes();
        String type = request.mediaType();
        if (type == null ? !types.isEmpty() || request.request().body().length > 0 : !types.contains(type)) {
            complaints.add("The body is " + type + ", not one of " + types);
        } else if (type != null && bodyIsChecked) {
            request.operation().request(type).schema().complaints(request.body())
                    .forEach(complaint -> complaints.add("body" + complaint));
        }
    }

    private static void credentials(SpecifiedRequest request, List<String> complaints) {
        String authorization = request.request().headers().getOrDefault("Authorization", "");
        boolean keys = authorization.equals(OperationRoutes.BASIC);
        boolean token = authorization.equals("Bearer " + RecordingServer.TOKEN);
        if (!keys && !token) {
            complaints.add("The credentials are wrong");
        }
        Set<String> schemes = request.operation().securitySchemes();
        if (!schemes.isEmpty() && schemes.stream().noneMatch(scheme -> scheme.startsWith(token ? "OAuth2" : "HTTPBasic"))) {
            complaints.add("The credentials must be of " + schemes);
        }
    }

    private void accept(SpecifiedRequest request, List<String> complaints) {
        Set<String> types = request.operation().responseTypes();
        String accept = request.request().headers().get("Accept");
        if (response.type() != null && !(types.contains(accept) && response.type().equals(accept))) {
            complaints.add(
                    "Accept is " + accept + ", the response is " + response.type() + ", and the specified types are " + types);
        }
    }

    private static PreparedResponse rejection(List<String> complaints) {
        ObjectNode error = JsonNodeFactory.instance.objectNode().put("code", 400).put("message", String.join("\n", complaints));
        String body = JsonNodeFactory.instance.objectNode().set("error", error).toString();
        return new PreparedResponse(400, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
}
