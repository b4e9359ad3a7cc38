package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;

import io.github.camelsendcloud.sandbox.internal.servicepoints.ServicePointsApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests accounts that accept only Basic authentication or only OAuth2. */
class AcceptedAuthenticationTest {

    private static final String SERVICE_POINTS
            = ServicePointsApi.HOST + "/api/v2/service-points?country=NL&access_token=";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension(Sandbox.builder().account("shop").account("other"));

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final Account shop = sandbox.account("shop");
    private final TestClient client
            = new TestClient(sandbox, TestClient.basic("shop-public-key", "shop-secret-key"));

    @Test
    void anAccountWithOauth2OnlyRejectsItsKeys() throws IOException {
        shop.accept(AcceptedAuthentication.OAUTH2_ONLY);

        HttpResponse<String> response = client.get(TestClient.METADATA);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(TestClient.at(response, "/errors/0/code")).isEqualTo("authentication_failed");
        assertThat(client.withToken().status()).isEqualTo(200);
        assertThat(shop.integration().oauth2Only()).isTrue();
        assertThat(TestClient.of(sandbox, sandbox.account("other")).status()).isEqualTo(200);
    }

    @Test
    void anAccountWithBasicOnlyGetsNoTokenAndAcceptsNoToken() throws IOException {
        TestClient before = client.withToken();
        shop.accept(AcceptedAuthentication.BASIC_ONLY);

        HttpResponse<String> response = client.token("grant_type=client_credentials");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(TestClient.at(response, "/error")).isEqualTo("invalid_client");
        assertThat(before.status()).isEqualTo(401);
        assertThat(client.status()).isEqualTo(200);
        assertThat(shop.counts()).isEqualTo(new AccountCounts(2, 1, 2, 1, 0, 0));
    }

    @Test
    void aResetRestoresTheSettingOfTheStart() throws IOException {
        shop.accept(AcceptedAuthentication.OAUTH2_ONLY);
        sandbox.reset();

        assertThat(client.status()).isEqualTo(200);
        assertThat(client.withToken().status()).isEqualTo(200);
    }

    @Test
    void theServicePointsAcceptOnlyAValidPublicKey() throws IOException {
        TestClient anonymous = new TestClient(sandbox, null);
        String oldKey = "shop-public-key";
        assertThat(anonymous.get(SERVICE_POINTS + oldKey).statusCode()).isEqualTo(200);

        shop.rotateKeys(KeyRotation.atOnce());

        assertThat(anonymous.get(SERVICE_POINTS + oldKey).statusCode()).isEqualTo(401);
        assertThat(anonymous.get(SERVICE_POINTS + shop.publicKey()).statusCode()).isEqualTo(200);
        assertThat(anonymous.get(SERVICE_POINTS + "unknown").statusCode()).isEqualTo(401);
    }
}
