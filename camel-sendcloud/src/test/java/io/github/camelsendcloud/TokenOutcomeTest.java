package io.github.camelsendcloud;

import java.time.Duration;
import java.util.Map;

import io.github.camelsendcloud.internal.auth.TokenRequestException;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A call fails when its token expires before a retry and the token endpoint fails. The exception reports whether the
 * call was sent.
 */
@Timeout(60)
class TokenOutcomeTest extends SandboxTestSupport {

    private static final String REJECTED = "{\"error\":\"invalid_client\"}";
    private static final String OAUTH = "?authMode=oauth2&maxRetryAfter=5s";

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        // the token expires before the retry of the call
        sandbox().controls().tokenLifetime(Duration.ofSeconds(1));
        return configuration;
    }

    /** Makes a call that receives a response 504 and needs a new token for the retry. */
    private Exchange callWithARetryWithoutAToken(String uri, Object body, Fault tokenFault) {
        assertThat(call("sendcloud:user/auth/metadata" + OAUTH, null).getException()).isNull();
        sandbox().clearRequests();
        sandbox().controls().failTokenRequests(Integer.MAX_VALUE, tokenFault)
                .failNext(1, Fault.status(504, "", Map.of("Retry-After", "2")));
        return call(uri, body);
    }

    @ParameterizedTest
    @CsvSource({ "401, false", "503, true" })
    void aSentShipmentHasAnUnknownOutcome(int status, boolean retryable) {
        Exchange exchange = callWithARetryWithoutAToken(
                "sendcloud:shipments/announce" + OAUTH + "&externalReference=r-1", shipment(), Fault.status(status, REJECTED));

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudOutcomeUnknownException.class, e -> {
            assertThat(e.isRetryable()).isEqualTo(retryable);
            assertThat(e).hasCauseInstanceOf(TokenRequestException.class)
                    .hasMessageContaining("it may have been processed").hasMessageContaining("token endpoint")
                    .hasMessageContaining("v3 GET /shipments (by external_reference_id r-1) tells whether it was")
                    .hasMessageNotContaining("not sent").hasMessageNotContaining(sandbox().secretKey());
        });
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(1);
        assertThat(sandbox().requests()).hasSize(1);
    }

    @Test
    void aSentReadIsNotReportedAsUnsent() {
        Exchange exchange = callWithARetryWithoutAToken("sendcloud:shipments" + OAUTH, null, Fault.status(401, REJECTED));

        assertThat(exchange.getException()).isInstanceOf(SendcloudAuthenticationException.class)
                .hasMessageContaining("has failed and is not retried").hasMessageNotContaining("not sent");
    }

    @Test
    void anUnsentCallIsReportedAsUnsentWithoutAnAttempt() {
        sandbox().controls().failTokenRequests(Integer.MAX_VALUE, Fault.status(401, REJECTED));

        Exchange exchange = call("sendcloud:shipments/announce" + OAUTH + "&externalReference=r-1", shipment());

        assertThat(exchange.getException()).isInstanceOf(SendcloudAuthenticationException.class)
                .hasMessageContaining("was not sent: The token endpoint");
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(0);
    }
}
