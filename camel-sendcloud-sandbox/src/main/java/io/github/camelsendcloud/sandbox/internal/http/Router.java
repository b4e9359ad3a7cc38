package io.github.camelsendcloud.sandbox.internal.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds the operation for a method and a path. A literal segment takes precedence over a path parameter. */
public final class Router {

    /** Processes the calls of one operation of the API. */
    public interface Operation {
        ApiResponse perform(ApiRequest request);
    }

    private record Route(String method, String template, PathTemplate path, Operation operation) {
    }

    private final Function<ApiRequest, ApiResponse> unknownPath;
    /** The routes by the number of segments of their paths. */
    private final Map<Integer, List<Route>> routes = new HashMap<>();

    /** A router that responds to the path of no operation with {@code unknownPath}. */
    public Router(Function<ApiRequest, ApiResponse> unknownPath) {
        this.unknownPath = unknownPath;
    }

    public Router add(String method, String template, Operation operation) {
        PathTemplate path = new PathTemplate(template);
        routes.computeIfAbsent(path.length(), length -> new ArrayList<>()).add(new Route(method, template, path, operation));
        return this;
    }

    /** The methods and the paths of the operations, for example {@code GET /api/v3/parcels/{id}}. */
    public List<String> routes() {
        return routes.values().stream().flatMap(List::stream).map(route -> route.method() + " " + route.template()).toList();
    }

    /**
     * Processes a call with the operation that the method and the path match.
     *
     * @throws ErrorResponseException with the response to an unknown path if no operation has the path, 405 if no
     *                                operation with the path has the method, 400 if the path is malformed
     */
    public ApiResponse route(ApiRequest request) {
        String[] segments = PathTemplate.segments(request.path());
        Route best = null;
        Map<String, String> parametersOfBest = null;
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes.getOrDefault(segments.length, List.of())) {
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
            throw new ErrorResponseException(unknownPath.apply(request));
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
