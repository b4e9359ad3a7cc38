package io.github.camelsendcloud;

import java.net.ConnectException;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A write without a reference is sent once, even after a failure. */
class NoSecondRequestTest extends SandboxTestSupport {

    private static final String ANNOUNCE = "sendcloud:shipments/announce?responseTimeout=1s&authMode=";

    @ParameterizedTest
    @CsvSource({ "basic, 500", "basic, 502", "basic, 503", "basic, 504", "oauth2, 503" })
    void aPostWithAServerErrorIsNotSentTwice(String authMode, int status) {
        sandbox().controls().failNext(1, Fault.status(status, "", Map.of("Retry-After", "0")));

        Exchange exchange = call(ANNOUNCE + authMode, shipment());

        assertOutcomeUnknown(exchange, status);
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void aPostWithALostConnectionIsNotSentTwice(String authMode) {
        makeFirstCall(authMode);
        sandbox().controls().failNext(1, Fault.responseLost());

        assertOutcomeUnknown(call(ANNOUNCE + authMode, shipment()), 0);
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void aPostWithATruncatedResponseIsNotSentTwice(String authMode) {
        makeFirstCall(authMode);
        sandbox().controls().failNext(1, Fault.responseTruncated());

        assertOutcomeUnknown(call(ANNOUNCE + authMode, shipment()), 201);
    }

    @Test
    void aPostWithALateResponseIsNotSentTwice() {
        sandbox().controls().failNext(1, Fault.noResponse());

        assertOutcomeUnknown(call(ANNOUNCE + "basic", shipment()), 0);
    }

    @Test
    void aPostWithARejectedTokenIsARetryableAuthenticationFailure() {
        makeFirstCall("oauth2");
        sandbox().controls().revokeAllTokens().tokenEndpointDown(true);

        Exchange exchange = call(ANNOUNCE + "oauth2", shipment());

        assertThat(exchange.getException()).isInstanceOfSatisfying(
                SendcloudAuthenticationException.class, e -> assertThat(e.isRetryable()).isTrue());
    }

    @Test
    void anUnsentPostHasAKnownOutcome() {
        Exchange exchange = call("sendcloud:shipments/announce?retryDelay=1ms&baseUri=http://127.0.0.1:1/api", shipment());

        assertThat(exchange.getException())
                .isInstanceOfSatisfying(SendcloudOperationFailedException.class, e -> {
                    assertThat(e.getStatusCode()).isZero();
                    assertThat(e.isRetryable()).isTrue();
                })
                .isNotInstanceOf(SendcloudOutcomeUnknownException.class)
                .hasRootCauseInstanceOf(ConnectException.class);
    }

    private void makeFirstCall(String authMode) {
        assertThat(call("sendcloud:user/auth/metadata?responseTimeout=1s&authMode=" + authMode, null).getException())
                .isNull();
        sandbox().clearRequests();
    }

    private static void assertOutcomeUnknown(Exchange exchange, int status) {
        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudOutcomeUnknownException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(status);
            assertThat(e.isRetryable()).isFalse();
            assertThat(e.getOperation()).isEqualTo("v3 POST /shipments/announce");
            assertThat(e).hasMessageContaining("was not retried");
        });
        assertThat(exchange.getMessage().getBody()).as("the body is kept").isInstanceOf(Map.class);
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST");
    }
}
