package io.github.camelsendcloud;

import java.time.Duration;
import java.util.List;

import io.github.camelsendcloud.AuthorizationServer.Client;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelsendcloud.Callers.assertNoneFailed;
import static io.github.camelsendcloud.Callers.together;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The OAuth2 flow works with Spring's authorization server. The sandbox asks this server whether each received token is
 * active.
 */
@Timeout(120)
class AuthorizationServerTest extends SandboxTestSupport {

    private static final String METADATA = "sendcloud:user/auth/metadata";
    private static final String LONG_LIVED = "shop 1 +&%/=";
    private static final String SHORT_LIVED = "short-lived";
    private static final String SECRET = "s+cr&t%=ü /";

    private static volatile String lastToken;
    private static AuthorizationServer server;

    @BeforeAll
    static void startServer() {
        // the server rounds down: the second client's tokens have expires_in 7, so a refresh starts about 4 s before the expiry
        server = new AuthorizationServer(
                new Client("long", LONG_LIVED, SECRET, Duration.ofHours(1)),
                new Client("short", SHORT_LIVED, "short", Duration.ofSeconds(8)));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void askTheServerAboutTokens() {
        server.reset();
        sandbox().controls().acceptTokens(token -> {
            lastToken = token;
            return server.isActive(token, LONG_LIVED, SECRET);
        });
    }

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setAuthMode(AuthMode.OAUTH2);
        configuration.setPublicKey(LONG_LIVED);
        configuration.setSecretKey(SECRET);
        configuration.setTokenUri(server.uri("token").toString());
        return configuration;
    }

    @Test
    void manyThreadsOverAHundredEndpointsMakeOneTokenRequestForTheFirstToken() throws Exception {
        server.latency(200);

        List<Exchange> exchanges = together(64, 2, i -> call("sendcloud:shipments?query.order_number=" + i % 100, null));

        assertNoneFailed(exchanges);
        assertThat(server.tokenRequests()).isEqualTo(1);
    }

    @Test
    void aRevokedTokenFailsNoCallAndIsReplacedOnce() throws Exception {
        assertThat(call(METADATA, null).getException()).isNull();
        assertThat(server.tokenRequests()).isEqualTo(1);
        server.revoke(lastToken, LONG_LIVED, SECRET);

        List<Exchange> exchanges = together(16, 5, i -> call(METADATA, null));

        assertNoneFailed(exchanges);
        assertThat(server.tokenRequests()).isEqualTo(2);
        assertThat(sandbox().requests()).anyMatch(request -> request.status() == 401);
    }

    @Test
    void aTokenRefreshDelaysNoCall() throws Exception {
        server.latency(300);
        // a check of every token would take more CPU time than the calls
        sandbox().controls().acceptTokens(token -> true);
        String shortLived = METADATA + "?secretKey=short&publicKey=" + SHORT_LIVED;
        assertThat(call(shortLived, null).getException()).isNull();

        Callers.Result result = Callers.keepCalling(context.getEndpoint(shortLived), 8, Duration.ofSeconds(10));

        assertNoneFailed(result.failed());
        assertThat(result.asynchronous()).isZero();
        assertThat(server.tokenRequests()).isBetween(3, 20);
    }

    @Test
    void theErrorCodeOfTheAuthorizationServerIsReported() {
        assertTokenRequestFails(METADATA + "?secretKey=wrong", 401, "invalid_client");
        assertTokenRequestFails(METADATA + "?scope=read:everything", 400, "invalid_scope");
        assertThat(sandbox().requests()).isEmpty();
    }

    private void assertTokenRequestFails(String uri, int status, String error) {
        assertThat(call(uri, null).getException()).isInstanceOfSatisfying(SendcloudAuthenticationException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(status);
            assertThat(e.getError()).isEqualTo(error);
            assertThat(e.isRetryable()).isFalse();
            assertThat(e).hasMessageContaining(error).hasMessageNotContaining(SECRET);
        });
    }
}
