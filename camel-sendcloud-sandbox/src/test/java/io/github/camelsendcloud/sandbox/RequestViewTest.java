package io.github.camelsendcloud.sandbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The view of a request has no secret. */
class RequestViewTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"webhook_secret\": \"two S3cret\", \"a\": \"b\"}", "{\"Secret_Key\":\"S3cret\",\"a\":\"b\"}",
            "{\"password\":\"a\\\"S3cret\",\"a\":\"b\"}", "{\"apiKey\" :\n \"S3cret\",\"a\":\"b\"}",
            "{\"secretKey\":\"x\\\\\",\"token\":\"S3cret\"}", "client_secret=S3cret&grant_type=x", "{\"password\":\"S3cret",
            "Bearer ory_at_S3cret-_x" })
    void aTextIsShownWithoutItsSecrets(String text) {
        assertThat(RequestView.masked(text)).doesNotContain("S3cret").contains("***");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"password\":\"\",\"name\":\"Jo\"}", "{\"name\":\"token\",\"a\":\"b\"}", "tokens", "" })
    void aTextWithoutASecretStays(String text) {
        assertThat(RequestView.masked(text)).isEqualTo(text);
    }

    @Test
    void aLongSecretIsMaskedToo() {
        String text = "{\"password\":\"" + "\\\"x".repeat(100_000) + "\"}";

        assertThat(RequestView.masked(text)).isEqualTo("{\"password\":\"***\"}");
    }
}
