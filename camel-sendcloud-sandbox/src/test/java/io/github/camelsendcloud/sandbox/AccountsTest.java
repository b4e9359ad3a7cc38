package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests that each account has data, limits, tokens and webhooks of its own. */
class AccountsTest {

    private static final String ANNOUNCE = "/api/v3/shipments/announce";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension(
            Sandbox.builder().account("shop-a").account("shop-b", Integration.of(20, "b", "secret-of-b")));

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final Account a = sandbox.account("shop-a");
    private final Account b = sandbox.account("shop-b");
    private final TestClient clientA = TestClient.of(sandbox, a);
    private final TestClient clientB = TestClient.of(sandbox, b);

    @Test
    void theFirstAccountIsTheDefault() {
        assertThat(sandbox.account()).isSameAs(a);
        assertThat(sandbox.publicKey()).isEqualTo("shop-a-public-key");
        assertThat(sandbox.secretKey()).isEqualTo("shop-a-secret-key");
        assertThat(sandbox.accounts()).containsExactly(a, b);
        assertThat(sandbox.integrations()).containsExactly(a.integration(), b.integration());
    }

    @Test
    void aSandboxWithoutAnAccountHasTheDefaultAccount() {
        try (Sandbox alone = Sandbox.start()) {
            assertThat(alone.account("account-1")).isSameAs(alone.account());
            assertThat(alone.publicKey()).isEqualTo("sandbox-public-key");
        }
    }

    @Test
    void theMetadataOfTheCredentialsNamesTheIntegration() throws IOException {
        String ofA = "{\"data\":{\"user_id\":1,\"integration_id\":1}}";

        assertThat(clientA.get(TestClient.METADATA).body()).isEqualTo(ofA);
        assertThat(clientA.withToken().get(TestClient.METADATA).body()).isEqualTo(ofA);
        assertThat(clientB.get(TestClient.METADATA).body()).isEqualTo("{\"data\":{\"user_id\":1,\"integration_id\":20}}");
    }

    @Test
    void eachAccountSeesOnlyItsOwnShipments() throws IOException {
        String id = TestClient.at(clientA.post(ANNOUNCE, TestClient.SHIPMENT), "/data/id");

        assertThat(clientA.withToken().get("/api/v3/shipments/" + id).statusCode()).isEqualTo(200);
        assertThat(clientB.withToken().get("/api/v3/shipments/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void theRequestsHaveTheNamesOfTheirAccounts() throws IOException {
        clientA.status();
        clientB.withToken().status();
        new TestClient(sandbox, null).status();

        assertThat(sandbox.requests()).extracting(RecordedRequest::account).containsExactly("shop-a", "shop-b", null);
        assertThat(sandbox.tokenRequests()).extracting(RecordedRequest::account).containsExactly("shop-b");
    }

    @Test
    void theLimitOfAnAccountDoesNotLimitAnotherAccount() throws IOException {
        a.rateLimit(0, 1, Duration.ofHours(1), "7");

        assertThat(clientA.status()).isEqualTo(200);
        assertThat(clientA.get(TestClient.METADATA).headers().firstValue("Retry-After")).hasValue("7");
        assertThat(clientA.post(ANNOUNCE, TestClient.SHIPMENT).statusCode()).isEqualTo(429);
        assertThat(List.of(clientB.status(), clientB.status())).containsOnly(200);

        sandbox.controls().rateLimit(0, 0, Duration.ofHours(1));
        assertThat(clientB.status()).isEqualTo(429);
        sandbox.controls().noRateLimit();
        assertThat(clientA.status()).isEqualTo(429);
        sandbox.reset();
        assertThat(clientA.status()).isEqualTo(200);
    }

    @Test
    void theTokensOfAnAccountCanBeRevoked() throws IOException {
        TestClient tokenOfA = clientA.withToken();
        TestClient tokenOfB = clientB.withToken();

        a.revokeTokens();

        assertThat(tokenOfA.status()).isEqualTo(401);
        assertThat(tokenOfB.status()).isEqualTo(200);
        assertThat(clientA.withToken().status()).isEqualTo(200);
    }

    @Test
    void aStatusChangeSendsTheWebhookOfTheParcelsAccount() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            sandbox.webhooks().url(a.integration(), receiver.url("/a")).url(b.integration(), receiver.url("/b"));
            String parcel = TestClient.at(clientB.post(ANNOUNCE, TestClient.SHIPMENT), "/data/parcels/0/id");

            sandbox.parcelStatus(Long.parseLong(parcel), "DELIVERED");

            assertThat(receiver.next().body()).contains("Ready to send");
            WebhookReceiver.Received delivered = receiver.next();
            assertThat(delivered.path()).isEqualTo("/b");
            assertThat(delivered.body()).contains("Delivered");
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void anAccountCanSignItsWebhooksWithASecretOfItsOwn() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            sandbox.webhooks().url(a.integration(), receiver.url("/a")).url(b.integration(), receiver.url("/b"));
            b.webhookSecret(a.secretKey());

            sandbox.webhooks().send(a.integration(), "{\"n\":1}").get(10, SECONDS);
            sandbox.webhooks().send(b.integration(), "{\"n\":1}").get(10, SECONDS);
            b.webhookSecret(null);
            sandbox.webhooks().send(b.integration(), "{\"n\":1}").get(10, SECONDS);

            String signatureOfA = receiver.next().signature();
            assertThat(receiver.next().signature()).isEqualTo(signatureOfA);
            assertThat(receiver.next().signature()).isNotEqualTo(signatureOfA);
        }
    }

    @Test
    void theRequestsOfEachAccountAreCounted() throws IOException {
        TestClient token = clientA.withToken();
        token.status();
        a.rateLimit(0, 0, Duration.ofHours(1), null);
        token.status();
        a.revokeTokens();
        token.status();
        new TestClient(sandbox, TestClient.basic(a.publicKey(), "wrong")).token("grant_type=client_credentials");
        clientB.status();

        assertThat(a.counts()).isEqualTo(new AccountCounts(2, 1, 3, 1, 0, 1));
        assertThat(a.counts().refused()).isEqualTo(2);
        assertThat(b.counts()).isEqualTo(new AccountCounts(0, 0, 1, 0, 0, 0));

        sandbox.clearRequests();
        assertThat(a.counts()).isEqualTo(new AccountCounts(0, 0, 0, 0, 0, 0));
    }

    @Test
    void anAddedAccountIsRemovedWithTheNextReset() throws IOException {
        Account added = sandbox.addAccount("shop-c");
        TestClient client = TestClient.of(sandbox, added);
        TestClient token = client.withToken();
        assertThat(client.get(TestClient.METADATA).body()).isEqualTo("{\"data\":{\"user_id\":2,\"integration_id\":2}}");
        assertThat(token.status()).isEqualTo(200);

        sandbox.reset();

        assertThat(client.status()).isEqualTo(401);
        assertThat(token.status()).isEqualTo(401);
        assertThatThrownBy(() -> sandbox.account("shop-c")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shop-c");
        assertThat(sandbox.addAccount("shop-c").integration().id()).isEqualTo(2);
    }

    @Test
    void namesAreUniqueAndSafeInPaths() {
        assertThatThrownBy(() -> sandbox.addAccount("shop-a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.addAccount("a/b")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a/b");
        SandboxBuilder builder = Sandbox.builder().account("x");
        assertThatThrownBy(() -> builder.account("x", Integration.of(9, "k", "s")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.account("y", Integration.of(1, "k", "s")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tenThousandAccountsAreCheap() throws IOException {
        SandboxBuilder builder = Sandbox.builder();
        for (int i = 1; i <= 10_000; i++) {
            builder.account("shop-" + i);
        }
        try (Sandbox large = builder.start()) {
            Account last = large.account("shop-10000");

            assertThat(TestClient.of(large, last).withToken().get(TestClient.METADATA).body()).contains("10000");
            assertThat(large.accounts()).hasSize(10_000);
            large.reset();
            assertThat(TestClient.of(large, last).status()).isEqualTo(200);
        }
    }

    @Test
    void anAccountDoesNotPrintItsSecretKey() {
        assertThat(b).asString().contains("shop-b", "publicKey=b").doesNotContain("secret-of-b");
    }
}
