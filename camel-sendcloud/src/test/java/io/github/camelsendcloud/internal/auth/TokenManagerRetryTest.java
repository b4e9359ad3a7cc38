package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static io.github.camelsendcloud.internal.auth.TokenRig.HOUR;
import static io.github.camelsendcloud.internal.auth.TokenRig.failureOf;
import static io.github.camelsendcloud.internal.auth.TokenRig.now;
import static io.github.camelsendcloud.internal.auth.TokenRig.valueOf;
import static org.assertj.core.api.Assertions.assertThat;

/** One refresh makes several attempts, and only the last failure is the failure of the refresh. */
class TokenManagerRetryTest {

    private static final URI ENDPOINT = URI.create("https://account.example/oauth2/token");

    private final TokenRig rig = new TokenRig(0, Duration.ofSeconds(10));
    private final TokenManager manager = rig.manager();

    private static TokenRequestException temporary() {
        return TokenRequestException.failed(ENDPOINT, new IOException("lost"));
    }

    private static TokenRequestException rejected(int status, Duration retryAfter) {
        return TokenRequestException.refused(ENDPOINT, status, "some_error", null, retryAfter);
    }

    @Test
    void allWaitingCallersGetTheTokenOfTheRetry() {
        rig.thenFails(temporary()).thenIssues("first", HOUR);
        CompletableFuture<AccessToken> one = manager.token();
        rig.runTheTask();
        CompletableFuture<AccessToken> other = manager.token();

        assertThat(one).isNotDone();
        assertThat(other).isSameAs(one);
        assertThat(rig.waitingTasks()).as("no thread waits").isZero();
        rig.runTheRetry();

        assertThat(valueOf(now(one))).isEqualTo("first");
        assertThat(rig.requests()).isEqualTo(2);
    }

    @Test
    void theFourthFailureEndsTheRefreshAndStartsAPause() {
        TokenRequestException last = rejected(503, null);
        rig.thenFails(temporary()).thenFails(rejected(500, null)).thenFails(rejected(429, null)).thenFails(last);
        CompletableFuture<AccessToken> waiting = manager.token();
        rig.runTheTask().runTheRetry().runTheRetry().runTheRetry();

        assertThat(failureOf(waiting)).isSameAs(last);
        assertThat(failureOf(manager.token())).isSameAs(last);
        assertThat(rig.waitingTasks() + rig.waitingRetries()).isZero();

        rig.pass(Duration.ofSeconds(1)).thenIssues("later", HOUR);
        CompletableFuture<AccessToken> later = manager.token();
        rig.runTheTask();
        assertThat(valueOf(now(later))).isEqualTo("later");
    }

    @Test
    void aRejectionIsNotRetried() {
        TokenRequestException rejection = rejected(401, null);

        assertThat(rig.fail(rejection)).isSameAs(rejection);
        assertThat(rig.waitingRetries()).isZero();
    }

    @Test
    void aRejectionAfterARetryEndsTheRefresh() {
        TokenRequestException rejection = rejected(400, null);
        rig.thenFails(temporary()).thenFails(rejection);
        CompletableFuture<AccessToken> waiting = manager.token();
        rig.runTheTask().runTheRetry();

        assertThat(failureOf(waiting)).isSameAs(rejection);
    }

    @Test
    void aTooLongRetryAfterEndsTheRefresh() {
        TokenRequestException busy = rejected(503, Duration.ofSeconds(16));

        assertThat(rig.fail(busy)).isSameAs(busy);
    }

    @Test
    void aStaleTokenIsUsedWhileTheRefreshIsRetried() {
        AccessToken old = rig.obtain("old", HOUR);
        rig.pass(Duration.ofMinutes(55));
        manager.usable();
        rig.thenFails(temporary()).runTheTask();

        assertThat(manager.usable()).isSameAs(old);
        assertThat(now(manager.token())).isSameAs(old);
        assertThat(rig.waitingTasks()).isZero();
        rig.thenIssues("new", HOUR).runTheRetry();

        assertThat(valueOf(manager.usable())).isEqualTo("new");
    }

    @Test
    void theLifetimeCountsFromTheAttemptThatSucceeded() {
        rig.thenFails(temporary()).thenIssues("first", Duration.ofSeconds(100));
        CompletableFuture<AccessToken> waiting = manager.token();
        rig.runTheTask().pass(Duration.ofSeconds(9)).runTheRetry();

        rig.pass(Duration.ofSeconds(94));
        assertThat(manager.usable()).isSameAs(now(waiting));
        rig.pass(Duration.ofSeconds(1));
        assertThat(manager.usable()).isNull();
    }

    @Test
    void aStopEndsTheWaitingCallersAndTheRetry() {
        rig.thenFails(temporary());
        CompletableFuture<AccessToken> waiting = manager.token();
        rig.runTheTask();

        manager.stop();
        rig.wakeTheRetry();

        assertThat(failureOf(waiting)).hasMessageContaining("stopped");
        assertThat(rig.waitingTasks()).isZero();
        assertThat(rig.requests()).isOne();
    }
}
