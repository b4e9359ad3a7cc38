package io.github.camelsendcloud.sandbox;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A sandbox can be started, reset and closed. The JUnit extension starts a sandbox for tests. */
@ExtendWith(SandboxExtension.class)
class SandboxTest {

    private static final String METADATA = "/api/v3/user/auth/metadata";

    @Test
    void theExtensionProvidesASandboxForATest(Sandbox sandbox) throws Exception {
        assertThat(new TestClient(sandbox).get(METADATA).statusCode()).isEqualTo(200);
        assertThat(sandbox.requests()).hasSize(1);
    }

    @Test
    void theExtensionResetsTheSandboxBeforeEachTest(Sandbox sandbox) throws Exception {
        assertThat(sandbox.requests()).isEmpty();
        assertThat(new TestClient(sandbox).get(METADATA).statusCode()).isEqualTo(200);
    }

    @Test
    void anExtensionThatHasNotStartedThrowsAClearException() {
        assertThatThrownBy(() -> new SandboxExtension().sandbox()).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("static field");
    }

    @Test
    void theSandboxHasAnAddressForEachOption(Sandbox sandbox) {
        String root = "http://127.0.0.1:" + sandbox.port();

        assertThat(sandbox.baseUri()).isEqualTo(URI.create(root + "/api"));
        assertThat(sandbox.tokenUri()).isEqualTo(URI.create(root + "/oauth2/token"));
        assertThat(sandbox.servicePointsUri()).isEqualTo(URI.create(root + "/service-points-host/api"));
        assertThat(sandbox.publicKey()).isEqualTo("sandbox-public-key");
        assertThat(sandbox.secretKey()).isEqualTo("sandbox-secret-key");
        assertThat(sandbox).hasToString("Sandbox[" + root + "/api]");
    }

    @Test
    void aClosedSandboxAcceptsNoConnections() throws Exception {
        Sandbox sandbox = Sandbox.start();
        TestClient client = new TestClient(sandbox);
        int port = sandbox.port();
        assertThat(client.get(METADATA).statusCode()).isEqualTo(200);

        sandbox.close();
        sandbox.close();

        assertThatThrownBy(() -> client.get("http://127.0.0.1:" + port + METADATA)).isInstanceOf(ConnectException.class);
    }

    @Test
    void theMessageNamesAPortThatIsInUse(Sandbox sandbox) {
        assertThatThrownBy(() -> Sandbox.builder().port(sandbox.port()).start()).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(String.valueOf(sandbox.port()));
    }

    @Test
    void tokensStayValidAfterAReset(Sandbox sandbox) throws Exception {
        String token = TestClient.at(new TestClient(sandbox).token("grant_type=client_credentials"), "/access_token");

        sandbox.reset();

        assertThat(new TestClient(sandbox, "Bearer " + token).get(METADATA).statusCode()).isEqualTo(200);
    }

    @Test
    void integrationsMustHaveUniqueIdsAndKeys() {
        SandboxBuilder builder = Sandbox.builder().integration(Integration.of(1, "a", "b"));

        assertThatThrownBy(() -> builder.integration(Integration.of(1, "c", "d"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.integration(Integration.of(2, "a", "d"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Integration.of(0, "a", "d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Integration.of(1, "", "d")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecretKeyIsNeverPrinted() {
        assertThat(Integration.of(1, "public", "geheim")).asString().contains("public").doesNotContain("geheim");
        assertThat(BasicCredentials.parse(TestClient.basic("public", "geheim"))).asString().doesNotContain("geheim");
    }

    @Test
    void aTokenIsValidUntilTheEndOfItsLifetime() {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 10);
        TokenIssuer tokens = new TokenIssuer(clock::get);
        tokens.lifetime(Duration.ofSeconds(2));
        KeyPair keys = new KeyPair(null, "public", "secret", clock::get);
        TokenIssuer.Issued issued = tokens.issue(keys, Scopes.ALL);
        TokenIssuer.Token token = tokens.find(issued.token());

        clock.addAndGet(Duration.ofSeconds(2).toNanos() - 1);
        assertThat(tokens.isValid(token)).isTrue();
        assertThat(token.keys()).isSameAs(keys);
        clock.addAndGet(1);
        assertThat(tokens.isValid(token)).isFalse();
        assertThat(issued.expiresIn()).isEqualTo(2);
    }

    @Test
    void theCountsOfTheRateLimitAreZeroAfterTheWindow() {
        AtomicLong clock = new AtomicLong();
        RateLimit limit = new RateLimit(clock::get);
        limit.set(new RateLimit.Rule(1, 1, Duration.ofSeconds(1), null));
        ApiRequest call = new ApiRequest("POST", "/api/v3/x", null, null, null, null, null, Integration.DEFAULT, null);

        assertThat(limit.check(call)).isNull();
        assertThat(limit.check(call)).isNotNull();
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(limit.check(call)).isNull();
        assertThat(limit.check(call).status()).isEqualTo(429);
    }
}
