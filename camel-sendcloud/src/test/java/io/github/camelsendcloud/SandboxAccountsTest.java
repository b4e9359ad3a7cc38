package io.github.camelsendcloud;

import java.time.Duration;

import io.github.camelsendcloud.sandbox.AcceptedAuthentication;
import io.github.camelsendcloud.sandbox.Account;
import io.github.camelsendcloud.sandbox.KeyRotation;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** Routes meet the sandbox's accounts: rotated keys, fewer scopes, and accounts that reject Basic or OAuth2. */
@Timeout(60)
class SandboxAccountsTest extends WebhookTestSupport {

    private static final String METADATA = "sendcloud:user/auth/metadata";

    private Account first;

    @BeforeEach
    void defaultAccount() {
        first = sandbox().account();
    }

    @Test
    void theKeysOfAnEndpointPickTheAccount() {
        Account second = sandbox().addAccount("shop-2");

        call(METADATA, null);
        call(METADATA + with(second), null);

        assertThat(sandbox().requests()).extracting(RecordedRequest::account).containsExactly(first.name(), "shop-2");
    }

    @Test
    void theLimitOfAnAccountDoesNotStopAnotherAccount() {
        Account second = sandbox().addAccount("shop-2").rateLimit(0, 0, Duration.ofHours(1), null);

        assertThat(call(METADATA + with(second) + "&maxRetries=0", null).getException())
                .isInstanceOf(SendcloudRateLimitException.class);
        assertThat(call(METADATA, null).getException()).isNull();
        assertThat(second.counts().rateLimited()).isEqualTo(1);
    }

    @Test
    void deadKeysAreRejectedAndTheNewKeysAreAccepted() {
        assertThat(call(METADATA, null).getException()).isNull();

        first.rotateKeys(KeyRotation.atOnce());

        assertStatus(call(METADATA, null), 401);
        assertThat(call(METADATA + with(first), null).getException()).isNull();
    }

    @Test
    void aRevokedTokenIsRefreshedWithTheOldKeysDuringTheOverlap() {
        assertThat(call(METADATA + "?authMode=oauth2", null).getException()).isNull();

        first.rotateKeys(KeyRotation.withOverlap(Duration.ofHours(1)));
        first.revokeTokens();

        assertThat(call(METADATA + "?authMode=oauth2", null).getException()).isNull();
        assertThat(first.counts().tokensIssued()).isEqualTo(2);
        assertThat(first.counts().unauthorized()).isEqualTo(1);
    }

    @Test
    void aTokenWithFewerScopesGetsA403() {
        first.grantScopes("read:parcel");
        sandbox().controls().requireScope("read:user", "GET", "/api/v3/user/auth/metadata");

        assertStatus(call(METADATA + "?authMode=oauth2", null), 403);
        assertThat(first.counts().forbidden()).isPositive();
    }

    @Test
    void anAccountCanRejectBasicOrOauth2() {
        first.accept(AcceptedAuthentication.OAUTH2_ONLY);
        assertStatus(call(METADATA, null), 401);
        assertThat(call(METADATA + "?authMode=oauth2", null).getException()).isNull();

        Account second = sandbox().addAccount("shop-2").accept(AcceptedAuthentication.BASIC_ONLY);
        assertThat(call(METADATA + with(second), null).getException()).isNull();
        assertThat(call(METADATA + with(second) + "&authMode=oauth2", null).getException())
                .isInstanceOf(SendcloudAuthenticationException.class).hasMessageContaining("invalid_client");
    }

    @Test
    void aWebhookIsAcceptedWithTheSecretsBeforeAndAfterTheRotation() throws Exception {
        route("sendcloud:webhook?path=/hook&webhookSecret=sandbox-secret-key,new-secret", "mock:events");
        first.rotateKeys(KeyRotation.withOverlap(Duration.ofHours(1)).keys("new", "new-secret").signingWithOldSecret());

        assertThat(sendWebhook(first)).isEqualTo(200);
        first.rotateKeys(KeyRotation.atOnce().keys("new", "new-secret"));
        assertThat(sendWebhook(first)).isEqualTo(200);
        first.rotateKeys(KeyRotation.atOnce());
        assertThat(sendWebhook(first)).isEqualTo(401);
    }

    private int sendWebhook(Account account) throws Exception {
        return sandbox().webhooks().retries(0).url(account.integration(), address("/hook").toString())
                .send(account.integration(), EVENT).get(10, SECONDS);
    }

    private static String with(Account account) {
        return "?publicKey=" + account.publicKey() + "&secretKey=" + account.secretKey();
    }

    private static void assertStatus(Exchange exchange, int status) {
        assertThat(exchange.getException()).isInstanceOfSatisfying(
                SendcloudAuthenticationException.class, failure -> assertThat(failure.getStatusCode()).isEqualTo(status));
    }
}
