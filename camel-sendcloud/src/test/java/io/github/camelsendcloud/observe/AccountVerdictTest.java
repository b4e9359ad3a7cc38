package io.github.camelsendcloud.observe;

import java.time.Duration;
import java.time.Instant;

import io.github.camelsendcloud.api.AccountStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Old failures of Sendcloud do not count, and old refusals count. */
class AccountVerdictTest {

    private static final Instant START = Instant.parse("2026-11-29T10:00:00Z");

    private static AccountStatus failing(int failures) {
        return status(null, new AccountStatus.Calls(null, null, failures, START, START, "status 503"));
    }

    private static AccountStatus status(AccountStatus.Token token, AccountStatus.Calls calls) {
        return new AccountStatus("shop", "public-key", 4711L, null, token, calls);
    }

    private static AccountVerdict after(Duration time, AccountStatus status) {
        return AccountVerdict.of(status, START.plus(time));
    }

    @Test
    void threeFailuresAreDownForFiveMinutes() {
        assertThat(after(Duration.ofMinutes(1), failing(2)).isUp()).isTrue();
        assertThat(after(Duration.ofMinutes(1), failing(3)).problem()).contains("since 2026-11-29T10:00:00Z");
        assertThat(after(Duration.ofMinutes(5), failing(3)).isUp()).isTrue();
    }

    @Test
    void aRefusalIsDownUntilTheKeysAreAccepted() {
        AccountStatus refused = status(
                null,
                new AccountStatus.Calls(
                        START, new AccountStatus.Refusal(START, 401, "authentication_failed"), 0, null, null, null));
        AccountVerdict verdict = after(Duration.ofDays(2), refused);
        assertThat(verdict.problem()).isEqualTo(
                "Sendcloud refuses the keys since 2026-11-29T10:00:00Z (status 401, code authentication_failed): check"
                                                + " publicKey and secretKey of the integration 4711 of account shop, and"
                                                + " authMode=basic");
        assertThat(verdict.details()).containsEntry("service.error.code", "authentication_failed")
                .containsEntry("integration", 4711L).containsEntry("account", "shop");
    }

    @Test
    void aMissingTokenIsDownForFiveMinutes() {
        AccountStatus.TokenFailure failure = new AccountStatus.TokenFailure(START, START, 0, null, false);
        AccountStatus without = status(
                new AccountStatus.Token(null, null, null, 0, 1, Duration.ZERO, failure),
                new AccountStatus.Calls(null, null, 0, null, null, null));
        assertThat(after(Duration.ofMinutes(1), without).problem()).contains("the token endpoint does not respond");
        assertThat(after(Duration.ofMinutes(5), without).isUp()).isTrue();
    }

    @Test
    void aFailedRefreshIsUpWhileTheTokenIsValid() {
        AccountStatus.TokenFailure failure = new AccountStatus.TokenFailure(START, START, 503, null, false);
        AccountStatus with = status(
                new AccountStatus.Token("api", Duration.ofMinutes(50), Duration.ofMinutes(10), 1, 1, Duration.ZERO, failure),
                new AccountStatus.Calls(START, null, 0, null, null, null));
        assertThat(after(Duration.ZERO, with).isUp()).isTrue();
        assertThat(after(Duration.ZERO, with).details()).containsEntry("token", "valid until 2026-11-29T10:10:00Z");
    }
}
