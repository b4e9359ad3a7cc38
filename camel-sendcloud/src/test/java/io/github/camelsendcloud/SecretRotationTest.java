package io.github.camelsendcloud;

import java.nio.charset.StandardCharsets;

import io.github.camelsendcloud.sandbox.Account;
import io.github.camelsendcloud.sandbox.Integration;
import io.github.camelsendcloud.sandbox.KeyRotation;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A webhook accepts new keys only if Sendcloud confirms that the keys belong to the integration. */
class SecretRotationTest extends WebhookTestSupport {

    private MockEndpoint events;

    @BeforeEach
    void mock() {
        events = getMockEndpoint("mock:events");
    }

    @Test
    void newKeysAreNotAcceptedByDefault() throws Exception {
        route("sendcloud:webhook?path=/hook", "mock:events");
        String body = credentials(1, "evil", "evil-secret");

        assertThat(post("/hook", body, "Sendcloud-Signature", signed(body, "evil-secret")).statusCode()).isEqualTo(401);
        assertThat(post("/hook", EVENT, "Sendcloud-Signature", signed(EVENT, "evil-secret")).statusCode()).isEqualTo(401);

        assertThat(sandbox().requests()).isEmpty();
        assertThat(events.getReceivedCounter()).isZero();
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void newKeysThatSendcloudDoesNotConfirmAreRejected(AuthMode authMode) throws Exception {
        route("sendcloud:webhook?path=/hook&updateSecrets=true&authMode=" + authMode, "mock:events");
        String body = credentials(1, "evil", "evil-secret");

        assertThat(post("/hook", body, "Sendcloud-Signature", signed(body, "evil-secret")).statusCode()).isEqualTo(401);
        assertThat(post("/hook", EVENT, "Sendcloud-Signature", signed(EVENT, "evil-secret")).statusCode()).isEqualTo(401);
    }

    @Test
    void keysOfABeanDoNotConfirmOtherKeys() throws Exception {
        context.getRegistry().bind("keys", (SendcloudCredentialsProvider) () -> new SendcloudCredentials(
                sandbox().publicKey(), sandbox().secretKey()));
        route("sendcloud:webhook?path=/hook&updateSecrets=true&credentialsProvider=#keys", "mock:events");
        String body = credentials(1, "evil", "evil-secret");

        assertThat(post("/hook", body, "Sendcloud-Signature", signed(body, "evil-secret")).statusCode()).isEqualTo(401);
        assertThat(post("/hook", EVENT, "Sendcloud-Signature", signed(EVENT, "evil-secret")).statusCode()).isEqualTo(401);
        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(200);
    }

    @Test
    void replacedKeysAreNotConfirmedByTheKeysThatReplaceThem() throws Exception {
        Account account = sandbox().account();
        String body = credentials(1, account.publicKey(), account.secretKey());
        String leaked = account.secretKey();
        route("sendcloud:webhook?path=/hook&updateSecrets=true&webhookSecret=fixed", "mock:events");
        account.rotateKeys(KeyRotation.atOnce());
        context.getComponent("sendcloud", SendcloudComponent.class).updateKeys(account.publicKey(), account.secretKey());

        assertThat(post("/hook", body, "Sendcloud-Signature", signed(body, leaked)).statusCode()).isEqualTo(401);
        assertThat(post("/hook", EVENT, "Sendcloud-Signature", signed(EVENT, leaked)).statusCode()).isEqualTo(401);
    }

    @Test
    void validKeysOfAnotherIntegrationAreRejected() throws Exception {
        try (Sandbox two = Sandbox.builder().integration(Integration.of(1, "ours", "our-secret"))
                .integration(Integration.of(2, "evil", "evil-secret")).start()) {
            route("sendcloud:webhook?path=/hook&updateSecrets=true&publicKey=ours&secretKey=our-secret&baseUri="
                  + two.baseUri(),
                    "mock:events");
            String wrongId = credentials(1, "evil", "evil-secret");
            String validId = credentials(2, "evil", "evil-secret");

            assertThat(post("/hook", wrongId, "Sendcloud-Signature", signed(wrongId, "evil-secret")).statusCode())
                    .isEqualTo(401);
            assertThat(post("/hook", validId, "Sendcloud-Signature", signed(validId, "evil-secret")).statusCode())
                    .isEqualTo(401);
            assertThat(post("/hook", EVENT, "Sendcloud-Signature", signed(EVENT, "evil-secret")).statusCode()).isEqualTo(401);
        }
        assertThat(events.getReceivedCounter()).isZero();
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void newKeysOfTheOwnIntegrationAreAcceptedAndMasked(AuthMode authMode) throws Exception {
        // the webhook has an old secret, and Sendcloud has the new secret
        route("sendcloud:webhook?path=/hook&updateSecrets=true&webhookSecret=old&authMode=" + authMode, "mock:events");
        String body = credentials(1, sandbox().publicKey(), sandbox().secretKey());

        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(401);
        assertThat(postSigned("/hook", body).statusCode()).isEqualTo(200);
        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(200);
        assertThat(post("/hook", EVENT, "Sendcloud-Signature", signed(EVENT, "old")).statusCode()).isEqualTo(200);

        assertThat(events.getReceivedCounter()).isEqualTo(3);
        assertThat(events.getExchanges().get(0).getMessage().getBody(String.class))
                .contains("integration_credentials").doesNotContain(sandbox().secretKey());
    }

    private static String credentials(long id, String publicKey, String secretKey) {
        return "{\"action\": \"integration_credentials\", \"integration_id\": " + id + ", \"public_key\": \"" + publicKey
               + "\", \"secret_key\": \"" + secretKey + "\"}";
    }

    private static String signed(String body, String secret) {
        return sign(body.getBytes(StandardCharsets.UTF_8), secret);
    }
}
