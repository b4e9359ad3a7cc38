package io.github.camelsendcloud.internal.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookSignatureTest {

    private static final byte[] BODY = "{\"key\": \"value\"}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "1eed4b3d41f4653ac64fd56f1bf1cbfd349e4482cbc11dff7134bd93e5da4b0a";
    private static final String SECRET = "secretkey";

    private final WebhookSignature signature = new WebhookSignature(List.of(SECRET), newer -> List.of());

    @Test
    void theVectorOfSendcloudMatches() {
        assertThat(signature.matches(BODY, SIGNATURE)).isTrue();
    }

    static Stream<Arguments> invalidHeaders() {
        return Stream.of(
                Arguments.of("missing", null),
                Arguments.of("empty", ""),
                Arguments.of("too short", SIGNATURE.substring(1)),
                Arguments.of("too long", SIGNATURE + "0"),
                Arguments.of("upper case", SIGNATURE.toUpperCase(Locale.ROOT)),
                Arguments.of("one letter in upper case", SIGNATURE.replaceFirst("e", "E")),
                Arguments.of("no hexadecimal digits", SIGNATURE.replace('a', 'g')),
                Arguments.of("other digits", SIGNATURE.replace('1', '\u0661')),
                Arguments.of("blanks around it", " " + SIGNATURE + " "),
                Arguments.of("two headers", List.of(SIGNATURE, SIGNATURE)),
                Arguments.of("two headers in one", SIGNATURE + "," + SIGNATURE),
                Arguments.of("of another body", sign("{}".getBytes(StandardCharsets.UTF_8), SECRET)),
                Arguments.of("with another secret", sign(BODY, "other")),
                Arguments.of("with a prefix", "sha256=" + SIGNATURE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidHeaders")
    void anInvalidHeaderIsRejected(String name, Object header) {
        assertThat(signature.matches(BODY, header)).isFalse();
    }

    static Stream<Arguments> bodies() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return Stream.of(
                Arguments.of("not ASCII", "{\"name\": \"Jürgen Müßig 東京\"}".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("any byte", all),
                Arguments.of("nothing", new byte[0]),
                Arguments.of("1 MiB", new byte[1024 * 1024]),
                Arguments.of("1 MiB + 1", new byte[1024 * 1024 + 1]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void theSignatureCoversTheBytesOfTheBody(String name, byte[] body) {
        assertThat(signature.matches(body, sign(body, SECRET))).isTrue();
        assertThat(signature.matches(Arrays.copyOf(body, body.length + 1), sign(body, SECRET))).isFalse();
    }

    @Test
    void aChangedBodyOrSignatureIsRejected() {
        Random random = new Random(4711);
        for (int i = 0; i < 100_000; i++) {
            byte[] body = BODY.clone();
            StringBuilder header = new StringBuilder(SIGNATURE);
            if (i % 2 == 0) {
                body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
            } else {
                int at = random.nextInt(header.length());
                header.setCharAt(at, (char) (header.charAt(at) ^ 1 << random.nextInt(7)));
            }
            if (signature.matches(body, header.toString())) {
                throw new AssertionError("change " + i + " was accepted");
            }
        }
    }

    @Test
    void eachOfTwoSecretsMatchesDuringARotation() {
        WebhookSignature two = new WebhookSignature(List.of("new", "secretkey"), newer -> List.of());

        assertThat(two.matches(BODY, SIGNATURE)).isTrue();
        assertThat(two.matches(BODY, sign(BODY, "new"))).isTrue();
        assertThat(two.matches(BODY, sign(BODY, "new, secretkey"))).isFalse();
    }

    @Test
    void anEmptySecretIsRejected() {
        assertThatThrownBy(() -> new WebhookSignature(List.of("hidden", ""), newer -> List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hidden");
        assertThat(signature.toString()).doesNotContain(SECRET);
    }

    /** Calculates the signature without the code under test. */
    static String sign(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
