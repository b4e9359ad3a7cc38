package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.internal.auth.TokenRig.HOUR;
import static io.github.camelsendcloud.internal.auth.TokenRig.failureOf;
import static io.github.camelsendcloud.internal.auth.TokenRig.now;
import static io.github.camelsendcloud.internal.auth.TokenRig.valueOf;
import static org.assertj.core.api.Assertions.assertThat;

class TokenManagerFailureTest {

    private static final URI ENDPOINT = URI.create("https://account.example/oauth2/token");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TokenRig rig = new TokenRig();
    private final TokenManager manager = rig.manager();

    private static TokenRequestException unreachable() {
        return TokenRequestException.failed(ENDPOINT, new IOException("unreachable"));
    }

    private static TokenRequestException rejected(int status, Duration retryAfter) {
        return TokenRequestException.refused(ENDPOINT, status, "some_error", null, retryAfter);
    }

    /** Checks that a request is sent at the end of the pause, and not one nanosecond earlier. */
    private void assertPause(Duration pause) {
        rig.pass(pause).passNanos(-1);
        assertThat(manager.token()).isCompletedExceptionally();
        assertThat(rig.waitingTasks()).isZero();
        rig.passNanos(1);
        assertThat(manager.token()).isNotDone();
        assertThat(rig.waitingTasks()).isOne();
    }

    @Test
    void waitingAndLaterCallersGetTheFailure() {
        TokenRequestException failure = unreachable();
        rig.thenFails(failure);
        CompletableFuture<AccessToken> one = manager.token();
        CompletableFuture<AccessToken> other = manager.token();
        rig.runTheTask();

        assertThat(failureOf(one)).isSameAs(failure);
        assertThat(failureOf(other)).isSameAs(failure);
        for (int i = 0; i < 100; i++) {
            assertThat(failureOf(manager.token())).isSameAs(failure);
        }
        assertThat(rig.requests()).isOne();
        assertThat(rig.waitingTasks()).isZero();
    }

    @Test
    void theFirstCallerAfterThePauseStartsARefresh() {
        rig.fail(unreachable());
        rig.pass(SECOND);

        assertThat(valueOf(rig.obtain("first", HOUR))).isEqualTo("first");
        assertThat(rig.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
            "1, 0, 1000", "2, 0, 2000", "3, 0, 4000", "4, 0, 8000", "5, 0, 16000", "6, 0, 32000", "7, 0, 60000",
            "8, 0, 60000", "100, 0, 60000", "1, 1, 500", "2, 1, 1000", "6, 1, 16000", "7, 1, 30000", "100, 1, 30000",
            "3, 0.5, 3000" })
    void thePauseDoublesWithJitterUpToAMinute(int failures, double random, long millis) {
        rig.random(random);
        for (int i = 1; i < failures; i++) {
            rig.fail(unreachable());
            rig.pass(Duration.ofMinutes(1));
        }
        rig.fail(unreachable());

        assertPause(Duration.ofMillis(millis));
    }

    @Test
    void aNewTokenEndsTheBackoff() {
        for (int i = 0; i < 5; i++) {
            rig.fail(unreachable());
            rig.pass(Duration.ofMinutes(1));
        }
        rig.obtain("first", HOUR);
        rig.pass(HOUR);
        rig.fail(unreachable());

        assertPause(SECOND);
    }

    @ParameterizedTest
    @CsvSource({
            "429, 0, 1", "503, 1, 1", "429, 30, 30", "503, 3600, 3600", "429, 3601, 3600", "503, 999999999, 3600",
            "400, 5, 5" })
    void aPauseFollowsRetryAfterFromASecondToAnHour(int status, long retryAfter, long pause) {
        rig.fail(rejected(status, Duration.ofSeconds(retryAfter)));

        assertPause(Duration.ofSeconds(pause));
    }

    /** The delay until the year 9999, which servers send for "never", has more nanoseconds than a long. */
    @Test
    void aRetryAfterOfCenturiesIsAnHour() {
        TokenRequestException failure = rejected(503, Duration.ofDays(365 * 8000));
        assertThat(rig.fail(failure)).isSameAs(failure);

        assertPause(HOUR);
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 403, 404, 422 })
    void aRejectionPausesForAMinute(int status) {
        rig.random(1).fail(rejected(status, null));

        assertPause(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 307, 408, 425, 429, 500, 502, 503, 504 })
    void anyOtherFailurePausesForASecond(int status) {
        rig.fail(rejected(status, null));

        assertPause(SECOND);
    }

    @Test
    void aStaleTokenIsUsedWhileTheRefreshFails() {
        AccessToken old = rig.obtain("old", HOUR);
        rig.pass(Duration.ofMinutes(55));

        manager.usable();
        rig.thenFails(unreachable()).runTheTask();
        for (int i = 0; i < 10; i++) {
            assertThat(now(manager.token())).isSameAs(old);
        }
        assertThat(rig.waitingTasks()).isZero();

        rig.pass(SECOND);
        assertThat(manager.usable()).isSameAs(old);
        rig.thenFails(unreachable()).runTheTask();
        rig.pass(SECOND);
        manager.usable();
        assertThat(rig.waitingTasks()).isZero();
        rig.pass(SECOND);
        assertThat(manager.usable()).isSameAs(old);
        rig.thenIssues("new", HOUR).runTheTask();

        assertThat(valueOf(manager.usable())).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(ints = { 2, 60, 3600 })
    void aFailedRefreshIsRetriedBeforeTheTokenExpires(int life) {
        AccessToken old = rig.obtain("old", Duration.ofSeconds(life));
        long lifetime = Duration.ofSeconds(life).toNanos();
        long end = lifetime - Math.min(Duration.ofSeconds(5).toNanos(), lifetime / 20);
        long step = Duration.ofMillis(10).toNanos();
        long lastAttempt = 0;
        int attempts = 0;
        // the time passes in small steps, so that each retry runs at its time
        for (long time = 0; manager.usable() == old; time += step) {
            if (rig.waitingTasks() == 1) {
                rig.thenFails(unreachable()).runTheTask();
                lastAttempt = time;
                attempts++;
            }
            rig.passNanos(step);
        }

        assertThat(end - lastAttempt).isLessThanOrEqualTo(Duration.ofMillis(200).toNanos() + step);
        assertThat(attempts).isBetween(2, 40);
    }

    @Test
    void aRetryAfterLeavesTheValidTokenInUse() {
        AccessToken old = rig.obtain("old", HOUR);
        rig.pass(Duration.ofMinutes(55));
        manager.usable();
        rig.thenFails(rejected(429, Duration.ofMinutes(2))).runTheTask();

        rig.pass(Duration.ofMinutes(2)).passNanos(-1);
        assertThat(manager.usable()).isSameAs(old);
        assertThat(rig.waitingTasks()).isZero();
        rig.passNanos(1);
        assertThat(manager.usable()).isSameAs(old);
        assertThat(rig.waitingTasks()).isOne();
    }

    @Test
    void callersGetTheFailureAtOnceAfterTheTokenHasExpired() {
        rig.obtain("old", HOUR);
        rig.pass(Duration.ofMinutes(55));
        manager.usable();
        TokenRequestException failure = rejected(429, Duration.ofMinutes(20));
        rig.thenFails(failure).runTheTask();
        rig.pass(Duration.ofMinutes(5));

        assertThat(manager.usable()).isNull();
        assertThat(failureOf(manager.token())).isSameAs(failure);
        assertThat(rig.waitingTasks()).isZero();
    }

    @Test
    void anUnexpectedExceptionReachesEachWaitingCallerAsATokenFailure() {
        IllegalStateException bug = new IllegalStateException("pool shut down");
        rig.then(() -> {
            throw bug;
        });
        CompletableFuture<AccessToken> one = manager.token();
        CompletableFuture<AccessToken> other = manager.token();
        rig.runTheTask();

        assertThat(failureOf(one)).hasMessageContaining("pool shut down").hasCause(bug).isSameAs(failureOf(other));
        assertPause(SECOND);
    }

    @Test
    void aJavaErrorReachesTheWaitingCallersAsATokenFailure() {
        rig.then(() -> {
            throw new NoClassDefFoundError("some/Class");
        });
        CompletableFuture<AccessToken> waiting = manager.token();
        rig.runTheTask();

        assertThat(failureOf(waiting)).hasCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(failureOf(waiting).isTransient()).isTrue();
    }

    @Test
    void aLifetimeThatDoesNotFitIntoNanosecondsIsATokenFailure() {
        rig.thenIssues("eternal", Duration.ofSeconds(Long.MAX_VALUE));
        CompletableFuture<AccessToken> waiting = manager.token();
        rig.runTheTask();

        assertThat(failureOf(waiting)).hasCauseInstanceOf(ArithmeticException.class).hasMessageNotContaining("eternal");
    }
}
