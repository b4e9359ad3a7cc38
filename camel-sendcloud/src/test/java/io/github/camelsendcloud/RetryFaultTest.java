package io.github.camelsendcloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.net.ssl.SSLException;

import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.CuttingServer.cutAfter;
import static io.github.camelsendcloud.CuttingServer.noResponse;
import static io.github.camelsendcloud.CuttingServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

/** A call is retried after a failure of the connection, unless the server may have processed the request. */
@Timeout(60)
class RetryFaultTest extends SandboxTestSupport {

    private static final String LIST = "sendcloud:shipments?";
    private static final String ANNOUNCE = "sendcloud:shipments/announce?";
    private static final String CREATED = "{\"data\":{\"id\":\"1\"}}";

    /** A text that is larger than all network buffers, so that the connection is closed while the text is sent. */
    private static final String LARGE = "x".repeat(16 * 1024 * 1024);

    @Test
    void aRefusedConnectionIsRetriedForAnyOperation() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        Exchange exchange = call(ANNOUNCE + "baseUri=http://127.0.0.1:" + port + "/api", shipment());

        assertNotSent(exchange, 4);
        assertThat(exchange.getException()).hasRootCauseInstanceOf(ConnectException.class);
    }

    /** The top-level domain is reserved, so no DNS server has an address of this host. */
    @Test
    void anUnknownHostIsRetriedForAnyOperation() {
        Exchange exchange = call(ANNOUNCE + "allowInsecureHttp=true&baseUri=http://nowhere.invalid/api", shipment());

        assertNotSent(exchange, 4);
        assertThat(exchange.getException(UnknownHostException.class)).isNotNull();
    }

    @Test
    void anInterruptedTlsHandshakeIsRetriedForAnyOperation() throws Exception {
        try (CuttingServer server = new CuttingServer(cutAfter(1))) {
            Exchange exchange = call(ANNOUNCE + "baseUri=https://127.0.0.1:" + server.port() + "/api", shipment());

            assertNotSent(exchange, 4);
            assertThat(server.connections()).isEqualTo(4);
        }
    }

    @Test
    void aCallToAServerWithoutTlsIsNotRetried() throws Exception {
        try (CuttingServer server = new CuttingServer(socket -> {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        })) {
            Exchange exchange = call(ANNOUNCE + "baseUri=https://127.0.0.1:" + server.port() + "/api", shipment());

            assertThat(exchange.getException(SSLException.class)).isNotNull();
            assertFailed(exchange, 1, false);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void anIncompletelySentWriteIsRetried() throws Exception {
        try (CuttingServer server = new CuttingServer(cutAfter(10), cutAfter(60_000), respond("201 Created", CREATED))) {
            Exchange exchange = call(ANNOUNCE + server.option(), largeShipment());

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(3);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void aPartlyReadStreamIsNotResent() throws Exception {
        try (CuttingServer server = new CuttingServer(cutAfter(60_000), respond("201 Created", CREATED))) {
            Exchange exchange = call(ANNOUNCE + server.option(), stream("{\"a\":\"" + LARGE + "\"}"));

            assertFailed(exchange, 1, false);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aStreamThatFailsDuringTheReadIsNotResent() throws Exception {
        InputStream broken = new SequenceInputStream(stream("{\"order_number\":"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("read failed");
            }
        });
        try (CuttingServer server = new CuttingServer(respond("201 Created", CREATED))) {
            Exchange exchange = call(ANNOUNCE + server.option(), broken);

            assertFailed(exchange, 1, false);
            assertThat(exchange.getException()).hasRootCauseMessage("read failed");
            // the client may fail before the server accepts the connection
            assertThat(server.connections()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aSentStreamIsNotResentEmpty() {
        sandbox().controls().failNext(1, Fault.status(429));

        Exchange exchange = call(ANNOUNCE, stream("{\"a\":1}"));

        assertThat(exchange.getException()).isInstanceOfSatisfying(
                SendcloudRateLimitException.class, e -> assertThat(e.isRetryable()).isFalse());
        assertThat(sandbox().requests()).hasSize(1);
    }

    /** The component reads the stream to split the list into requests. These requests can be retried. */
    @Test
    void aStreamOfAListIsResentCompletely() {
        sandbox().controls().failNext(1, Fault.status(503)).failNext(1, Fault.status(201, "{\"data\":[{\"order_id\":\"1\"}]}"));

        Exchange exchange = call("sendcloud:orders?method=POST", stream("[{\"order_id\":\"1\"}]"));

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox().requests()).hasSize(2)
                .allSatisfy(request -> assertThat(request.bodyText()).isEqualTo("[{\"order_id\":\"1\"}]"));
    }

    @Test
    void aStreamThatContainsAReferenceIsTreatedAsAWriteWithoutAReference() {
        sandbox().controls().failNext(1, Fault.responseLost());

        Exchange exchange = call(ANNOUNCE, stream("{\"external_reference_id\":\"r-1\"}"));

        assertThat(exchange.getException()).isInstanceOf(SendcloudOutcomeUnknownException.class);
        assertThat(sandbox().requests()).hasSize(1);
    }

    @Test
    void aReadWithALostTruncatedOrLateResponseIsRetried() {
        sandbox().controls().failNext(1, Fault.connectionDropped()).failNext(1, Fault.responseTruncated())
                .failNext(1, Fault.noResponse());

        Exchange exchange = call(LIST + "responseTimeout=300", null);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(4);
        assertThat(sandbox().requests()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({ "lost, 0, got no response", "truncated, 200, 'got status 200, but the response was lost'" })
    void aReadThatFailsInEachAttemptReportsTheReason(String fault, int status, String problem) {
        sandbox().controls().failNext(9, fault.equals("truncated") ? Fault.responseTruncated() : Fault.responseLost());

        Exchange exchange = call(LIST + "maxRetries=1", null);

        assertFailed(exchange, 2, true);
        assertThat(exchange.getException(SendcloudOperationFailedException.class).getStatusCode()).isEqualTo(status);
        assertThat(exchange.getException()).hasMessageContaining(problem).hasMessageContaining("after 2 attempts");
        assertThat(sandbox().requests()).hasSize(2);
    }

    @Test
    void aCompletelySentWriteIsNotRetried() throws Exception {
        try (CuttingServer server = new CuttingServer(
                noResponse(), respond("201 Created", CREATED))) {
            Exchange exchange = call(ANNOUNCE + server.option(), shipment());

            assertThat(exchange.getException()).isInstanceOf(SendcloudOutcomeUnknownException.class)
                    .hasMessageContaining("got no response");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 404, 410 })
    void aDeletionOfAMissingObjectAfterALostResponseIsASuccess(int status) {
        sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(status, "{\"errors\":[]}"));

        Exchange exchange = call("sendcloud:orders/1?method=DELETE", null);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(204);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 429 })
    void aDeletionOfAMissingObjectWithoutAnEarlierAttemptIsAFailure(int before) {
        if (before > 0) {
            sandbox().controls().failNext(1, Fault.status(before));
        }

        Exchange exchange = call("sendcloud:orders/1?method=DELETE", null);

        assertFailed(exchange, before > 0 ? 2 : 1, false);
        assertThat(exchange.getException(SendcloudOperationFailedException.class).getStatusCode()).isEqualTo(404);
    }

    /**
     * The server rejected the token of the first request, and the second attempt found no server. So no request was
     * processed.
     */
    @Test
    void aRequestWithARejectedTokenThatCannotBeResentIsRetryable() throws Exception {
        assertThat(call(LIST + "authMode=oauth2", null).getException()).isNull();
        CuttingServer[] server = new CuttingServer[1];
        server[0] = new CuttingServer(socket -> {
            server[0].close();
            respond("401 Unauthorized", "{}").serve(socket);
        });

        Exchange exchange = call(ANNOUNCE + "authMode=oauth2&" + server[0].option(), shipment());

        assertThat(exchange.getException(SendcloudOperationFailedException.class).isRetryable()).isTrue();
        assertThat(exchange.getException()).isNotInstanceOf(SendcloudOutcomeUnknownException.class)
                .hasRootCauseInstanceOf(ConnectException.class);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> largeShipment() {
        Map<String, Object> shipment = new LinkedHashMap<>(shipment());
        shipment.put("customs", LARGE);
        return shipment;
    }

    private static void assertNotSent(Exchange exchange, int attempts) {
        assertFailed(exchange, attempts, true);
        assertThat(exchange.getException(SendcloudOperationFailedException.class).getStatusCode()).isZero();
    }

    private static void assertFailed(Exchange exchange, int attempts, boolean retryable) {
        assertThat(exchange.getException()).isExactlyInstanceOf(SendcloudOperationFailedException.class);
        assertThat(exchange.getException(SendcloudOperationFailedException.class).isRetryable()).isEqualTo(retryable);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(attempts);
    }
}
