package io.github.camelsendcloud.internal.auth;

import java.time.Duration;
import java.util.List;

import io.github.camelsendcloud.SendcloudCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelsendcloud.internal.auth.KeySourceRig.FIRST;
import static io.github.camelsendcloud.internal.auth.KeySourceRig.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The webhook secrets of replaced keys are valid for an hour, and no text contains a key. */
@Timeout(30)
class AccountSecretsTest {

    private static final Account.Keys THIRD = new Account.Keys("public-3", "s3cret-3", "h00k-3");
    private static final Duration MOMENT = Duration.ofNanos(1);

    private final KeySourceRig rig = new KeySourceRig(Long.MAX_VALUE - 1_000_000);
    private final Account account = rig.account();

    @Test
    void theSecretOfReplacedKeysIsValidForAnHour() {
        account.start();
        account.update(SECOND);
        rig.pass(Duration.ofMinutes(30));
        account.update(THIRD);

        assertThat(account.webhookSecrets(true)).containsExactly("h00k-3", "s3cret-1", "s3cret-2");
        rig.pass(Duration.ofMinutes(30).minus(MOMENT));
        assertThat(account.webhookSecrets(true)).contains("s3cret-1");
        rig.pass(MOMENT);
        assertThat(account.webhookSecrets(true)).containsExactly("h00k-3", "s3cret-2");
        assertThat(account.nanosOfFormerSecrets()).isEqualTo(Duration.ofMinutes(30).toNanos());
        rig.pass(Duration.ofMinutes(30));
        assertThat(account.webhookSecrets(true)).containsExactly("h00k-3");
        assertThat(account.nanosOfFormerSecrets()).isZero();
    }

    @Test
    void equalKeysAreNoReplacement() {
        account.start();

        account.update(new Account.Keys("public-1", "s3cret-1", null));

        assertThat(account.webhookSecrets(true)).containsExactly("s3cret-1");
        assertThat(account.current()).isSameAs(account.current());
    }

    @Test
    void anUnknownSignatureLeadsToAtMostOneQuestionInASecond() {
        account.start();
        rig.inline = true;
        rig.source = () -> SECOND;

        assertThat(account.newerWebhookSecrets()).containsExactly("s3cret-2", "s3cret-1");
        assertThat(account.newerWebhookSecrets()).containsExactly("s3cret-2", "s3cret-1");
        assertThat(rig.asked).isEqualTo(3);
        // the latest question has brought no new keys
        assertThat(account.newerWebhookSecrets()).containsExactly("s3cret-2", "s3cret-1");
        assertThat(rig.asked).isEqualTo(3);
        rig.pass(KeyQuestions.PAUSE);
        account.newerWebhookSecrets();
        assertThat(rig.asked).isEqualTo(4);
    }

    @Test
    void anUnknownSignatureAsksEvenAfterAnotherQuestionHasBroughtNoNewKeys() {
        account.start();
        rig.inline = true;
        account.refused(FIRST);
        assertThat(rig.asked).isEqualTo(2);
        rig.source = () -> SECOND;

        assertThat(account.newerWebhookSecrets()).containsExactly("s3cret-2", "s3cret-1");
    }

    @Test
    void noTextContainsAKey() {
        account.start();
        account.update(THIRD);

        assertThat(List.of(
                account.toString(), FIRST.toString(), THIRD.toString(),
                new Account.Settings(account.tokenUri(), "public-1", "s3cret-1").toString(),
                new SendcloudCredentials("public-3", "s3cret-3", "h00k-3").toString()))
                .allSatisfy(text -> assertThat(text).doesNotContain("public-", "s3cret", "h00k"));
    }

    @Test
    void invalidKeysAreRefusedWithoutTheirText() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SendcloudCredentials("public-1", " "))
                .withMessageContaining("secretKey");
        assertThatIllegalArgumentException().isThrownBy(() -> new SendcloudCredentials("public-1", "s3cret\n1"))
                .withMessageContaining("secretKey").withMessageNotContaining("s3cret");
        assertThat(new SendcloudCredentials(" public-1\n", "s3cret-1 ").secretKey()).isEqualTo("s3cret-1");
    }
}
