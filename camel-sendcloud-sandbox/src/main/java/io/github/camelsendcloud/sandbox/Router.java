package io.github.camelsendcloud.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds the operation for a method and a path. A literal segment takes precedence over a path parameter. */
final class Router {

    /** Processes the calls of one operation of the API. */
    interface Operation {
        ApiResponse perform(ApiRequest request);
    }

    private record Route(String method, PathTemplate path, Operation operation) {
    }

    private final List<Route> routes = new ArrayList<>();

    Router add(String method, String template, Operation operation) {
        routes.add(new Route(method, new PathTemplate(template), operation));
        return this;
    }

    /**
     * Processes a call with the operation that the method and the path match.
     *
     * @throws ErrorResponseException 404 if no operation has the path, 405 if no operation with the path has the
     *                                method, 400 if the path is malformed
     */
    ApiResponse route(ApiRequest request) {
        String[] segments = PathTemplate.segments(request.path());
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
            throw new ErrorResponseException(ErrorResponses.notFound(request));
        }
        throw new ErrorResponseException(
                ErrorResponses.of(request, 405, "method_not_allowed", "Method \"" + request.method() + "\" not allowed.")
                        .withHeader("Allow", String.join(", ", allowed)));
    }

    private static Map<String, String> match(Route route, String[] segments, ApiRequest request) {
        try {
            return route.path().match(segments);
        } catch (IllegalArgumentException e) {
            throw new ErrorResponseException(
                    ErrorResponses.of(request, 400, "invalid", "The path is not percent-encoded correctly."));
        }
    }
}
