package io.github.camelsendcloud;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A failed call ends with an exception that describes the failure, or with the error response in the body. */
class FailureTest extends SandboxTestSupport {

    private static final String LIST = "sendcloud:shipments";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:caught")
                        .onException(HttpOperationFailedException.class).handled(true)
                        .setBody(simple("${exception.statusCode} ${exception.httpResponseCode}")).end()
                        .to(LIST);
            }
        };
    }

    @Test
    void aRejectedShipmentNamesEveryField() {
        Map<String, Object> shipment = shipment();
        shipment.put("to_address", Map.of("name", "Incomplete", "country_code", "DE", "address_line_1", "x"));

        Exchange exchange = call("sendcloud:shipments/announce", shipment);

        assertThat(exchange.getException()).isExactlyInstanceOf(SendcloudOperationFailedException.class);
        SendcloudOperationFailedException e = exchange.getException(SendcloudOperationFailedException.class);
        assertThat(e.getStatusCode()).isEqualTo(400);
        assertThat(e.getErrors()).extracting(ApiError::source).contains("/to_address/postal_code", "/to_address/city");
        assertThat(e.getErrors()).extracting(ApiError::code).containsOnly("required");
        assertThat(e).hasMessageStartingWith("v3 POST /shipments/announce failed with 400")
                .hasMessageContaining("required at /to_address/postal_code: This field is required.");
        assertThat(e.isRetryable()).isFalse();
        assertThat(e.getResponseBody()).contains("errors");
        assertThat(e.getUri()).endsWith("/api/v3/shipments/announce");
        assertThat(exchange.getMessage().getBody()).isSameAs(shipment);
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(400);
    }

    @Test
    void anOnExceptionForTheExceptionOfCamelHttpHandlesTheFailure() {
        sandbox().controls().failNext(1, Fault.status(404));

        Exchange exchange = call("direct:caught", null);

        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("404 404");
    }

    @ParameterizedTest
    @CsvSource({ "401", "403" })
    void aRejectionOfTheKeysIsAnAuthenticationFailureWithoutARetry(int status) {
        sandbox().controls().failNext(1, Fault.status(status,
                "{\"errors\":[{\"code\":\"authentication_failed\",\"detail\":\"Invalid username/password.\"}]}"));

        Exchange exchange = call(LIST, null);

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudAuthenticationException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(status);
            assertThat(e.getErrors()).extracting(ApiError::code).containsExactly("authentication_failed");
            assertThat(e.getError()).isNull();
        });
        assertThat(sandbox().requests()).hasSize(1);
    }

    @Test
    void wrongKeysAreAnAuthenticationFailure() {
        assertThat(call(LIST + "?secretKey=wrong", null).getException())
                .isInstanceOf(SendcloudAuthenticationException.class);
    }

    @ParameterizedTest
    @CsvSource(value = { "30 | PT30S", "Wed, 21 Oct 2015 07:28:00 GMT | PT0S", "soon | null" }, delimiter = '|',
               nullValues = "null")
    void aRateLimitFailureHasTheDelayBeforeTheNextAttempt(String header, Duration delay) {
        sandbox().controls().failNext(1, Fault.status(429, "", Map.of("Retry-After", header)));

        Exchange exchange = call(LIST + "?maxRetries=0", null);

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudRateLimitException.class, e -> {
            assertThat(e.getRetryAfter()).isEqualTo(delay);
            assertThat(e.isRetryable()).isTrue();
            assertThat(e.getErrors()).isEmpty();
        });
    }

    @Test
    void aReadThatABusyServerRejectsIsRetryable() {
        sandbox().controls().failNext(1, Fault.status(503, "<html>busy</html>"));

        assertThat(call(LIST + "?maxRetries=0", null).getException()).isInstanceOfSatisfying(
                SendcloudOperationFailedException.class, e -> {
                    assertThat(e.isRetryable()).isTrue();
                    assertThat(e.getErrors()).extracting(ApiError::detail).containsExactly("<html>busy</html>");
                });
    }

    @Test
    void theExceptionAndTheMessageHaveTheRequestId() {
        sandbox().controls().failNext(1, Fault.status(500, "{}", Map.of("X-Request-Id", "abc-1", "Set-Cookie", "a=b")));

        Exchange exchange = call(LIST, null);

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudOperationFailedException.class, e -> {
            assertThat(e.getRequestId()).isEqualTo("abc-1");
            assertThat(e).hasMessageEndingWith("(request id abc-1)");
            assertThat(e.getResponseHeaders()).containsKey("X-Request-Id").doesNotContainKey("Set-Cookie");
        });
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.REQUEST_ID)).isEqualTo("abc-1");
    }

    @Test
    void anErrorResponseCanBeTheBody() {
        sandbox().controls().failNext(1, Fault.status(404, "{\"detail\":\"Parcel does not exist\"}",
                Map.of("Content-Type", "application/json")));

        Exchange exchange = call(LIST + "?throwExceptionOnFailure=false", null);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("{\"detail\":\"Parcel does not exist\"}");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(404);
    }

    @Test
    void aRejectedAnnouncementWithStatus201IsAFailure() {
        Exchange exchange = call("sendcloud:shipments/announce", failingShipment());

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudPartialFailureException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(201);
            assertThat(e.getErrors()).extracting(ApiError::code).contains("parcel_announcement_error");
            assertThat(e.getResponseBody()).contains("ANNOUNCEMENT_FAILED");
        });
    }

    @Test
    void aRejectedAnnouncementCanBeTheBody() {
        Exchange exchange = call("sendcloud:shipments/announce?failOnPartialFailure=false", failingShipment());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).contains("ANNOUNCEMENT_FAILED");
    }

    @Test
    void failedParcelsOfAListAreAFailureThatContainsTheCreatedParcels() {
        Map<String, Object> parcel = Map.of(
                "name", "Ana", "address", "Calle Mayor", "house_number", "1", "city", "Madrid", "postal_code", "28013",
                "country", "ES", "weight", "1.000", "shipment", Map.of("id", 8), "request_label", true);

        Exchange exchange = call(
                "sendcloud:parcels?query.errors=verbose", Map.of("parcels", List.of(parcel, Map.of("name", "Incomplete"))));

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudPartialFailureException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(200);
            assertThat(e.getErrors()).isNotEmpty();
            assertThat(e.getResponseBody()).contains("\"parcels\"").contains("Ana").contains("Incomplete");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "map", "io.github.camelsendcloud.FailureTest" })
    void aResponseWithoutJsonIsAFailure(String outputType) {
        sandbox().controls().failNext(1, Fault.status(200, "{\"data\":", Map.of("Content-Type", "application/json")));

        assertThat(call(LIST + "?outputType=" + outputType, null).getException()).isInstanceOfSatisfying(
                SendcloudOperationFailedException.class, e -> {
                    assertThat(e.getStatusCode()).isEqualTo(200);
                    assertThat(e).hasMessageContaining("cannot be read");
                    assertThat(e.getResponseBody()).isEqualTo("{\"data\":");
                });
    }

    @Test
    @Timeout(30)
    void anEndlessErrorResponseIsTruncated() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> respond(server, "400 Bad Request", true));

            Exchange exchange = call(
                    LIST + "?baseUri=http://127.0.0.1:" + server.getLocalPort() + "/api", null);

            assertThat(exchange.getException()).isInstanceOfSatisfying(
                    SendcloudOperationFailedException.class, e -> assertThat(e.getStatusCode()).isEqualTo(400));
            assertThat(served).failsWithin(10, TimeUnit.SECONDS);
        }
    }

    @Test
    @Timeout(30)
    void aServerErrorWithALostBodyLeavesTheOutcomeOfAWriteUnknown() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> respond(server, "503 Busy\r\nContent-Length: 100", false));

            Exchange exchange = call(
                    "sendcloud:shipments/announce?baseUri=http://127.0.0.1:" + server.getLocalPort() + "/api", shipment());

            assertThat(exchange.getException()).isInstanceOfSatisfying(
                    SendcloudOutcomeUnknownException.class, e -> assertThat(e.getStatusCode()).isEqualTo(503));
        }
    }

    private static void respond(ServerSocket server, String head, boolean endless) {
        try (Socket socket = server.accept(); OutputStream out = socket.getOutputStream()) {
            socket.getInputStream().read(new byte[4096]);
            out.write(("HTTP/1.1 " + head + "\r\n\r\nabc").getBytes(StandardCharsets.US_ASCII));
            while (endless) {
                out.write(new byte[8192]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void anEchoedCredentialIsMasked(String authMode) throws Exception {
        HttpServer echo = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        echo.createContext("/", exchange -> {
            byte[] header = exchange.getRequestHeaders().getFirst("Authorization").getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(418, header.length);
            exchange.getResponseBody().write(header);
            exchange.close();
        });
        echo.start();
        try {
            Exchange exchange = call(LIST + "?authMode=" + authMode + "&baseUri=http://127.0.0.1:"
                                     + echo.getAddress().getPort() + "/api",
                    null);

            assertThat(exchange.getException()).isInstanceOfSatisfying(
                    SendcloudOperationFailedException.class,
                    e -> assertThat(e.getResponseBody()).contains("xxxxxx").hasSizeLessThan(20));
        } finally {
            echo.stop(0);
        }
    }

    private static Map<String, Object> failingShipment() {
        Map<String, Object> shipment = shipment();
        shipment.put("ship_with", Map.of(
                "type", "shipping_option_code", "properties",
                Map.of("shipping_option_code", "sandbox:announcement-failed")));
        return shipment;
    }
}
