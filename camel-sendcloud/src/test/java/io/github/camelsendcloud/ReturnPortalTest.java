package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A call of the return portal has the token of the parcel, and never the credentials of the account. */
class ReturnPortalTest extends SandboxTestSupport {

    private static final String TOKEN = "eyJhbGciOi.portal_token.x-y";
    private static final String INCOMING = "sendcloud:brand/my-shop/return-portal/incoming?authMode=";

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void theTokenIsTheOnlyCredentialOfTheRequest(String mode) {
        sandbox().controls().failNext(1, Fault.status(200, "{}"));

        Exchange exchange = call(INCOMING + mode, Map.of("a", 1), SendcloudConstants.RETURN_PORTAL_TOKEN, TOKEN);

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox().requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/api/v2/brand/my-shop/return-portal/incoming");
            assertThat(request.header("Authorization")).contains("Bearer " + TOKEN);
        });
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.RETURN_PORTAL_TOKEN)).isEqualTo(TOKEN);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(1);
    }

    @Test
    void aLostResponseLeavesTheOutcomeUnknown() {
        sandbox().controls().failNext(1, Fault.responseLost());

        Exchange lost = call(INCOMING + "basic", Map.of("a", 1), SendcloudConstants.RETURN_PORTAL_TOKEN, TOKEN);

        assertThat(lost.getException()).isInstanceOf(SendcloudOutcomeUnknownException.class)
                .hasMessageContaining("got no response (");
    }

    @Test
    void aRejectionOfTheTokenIsFinalAndKeepsTheTokenOfTheAccount() {
        assertThat(call("sendcloud:user/auth/metadata?authMode=oauth2", null).getException()).isNull();
        String account = sandbox().requests().get(0).header("Authorization").orElseThrow();
        sandbox().clearRequests();
        sandbox().controls().failNext(1, Fault.status(401, "{\"detail\":\"not " + TOKEN + "\"}"));

        Exchange rejected = call(INCOMING + "oauth2", Map.of("a", 1), SendcloudConstants.RETURN_PORTAL_TOKEN, TOKEN);
        Exchange next = call("sendcloud:user/auth/metadata?authMode=oauth2", null);

        assertThat(rejected.getException()).isInstanceOfSatisfying(SendcloudAuthenticationException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(401);
            assertThat(e.toString() + e.getResponseBody() + e.getErrors() + e.getResponseHeaders()).doesNotContain(TOKEN);
        });
        assertThat(next.getException()).isNull();
        assertThat(sandbox().requests()).extracting(RecordedRequest::status).containsExactly(401, 200);
        assertThat(sandbox().requests().get(1).header("Authorization")).contains(account);
    }

    @Test
    void noOtherOperationUsesTheToken() {
        for (String uri : List.of("sendcloud:shipments", "sendcloud:brand/my-shop/return-portal",
                "sendcloud:brand/my-shop/return-portal/outgoing?query.postal_code=1&query.identifier=2")) {
            call(uri, null, SendcloudConstants.RETURN_PORTAL_TOKEN, TOKEN);
        }

        assertThat(sandbox().requests()).hasSize(3).allSatisfy(request -> {
            assertThat(request.header("Authorization").orElseThrow()).startsWith("Basic ");
            assertThat(request.headers().toString()).doesNotContain(TOKEN);
        });
    }
}
