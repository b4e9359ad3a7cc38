package io.github.camelsendcloud;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.Specifications;
import io.github.camelsendcloud.api.SpecifiedContent;
import io.github.camelsendcloud.api.SpecifiedOperation;
import io.github.camelsendcloud.sandbox.Sandbox;

/**
 * Sends the example requests of Sendcloud's specifications to a sandbox, and checks each response against its schema.
 * The client is the HTTP client of the JDK.
 */
final class SandboxRun {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Recorded responses of Sendcloud have values of parcel items as text, and lists without items. */
    private static final Pattern RECORDED = Pattern.compile(
            "/parcels?(/\\*)?/parcel_items/\\*/value: string found, number expected"
                                                            + "|/data: must have at least 1 items but found 0");
    /** A later request does not need a resource that an earlier request has removed. */
    private static final Comparator<SpecifiedOperation> ORDER = Comparator.comparing(operation -> switch (operation.method()) {
        case "POST" -> operation.path().endsWith("cancel") || operation.path().endsWith("delete") ? 4 : 0;
        case "DELETE" -> 5;
        case "PUT", "PATCH" -> 2;
        default -> 1;
    });

    /**
     * A response to an example request.
     *
     * @param problem null if the sandbox has the operation and the response is valid
     * @param body    the response
     */
    record Result(String operation, int status, String problem, String body) {

        boolean isAnswered() {
            return status != 405 && status / 100 != 5;
        }

        boolean isValid() {
            return isAnswered() && problem == null;
        }

        @Override
        public String toString() {
            return operation + " -> " + status + " " + (problem == null ? "" : problem + " in ") + body;
        }
    }

    private final Sandbox sandbox;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL).build();
    private SandboxThings things;
    private SandboxSamples samples;
    private int excused;

    SandboxRun(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Sends the first example request of each operation whose name contains the text. */
    List<Result> results(String part) throws IOException {
        return results(part, false);
    }

    /**
     * Sends the other example requests: each operation with all parameters of its query that have an example, and each
     * operation with each example of its body after the first.
     */
    List<Result> furtherResults(String part) throws IOException {
        return results(part, true);
    }

    private List<Result> results(String part, boolean further) throws IOException {
        List<Result> results = new ArrayList<>();
        for (ApiVersion version : ApiVersion.values()) {
            sandbox.reset();
            things = new SandboxThings(this);
            samples = new SandboxSamples(this, things);
            for (SpecifiedOperation operation : operations(version).sorted(ORDER).toList()) {
                if ((version + " " + operation).toLowerCase().contains(part.toLowerCase())) {
                    List<JsonNode> bodies = samples.bodies(operation);
                    JsonNode first = bodies.isEmpty() ? null : bodies.get(0);
                    if (!further) {
                        results.add(result(version, operation, first, false));
                    } else if (!samples.query(operation, true).equals(samples.query(operation, false))) {
                        results.add(result(version, operation, first, true));
                    }
                    for (int i = 1; further && i < bodies.size(); i++) {
                        results.add(result(version, operation, bodies.get(i), false));
                    }
                }
            }
        }
        return results;
    }

    /** An operation of a group's specification takes precedence over the same operation in a complete specification. */
    static Stream<SpecifiedOperation> operations(ApiVersion version) {
        return Specifications.get().all(version)
                .filter(operation -> !operation.servers().stream().allMatch(server -> server.toString().contains("shop_url")))
                .filter(operation -> !operation.path().startsWith("/oauth2"))
                .collect(Collectors.toMap(Object::toString, found -> found, (first, later) -> first, LinkedHashMap::new))
                .values().stream();
    }

    private Result result(ApiVersion version, SpecifiedOperation operation, JsonNode body, boolean all) throws IOException {
        things.prepare(operation.toString());
        HttpResponse<byte[]> response = sent(version, operation, body, all);
        String problem = problem(operation, response);
        if (problem == null && response.statusCode() < 300) {
            samples.learn(version, operation, json(response));
        }
        things.forget();
        String name = version.name().toLowerCase() + " " + operation + (all ? " with all parameters" : "");
        return new Result(name, response.statusCode(), problem, new String(response.body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> sent(ApiVersion version, SpecifiedOperation operation, JsonNode body, boolean all)
            throws IOException {
        String query = samples.query(operation, all);
        String path = base(version, operation) + samples.path(version, operation);
        return send(samples.body(operation, request(path + (query.isEmpty() ? "" : "?" + query)), body));
    }

    /** Sends the first example request of an operation. */
    JsonNode example(ApiVersion version, String name) throws IOException {
        SpecifiedOperation operation = operation(version, name);
        return json(sent(version, operation, samples.bodies(operation).stream().findFirst().orElse(null), false));
    }

    /** The first example body of an operation. */
    JsonNode exampleBody(ApiVersion version, String name) {
        return samples.bodies(operation(version, name)).get(0).deepCopy();
    }

    private static SpecifiedOperation operation(ApiVersion version, String name) {
        return operations(version).filter(found -> found.toString().equals(name)).findFirst().orElseThrow();
    }

    void parcelStatus(long parcel, String code) {
        sandbox.parcelStatus(parcel, code);
    }

    void waitForDays(int days) {
        sandbox.clock().advance(Duration.ofDays(days));
    }

    /** Why a response does not match the specification; null if the response matches. */
    private String problem(SpecifiedOperation operation, HttpResponse<byte[]> response) throws IOException {
        int status = response.statusCode();
        if (!operation.statuses().contains(status)) {
            return "is not a documented status";
        }
        var types = operation.responseTypes(status);
        if (types.isEmpty()) {
            return null;
        }
        String type = response.headers().firstValue("Content-Type").orElse("none").split(";")[0];
        if (!types.contains(type)) {
            return "has the media type " + type + " instead of " + types;
        }
        if (!type.equals("application/json")) {
            return response.body().length == 0 ? "is empty" : null;
        }
        if (!operation.response(status, type).node().has("schema")) {
            return null;
        }
        SpecifiedContent content = operation.response(status, type);
        Set<String> defects = content.examples().values().stream()
                .flatMap(example -> complaints(content, example)).collect(Collectors.toSet());
        List<String> all = complaints(content, MAPPER.readTree(response.body())).distinct().toList();
        List<String> complaints = all.stream()
                .filter(complaint -> !defects.contains(complaint) && !RECORDED.matcher(complaint).matches()).toList();
        if (complaints.isEmpty() && !all.isEmpty()) {
            excused++;
        }
        return complaints.isEmpty() ? null : complaints.toString();
    }

    /** The number of responses that are valid only without the defects of a schema. */
    int excused() {
        return excused;
    }

    /**
     * The complaints of a schema about a value, with an asterisk for each position in a list. A complaint about
     * Sendcloud's own example of the response is a defect of the schema, and no defect of the sandbox.
     */
    private static Stream<String> complaints(SpecifiedContent content, JsonNode value) {
        return content.schema().complaints(value).stream().map(complaint -> complaint.replaceAll("/\\d+", "/*"));
    }

    private String base(ApiVersion version, SpecifiedOperation operation) {
        boolean servicePoints = operation.servers().stream().anyMatch(uri -> uri.toString().contains("servicepoints"))
                && (operation.path().startsWith("/service-points") || operation.path().equals("/carriers"));
        return (version == ApiVersion.V2 && servicePoints ? sandbox.servicePointsUri() : sandbox.baseUri())
               + "/" + version.path();
    }

    /** Gets or posts JSON of the panel's API. */
    JsonNode call(String method, String path, String body) throws IOException {
        return json(send(request(sandbox.baseUri() + path).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body == null ? "" : body))));
    }

    private HttpRequest.Builder request(String address) {
        String keys = sandbox.publicKey() + ":" + sandbox.secretKey();
        return HttpRequest.newBuilder(URI.create(address)).header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.startsWith("application/json") ? MAPPER.readTree(response.body()) : MAPPER.missingNode();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Prints the results for the operations whose name contains the argument. */
    public static void main(String[] args) throws IOException {
        String part = args.length == 0 ? "" : args[0];
        try (Sandbox sandbox = Sandbox.start()) {
            SandboxRun run = new SandboxRun(sandbox);
            for (List<Result> results : List.of(run.results(part), run.furtherResults(part))) {
                results.stream().filter(result -> result.problem() != null || result.status() >= 300 || args.length > 0)
                        .map(result -> result.toString().substring(0, Math.min(1200, result.toString().length())))
                        .forEach(System.out::println);
                System.out.println(summary(results));
            }
            System.out.println("responses to which a schema with a defect does not apply=" + run.excused());
        }
    }

    static String summary(List<Result> results) {
        return "requests=" + results.size() + " answered=" + results.stream().filter(Result::isAnswered).count()
               + " valid=" + results.stream().filter(Result::isValid).count()
               + " successful=" + results.stream().filter(result -> result.status() < 300).count();
    }
}
