package io.github.camelsendcloud.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds the operation that a method and a path stand for. A literal segment is preferred to a parameter. */
final class Router {

    /** What the sandbox does when an operation is called. */
    interface Operation {
        Answer perform(ApiRequest request);
    }

    private record Route(String method, String[] template, Operation operation) {

        Map<String, String> match(String[] segments) {
            if (segments.length != template.length) {
                return null;
            }
            Map<String, String> parameters = new HashMap<>();
            for (int i = 0; i < segments.length; i++) {
                if (template[i].startsWith("{") && !segments[i].isEmpty()) {
                    String name = template[i].substring(1, template[i].length() - 1);
                    parameters.put(name, URLDecoder.decode(segments[i].replace("+", "%2B"), StandardCharsets.UTF_8));
                } else if (!template[i].equals(segments[i])) {
                    return null;
                }
            }
            return parameters;
        }
    }

    private final List<Route> routes = new ArrayList<>();

    Router add(String method, String template, Operation operation) {
        routes.add(new Route(method, template.split("/", -1), operation));
        return this;
    }

    /**
     * @throws Refusal 404 if no operation has the path, 405 if none of those that have it has the method, 400 if it is
     *                 malformed
     */
    Answer route(ApiRequest request) {
        String[] segments = request.path().split("/", -1);
        Route best = null;
        Map<String, String> parametersOfBest = null;
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Map<String, String> parameters = match(route, segments, request);
            if (parameters != null) {
                allowed.add(route.method());
                if (route.method().equals(request.method())
                        && (best == null || parameters.size() < parametersOfBest.size())) {
                    best = route;
                    parametersOfBest = parameters;
                }
            }
        }
        if (best != null) {
            return best.operation().perform(request.routed(parametersOfBest));
        }
        if (allowed.isEmpty()) {
            throw new Refusal(ErrorAnswers.of(request, 404, "not_found", "Not found."));
        }
        throw new Refusal(
                ErrorAnswers.of(request, 405, "method_not_allowed", "Method \"" + request.method() + "\" not allowed.")
                        .withHeader("Allow", String.join(", ", allowed)));
    }

    private static Map<String, String> match(Route route, String[] segments, ApiRequest request) {
        try {
            return route.match(segments);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorAnswers.of(request, 400, "invalid", "The path is not percent-encoded correctly."));
        }
    }
}
