package io.github.camelsendcloud.internal.auth;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyVerificationTest {

    private final KeyVerification verification = new KeyVerification();
    private final AtomicInteger checks = new AtomicInteger();

    private void verify(String kind, String keys) {
        verification.once(kind, keys, checks::incrementAndGet);
    }

    @Test
    void aSuccessIsRememberedForTheKindAndTheKeys() {
        verify("basic", "old");
        verify("basic", "old");
        assertThat(checks).hasValue(1);

        verify("oauth2", "old");
        assertThat(checks).hasValue(2);

        verify("basic", "new");
        verify("basic", "new");
        assertThat(checks).hasValue(3);
    }

    @Test
    void aFailureIsNotRemembered() {
        assertThatThrownBy(() -> verification.once("basic", "keys", () -> {
            throw new IllegalStateException("refused");
        })).hasMessage("refused");

        verify("basic", "keys");

        assertThat(checks).hasValue(1);
    }
}
