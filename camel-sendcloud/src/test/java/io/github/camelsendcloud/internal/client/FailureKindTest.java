package io.github.camelsendcloud.internal.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.internal.auth.Redaction;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailureKindTest {

    private static final String BUSY
            = "{\"errors\":[{\"code\":\"invalid\",\"detail\":\"We are still processing a previous request."
              + " Please try again in a moment.\"}]}";

    /** Failures before the sending. */
    static Stream<IOException> neverConnected() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new NoRouteToHostException("No route to host"),
                new UnknownHostException("nowhere.invalid"),
                new HttpHostConnectException("Connect to http://127.0.0.1:1 failed: Connection refused"),
                new ConnectTimeoutException("Connect to http://192.0.2.1 failed: connect timed out"),
                new IOException("wrapped", new ConnectionRequestTimeoutException("Timeout deadline: 10 MILLISECONDS")),
                new SSLHandshakeException("Remote host terminated the handshake") {
                    @Override
                    public synchronized Throwable getCause() {
                        return new EOFException("SSL peer shut down incorrectly");
                    }
                },
                new SSLException("Connection reset", new SocketException("Connection reset")),
                new SSLException("Broken pipe", new SocketException("Broken pipe")));
    }

    static Stream<IOException> cut() {
        return Stream.of(
                new SocketTimeoutException("Read timed out"),
                new NoHttpResponseException("127.0.0.1:80 failed to respond"),
                new SocketException("Connection reset"),
                new ConnectionClosedException("Connection is closed"),
                new ClientProtocolException("Invalid header"),
                new EOFException());
    }

    static Stream<IOException> untrusted() {
        return Stream.of(
                new SSLHandshakeException("PKIX path building failed"),
                new SSLException("PKIX path building failed", new CertificateException()),
                new SSLPeerUnverifiedException("Certificate doesn't match any of the subject alternative names"));
    }

    @ParameterizedTest
    @MethodSource({ "neverConnected", "cut" })
    void aRequestThatWasNotSentWasNotProcessed(IOException failure) {
        assertThat(FailureKind.of(failure, false)).isEqualTo(FailureKind.NOT_SENT);
    }

    @ParameterizedTest
    @MethodSource("untrusted")
    void aCallToAnUntrustedServerIsNotRetried(IOException failure) {
        assertThat(FailureKind.of(failure, false)).isEqualTo(FailureKind.TLS);
    }

    @ParameterizedTest
    @MethodSource({ "neverConnected", "cut", "untrusted" })
    void aRequestThatWasSentMayHaveBeenProcessedAfterAnyFailure(IOException failure) {
        assertThat(FailureKind.of(failure, true)).isEqualTo(FailureKind.NO_RESPONSE).matches(FailureKind::isAmbiguous);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aTruncatedResponseIsAResponseWhetherTheRequestWasWhollySentOrNot(boolean sent) {
        TruncatedResponseException failure = new TruncatedResponseException(response(201, ""), new EOFException());

        assertThat(FailureKind.of(failure, sent)).isEqualTo(FailureKind.RESPONSE_TRUNCATED).matches(FailureKind::isAmbiguous);
    }

    @ParameterizedTest
    @CsvSource({
            "200, ", "201, ", "202, ", "204, ", "299, ",
            "400, REFUSED", "401, REFUSED", "403, REFUSED", "404, REFUSED", "408, UNAVAILABLE", "409, CONFLICT",
            "410, REFUSED", "413, REFUSED", "422, REFUSED", "429, RATE_LIMITED",
            "500, SERVER_ERROR", "501, SERVER_ERROR", "502, UNAVAILABLE", "503, UNAVAILABLE", "504, UNAVAILABLE",
            "505, SERVER_ERROR", "520, SERVER_ERROR" })
    void aStatusIsAKindOfFailure(int status, FailureKind kind) {
        assertThat(kind(status, "")).isEqualTo(kind);
    }

    @Test
    void noOtherStatusIsRetryable() {
        assertThat(IntStream.range(300, 600).filter(status -> kind(status, BUSY) != FailureKind.REFUSED))
                .contains(408, 409, 429)
                .allMatch(status -> status == 408 || status == 409 || status == 429 || status >= 500);
        assertThat(IntStream.range(500, 600).mapToObj(status -> kind(status, BUSY)))
                .allMatch(FailureKind::isAmbiguous);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "orders | POST | 400 | BUSY",
            "orders | POST | 422 | REFUSED",
            // the words have this meaning for one operation only
            "shipments/announce | POST | 400 | REFUSED",
            "orders/1 | PATCH | 400 | REFUSED" })
    void aStatus400AboutOrdersInProcessIsBusy(String resource, HttpMethod method, int status, FailureKind kind) {
        assertThat(FailureKind.of(response(status, BUSY), operation(resource, method))).isEqualTo(kind);
        assertThat(FailureKind.of(response(status, "{\"errors\":[]}"), operation(resource, method)))
                .isEqualTo(FailureKind.REFUSED);
    }

    @Test
    void aDefiniteFailureIsNotAmbiguous() {
        assertThat(Stream.of(FailureKind.values()).filter(kind -> !kind.isAmbiguous())).containsExactlyInAnyOrder(
                FailureKind.NOT_SENT, FailureKind.TOKEN_REFUSED, FailureKind.TLS, FailureKind.RATE_LIMITED, FailureKind.BUSY,
                FailureKind.CONFLICT, FailureKind.REFUSED);
    }

    private static FailureKind kind(int status, String error) {
        return FailureKind.of(response(status, error), operation("shipments", HttpMethod.GET));
    }

    private static ApiResponse response(int status, String error) {
        return new ApiResponse(new BasicHttpResponse(status), null, error, Redaction.NONE);
    }

    private static Operation operation(String resource, HttpMethod method) {
        return OperationCatalog.get().resolve(resource, ApiVersion.V3).operation(method, method != HttpMethod.GET);
    }
}
