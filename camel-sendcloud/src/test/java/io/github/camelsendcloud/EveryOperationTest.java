package io.github.camelsendcloud;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelsendcloud.RecordingServer.PreparedResponse;
import io.github.camelsendcloud.RecordingServer.Received;
import io.github.camelsendcloud.api.BodyUse;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationAuth;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * A separate route calls each operation of the catalog over a real socket, with all parameters of the catalog.
 * {@link EverySpecifiedOperationTest} checks the operations against Sendcloud's specifications.
 */
class EveryOperationTest extends OperationRoutes {

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("responses")
    void anOperationIsCalledAsDocumentedAndTheResponseIsRead(Operation operation, int status) throws Exception {
        SampleCall call = new SampleCall(operation);
        PreparedResponse response = response(operation, status);

        Exchange exchange = call(operation, call, response);

        assertThat(exchange.getException()).isNull();
        assertThat(server.requests()).hasSize(1);
        Received request = server.requests().get(0);
        assertThat(request.method()).isEqualTo(operation.method().name());
        assertThat(request.path()).isEqualTo(call.expectedPath());
        assertThat(request.query() == null ? List.<String> of() : List.of(request.query().split("&")))
                .containsExactlyInAnyOrderElementsOf(call.expectedQuery());
        assertThat(request.headers().get("Accept"))
                .isEqualTo(operation.responseTypes().isEmpty() ? "application/json" : operation.responseTypes().get(0));
        assertAuthorized(operation, request);
        assertBody(operation, request);
        assertResponse(operation, response, call, exchange);
    }

    static Stream<Arguments> responses() {
        return OPERATIONS.stream()
                .flatMap(operation -> operation.success().stream().map(status -> arguments(operation, status)));
    }

    private static void assertAuthorized(Operation operation, Received request) {
        if (operation.auth() == OperationAuth.RETURN_PORTAL) {
            assertThat(request.headers().get("Authorization")).isEqualTo("Bearer " + SampleCall.RETURN_PORTAL_TOKEN);
        } else if (oauth2(operation)) {
            assertThat(request.headers().get("Authorization")).isEqualTo("Bearer " + RecordingServer.TOKEN);
            assertThat(server.tokenRequests()).singleElement().satisfies(
                    tokenRequest -> assertThat(tokenRequest.headers().get("Authorization")).isEqualTo(BASIC));
        } else {
            assertThat(request.headers().get("Authorization")).isEqualTo(BASIC);
        }
    }

    private static void assertBody(Operation operation, Received request) {
        String contentType = request.headers().get("Content-Type");
        if (operation.body() == BodyUse.NONE) {
            assertThat(request.body()).isEmpty();
            assertThat(contentType).isNull();
            return;
        }
        switch (operation.media()) {
            case JSON -> {
                assertThat(contentType).isEqualTo("application/json");
                assertThat(request.text()).isEqualTo("{\"name\":\"Müller\"}");
            }
            case FORM -> {
                assertThat(contentType).isEqualToIgnoringCase("application/x-www-form-urlencoded; charset=UTF-8");
                assertThat(request.text()).isEqualTo("name=M%C3%BCller+%26+Co");
            }
            case MULTIPART -> {
                assertThat(contentType).matches("multipart/form-data;.*boundary=[^;\\s]+");
                String boundary = "--" + contentType.replaceAll(".*boundary=", "");
                String raw = new String(request.body(), StandardCharsets.ISO_8859_1);
                assertThat(raw).startsWith(boundary + "\r\n").endsWith("\r\n" + boundary + "--\r\n")
                        .contains("\r\n\r\n" + new String(SampleCall.FILE, StandardCharsets.ISO_8859_1) + "\r\n--");
                assertThat(request.text()).contains("name=\"file\"; filename=\"schäden.pdf\"\r\n");
            }
            default -> throw new IllegalStateException(operation.media().name());
        }
    }

    private static void assertResponse(Operation operation, PreparedResponse response, SampleCall call, Exchange exchange)
            throws Exception {
        Map<String, Object> headers = exchange.getMessage().getHeaders();
        assertThat(headers).containsAllEntriesOf(call.headers())
                .containsEntry("CamelHttpResponseCode", response.status())
                .containsEntry(
                        "CamelSendcloudOperation",
                        operation.version().path() + " " + operation.method() + " /" + operation.path());
        if (response.type() == null) {
            assertThat(exchange.getMessage().getBody()).isNull();
            assertThat(headers).doesNotContainKey("Content-Type");
        } else {
            assertThat(headers).containsEntry("Content-Type", response.type());
            assertThat(exchange.getMessage().getBody(InputStream.class).readAllBytes()).isEqualTo(response.body());
        }
    }
}
