package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTest {

    private static final String SECRET = "a/b \"c\" & <é>+=";

    private final Redaction redaction = Redaction.ofKeys("public", SECRET);

    @ParameterizedTest
    @ValueSource(strings = {
            SECRET, "a/b \"c\" & <\u00c3\u00a9>+=", "a%2Fb+%22c%22+%26+%3C%C3%A9%3E%2B%3D",
            "a%2fb%20%22c%22%20%26%20%3c%c3%a9%3e%2b%3d",
            "a/b \\\"c\\\" & <é>+=", "a\\/b \\\"c\\\" & <é>+=", "a/b \\\"c\\\" & <\\u00e9>+=", "a/b \"c\" &amp; &lt;é&gt;+=",
            "a/b &quot;c&quot; &amp; &lt;é&gt;+=" })
    void aSecretIsMaskedInEachEncoding(String echo) {
        assertThat(redaction.apply("got [" + echo + "] twice: " + echo)).isEqualTo("got [xxxxxx] twice: xxxxxx");
    }

    @Test
    void bothKeysAreMaskedInTheFormOfTheHeader() {
        String header = "Basic " + Base64.getEncoder().encodeToString(("public:" + SECRET).getBytes(StandardCharsets.UTF_8));

        assertThat(redaction.apply("got " + header + " of public")).isEqualTo("got Basic xxxxxx of public");
        assertThat(redaction.apply(header.replace("=", "").replace('/', '_').replace('+', '-'))).isEqualTo("Basic xxxxxx");
    }

    @Test
    void theLongerOfTwoSecretsIsMaskedAsAWhole() {
        Redaction both = Redaction.ofToken("token").and(Redaction.ofToken("token-two"));

        assertThat(both.apply("token, token-two")).isEqualTo("xxxxxx, xxxxxx");
    }

    @Test
    void shortTextsAreNoSecrets() {
        assertThat(Redaction.ofToken("t").apply("application/json; t")).isEqualTo("application/json; t");
    }

    @Test
    void aShortTokenIsMaskedBehindItsScheme() {
        assertThat(Redaction.ofToken("t").apply("got Bearer t")).isEqualTo("got xxxxxx");
    }

    @Test
    void nothingIsMaskedForARequestWithoutCredentials() {
        IOException failure = new IOException("x");

        assertThat(Redaction.NONE.apply(SECRET)).isEqualTo(SECRET);
        assertThat(Redaction.NONE.apply(failure)).isSameAs(failure);
        assertThat(redaction.apply((String) null)).isNull();
        assertThat(redaction.and(Redaction.NONE)).isSameAs(redaction).isSameAs(Redaction.NONE.and(redaction));
    }

    @Test
    void aFailureIsReplacedOnlyWhereItHasASecret() {
        IOException clean = new IOException("clean", new IllegalStateException("too"));
        IOException inCause = new IOException("clean", new IllegalStateException("got " + SECRET));

        assertThat(redaction.apply(clean)).isSameAs(clean);
        assertThat(redaction.apply(inCause)).hasMessage("java.io.IOException: clean").cause()
                .hasMessage("java.lang.IllegalStateException: got xxxxxx");
        assertThat(redaction.apply(inCause).getStackTrace()).isEqualTo(inCause.getStackTrace());
    }

    @Test
    void textsInListsAndMapsAreMasked() {
        List<Map<String, Object>> things = List.of(Map.of("id", 1, "notes", List.of("got " + SECRET, Map.of("k", SECRET))));

        assertThat(redaction.applyToAll(things)).isEqualTo(
                List.of(Map.of("id", 1, "notes", List.of("got xxxxxx", Map.of("k", "xxxxxx")))));
    }

    @Test
    void toStringShowsNoSecret() {
        assertThat(redaction.toString()).startsWith("Redaction[").doesNotContain("a/b");
    }
}
