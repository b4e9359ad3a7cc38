package io.github.camelsendcloud;

import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** White space around a key from a file or a vault is removed. */
class KeyTextTest extends SandboxTestSupport {

    private SendcloudConfiguration configured() {
        return context.getComponent("sendcloud", SendcloudComponent.class).getConfiguration();
    }

    @ParameterizedTest
    @ValueSource(strings = { "%s\n", "%s\r\n", "  %s\t", "\uFEFF%s\n", "\u00A0%s ", "\n\n%s\u200B" })
    void whiteSpaceAroundAKeyIsRemoved(String pattern) {
        for (String mode : new String[] { "basic", "oauth2" }) {
            configured().setPublicKey(pattern.formatted(sandbox().publicKey()));
            configured().setSecretKey(pattern.formatted(sandbox().secretKey()));

            assertThat(call("sendcloud:user/auth/metadata?authMode=" + mode, null).getException()).isNull();
        }
        assertThat(sandbox().requests()).extracting(RecordedRequest::status).containsOnly(200);
    }

    @ParameterizedTest
    @CsvSource({
            "publicKey, 'abc\nxyz', U+000A at position 4 of 7", "secretKey, 'abc\u0000xyz', U+0000 at position 4 of 7",
            "secretKey, 'abc\u200Bxyz', U+200B at position 4 of 7", "publicKey, 'abc\rxyz', U+000D at position 4 of 7" })
    void aControlCharacterInAKeyIsRejectedAtTheStart(String option, String key, String problem) {
        if (option.equals("publicKey")) {
            configured().setPublicKey(key);
        } else {
            configured().setSecretKey(key);
        }

        assertThatThrownBy(() -> context.getEndpoint("sendcloud:user/auth/metadata")).hasRootCauseInstanceOf(
                IllegalArgumentException.class).rootCause()
                .hasMessageContaining("Option " + option + " cannot be used: it has the control character " + problem)
                .hasMessageNotContaining("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\n", "", " " })
    void aKeyOfOnlyWhiteSpaceIsMissing(String key) {
        configured().setSecretKey(key);

        assertThatThrownBy(() -> context.getEndpoint("sendcloud:user/auth/metadata")).rootCause()
                .hasMessageContaining("Option secretKey is missing");
    }

    @Test
    void whiteSpaceAroundEachWebhookSecretIsRemoved() {
        configured().setWebhookSecret(" old\n,\uFEFFnew\r\n");
        SendcloudConfiguration other = configuration();
        other.setWebhookSecret("new");
        SendcloudConfiguration wrong = configuration();
        wrong.setWebhookSecret("o\nld");

        assertThat(configured().webhookSecrets()).containsExactly("old", "new");
        assertThat(other.webhookSecrets()).containsExactly("new");
        assertThatThrownBy(wrong::webhookSecrets)
                .hasMessageContaining("Option webhookSecret cannot be used: it has the control");
    }
}
