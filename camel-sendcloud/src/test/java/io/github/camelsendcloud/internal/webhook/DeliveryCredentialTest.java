package io.github.camelsendcloud.internal.webhook;

import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryCredentialTest {

    @Test
    void theNameOfTheSchemeIsCaseInsensitive() {
        DeliveryCredential bearer = DeliveryCredential.bearer("Token1");
        DeliveryCredential basic = DeliveryCredential.basic("u", "p");
        String pair = Base64.getEncoder().encodeToString("u:p".getBytes());

        for (String scheme : List.of("Bearer ", "bearer ", "BEARER ")) {
            assertThat(bearer.matches(scheme + "Token1")).isTrue();
            assertThat(bearer.matches(scheme + "token1")).isFalse();
        }
        assertThat(basic.matches("basic " + pair)).isTrue();
        assertThat(basic.matches("bearer " + pair)).isFalse();
        assertThat(bearer.matches("Token1")).isFalse();
        assertThat(bearer.matches("")).isFalse();
    }

    @Test
    void anApiKeyHasNoScheme() {
        DeliveryCredential key = DeliveryCredential.apiKey("X-Key", "Bearer x");

        assertThat(key.matches("Bearer x")).isTrue();
        assertThat(key.matches("bearer x")).isFalse();
    }
}
