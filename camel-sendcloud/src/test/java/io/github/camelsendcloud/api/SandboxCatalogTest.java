package io.github.camelsendcloud.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox has each operation of the catalog. */
class SandboxCatalogTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<Operation> OPERATIONS = OperationCatalog.get().operations();

    @Test
    void theSandboxHasEachOperationOfTheCatalog() throws Exception {
        Map<String, Integer> absent = new TreeMap<>();
        for (Operation operation : OPERATIONS) {
            int status = status(operation, operation.path().expand(parameter -> "1"));
            if (!isKnown(operation, status)) {
                absent.put(operation.name(), status);
            }
        }

        System.out.println(OPERATIONS.size() - absent.size() + " of " + OPERATIONS.size()
                           + " operations of the catalog are in the sandbox");
        assertThat(absent).isEmpty();
    }

    /** One operation of each version and each host: an unknown path does not have the status of an unknown object. */
    static Stream<Operation> oneOfEachAddress() {
        Map<String, Operation> operations = new TreeMap<>();
        OPERATIONS.forEach(operation -> operations.putIfAbsent(operation.version() + " " + operation.host(), operation));
        return operations.values().stream();
    }

    @ParameterizedTest
    @MethodSource("oneOfEachAddress")
    void anUnknownPathIsNotInTheSandbox(Operation operation) throws Exception {
        assertThat(status(operation, "/brands/1/not-an-operation")).isEqualTo(501);
    }

    private static boolean isKnown(Operation operation, int status) {
        return switch (status) {
            // the value of a path parameter, or the body of a PUT, is the id of no object
            case 404 -> !operation.path().parameters().isEmpty() || operation.method() == HttpMethod.PUT;
            // the return portal demands the token of a customer
            case 401 -> operation.path().toString().contains("/return-portal/");
            case 405 -> false;
            default -> status < 500;
        };
    }

    private static int status(Operation operation, String path) throws IOException, InterruptedException {
        boolean withBody = operation.body() != BodyUse.NONE;
        HttpRequest request = HttpRequest.newBuilder(URI.create(base(operation) + path))
                .header("Authorization", "Basic " + keys()).header("Content-Type", "application/json")
                .method(operation.method().toString(), withBody ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String base(Operation operation) {
        Sandbox sandbox = SENDCLOUD.sandbox();
        String version = "/" + operation.version().path();
        return switch (operation.host()) {
            case PANEL -> sandbox.baseUri() + version;
            case SERVICE_POINTS -> sandbox.servicePointsUri() + version;
            case SERVICE_POINTS_STORE -> sandbox.servicePointsUri().resolve(".").toString().replaceAll("/$", "");
        };
    }

    private static String keys() {
        String keys = SENDCLOUD.sandbox().publicKey() + ":" + SENDCLOUD.sandbox().secretKey();
        return Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8));
    }
}
