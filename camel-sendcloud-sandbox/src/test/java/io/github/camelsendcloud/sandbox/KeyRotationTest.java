package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelsendcloud.sandbox.WebhookReceiver.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests that an account gets new keys at run time. */
class KeyRotationTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final String SIGNATURE_WITH_SECRETKEY = "1eed4b3d41f4653ac64fd56f1bf1cbfd349e4482cbc11dff7134bd93e5da4b0a";
    private static final String EVENT = "{\"key\":\"value\"}";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD
            = new SandboxExtension(Sandbox.builder().account("shop", Integration.of(5, "old", "secretkey")).account("other"));

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final Account shop = sandbox.account("shop");
    private final TestClient oldKeys = new TestClient(sandbox, TestClient.basic("old", "secretkey"));

    @Test
    void theOldKeysAreInvalidAtOnce() throws IOException {
        Integration rotated = shop.rotateKeys(KeyRotation.atOnce());

        TestClient newKeys = TestClient.of(sandbox, shop);
        assertThat(oldKeys.status()).isEqualTo(401);
        assertThat(oldKeys.token("grant_type=client_credentials").statusCode()).isEqualTo(401);
        assertThat(TestClient.at(newKeys.get(TestClient.METADATA), "/data/integration_id")).isEqualTo("5");
        assertThat(newKeys.withToken().status()).isEqualTo(200);
        assertThat(rotated).isEqualTo(shop.integration());
        assertThat(sandbox.publicKey()).isEqualTo(rotated.publicKey()).isNotEqualTo("old");
        assertThat(sandbox.secretKey()).isEqualTo(rotated.secretKey()).isNotEqualTo("secretkey");
        assertThat(shop.counts().unauthorized()).isEqualTo(1);
    }

    @Test
    void theOldKeysStayValidForTheOverlap() throws IOException {
        shop.rotateKeys(KeyRotation.withOverlap(LONG).keys("new", "new-secret"));

        assertThat(oldKeys.status()).isEqualTo(200);
        assertThat(oldKeys.withToken().status()).isEqualTo(200);
        assertThat(new TestClient(sandbox, TestClient.basic("new", "new-secret")).status()).isEqualTo(200);
        assertThat(new TestClient(sandbox, TestClient.basic("new", "secretkey")).status()).isEqualTo(401);
        assertThat(sandbox.requests()).extracting(RecordedRequest::authorizedAs).containsExactly("old", "old", "new", null);

        shop.rotateKeys(KeyRotation.atOnce());
        assertThat(oldKeys.status()).isEqualTo(401);
    }

    @Test
    @Timeout(10)
    void theOldKeysAreInvalidAfterTheOverlap() throws IOException {
        shop.rotateKeys(KeyRotation.withOverlap(Duration.ofMillis(20)));

        while (oldKeys.status() != 401) {
            assertThat(TestClient.of(sandbox, shop).status()).isEqualTo(200);
        }
    }

    @Test
    void theOverlapEndsExactly() {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
        NamedIntegrations integrations = new NamedIntegrations();
        integrations.add("a", Integration.of(1, "old", "s"));
        Account account
                = new Accounts(integrations, new TokenIssuer(clock::get), new RateLimit(clock::get), clock::get, any -> null)
                        .first();
        KeyPair old = account.validPair("old", "s");

        account.rotateKeys(KeyRotation.withOverlap(Duration.ofNanos(10)).revokingTokens().signingWithOldSecret());
        account.rotateKeys(KeyRotation.withOverlap(LONG).keys("third", "t"));

        clock.addAndGet(9);
        assertThat(account.validPair("old", "s")).isSameAs(old);
        assertThat(old.hasValidTokens()).isTrue();
        clock.addAndGet(1);
        assertThat(account.validPair("old", "s")).isNull();
        assertThat(old.hasValidTokens()).isFalse();
        assertThat(account.validPair("third").secretKey()).isEqualTo("t");
    }

    @Test
    void onlyTheSecretKeyCanChange() throws IOException {
        shop.rotateKeys(KeyRotation.atOnce().keys("old", "new-secret"));

        assertThat(oldKeys.status()).isEqualTo(401);
        assertThat(TestClient.of(sandbox, shop).status()).isEqualTo(200);
    }

    @Test
    void theTokensOfTheOldKeysStayValidOrAreRevoked() throws IOException {
        TestClient first = oldKeys.withToken();
        shop.rotateKeys(KeyRotation.atOnce());
        TestClient second = TestClient.of(sandbox, shop).withToken();
        assertThat(first.status()).isEqualTo(200);

        shop.rotateKeys(KeyRotation.withOverlap(LONG).revokingTokens());
        assertThat(second.status()).isEqualTo(200);
        shop.rotateKeys(KeyRotation.atOnce().revokingTokens());

        assertThat(first.status()).isEqualTo(401);
        assertThat(second.status()).isEqualTo(401);
        assertThat(TestClient.of(sandbox, shop).withToken().status()).isEqualTo(200);
    }

    @Test
    void theNewSecretSignsWebhooksAtOnce() throws Exception {
        assertThat(signature()).isEqualTo(SIGNATURE_WITH_SECRETKEY);

        shop.rotateKeys(KeyRotation.withOverlap(LONG));
        assertThat(signature()).isNotEqualTo(SIGNATURE_WITH_SECRETKEY);

        shop.rotateKeys(KeyRotation.atOnce().keys("third", "secretkey"));
        assertThat(signature()).isEqualTo(SIGNATURE_WITH_SECRETKEY);
    }

    @Test
    void theOldSecretCanSignWebhooksDuringTheOverlap() throws Exception {
        shop.rotateKeys(KeyRotation.withOverlap(LONG).signingWithOldSecret());
        assertThat(signature()).isEqualTo(SIGNATURE_WITH_SECRETKEY);

        shop.rotateKeys(KeyRotation.atOnce());
        assertThat(signature()).isNotEqualTo(SIGNATURE_WITH_SECRETKEY);
    }

    @Test
    void aResetRestoresTheKeysOfTheStart() throws IOException {
        TestClient token = oldKeys.withToken();
        shop.rotateKeys(KeyRotation.atOnce());

        sandbox.reset();

        assertThat(sandbox.publicKey()).isEqualTo("old");
        assertThat(oldKeys.status()).isEqualTo(200);
        assertThat(token.status()).isEqualTo(200);
    }

    @Test
    void thePublicKeyOfAnotherAccountIsRejected() {
        KeyRotation rotation = KeyRotation.atOnce().keys("other-public-key", "s");

        assertThatThrownBy(() -> shop.rotateKeys(rotation)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other-public-key");
        assertThat(shop.publicKey()).isEqualTo("old");
    }

    @Test
    void aRotationThatMakesNoSenseIsRejected() {
        assertThatThrownBy(() -> KeyRotation.withOverlap(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyRotation.atOnce().keys("", "s")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyRotation.atOnce().signingWithOldSecret()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRotationDoesNotPrintItsSecretKey() {
        assertThat(KeyRotation.atOnce().keys("public", "geheim")).asString().contains("public").doesNotContain("geheim");
    }

    /** Sends a webhook and returns the signature. */
    private String signature() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            sandbox.webhooks().url(shop.integration(), receiver.url("/")).send(shop.integration(), EVENT).get(10, SECONDS);
            Received received = receiver.next();
            assertThat(received.body()).isEqualTo("{\"key\": \"value\"}");
            return received.signature();
        }
    }
}
