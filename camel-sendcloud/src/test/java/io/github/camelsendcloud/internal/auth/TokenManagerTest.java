package io.github.camelsendcloud.internal.auth;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.internal.auth.TokenRig.HOUR;
import static io.github.camelsendcloud.internal.auth.TokenRig.now;
import static io.github.camelsendcloud.internal.auth.TokenRig.valueOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(30)
class TokenManagerTest {

    private final TokenRig rig = new TokenRig();
    private final TokenManager manager = rig.manager();

    @Test
    void callersWithoutATokenShareOneRequest() {
        rig.thenIssues("first", HOUR);

        assertThat(manager.usable()).isNull();
        CompletableFuture<AccessToken> one = manager.token();
        CompletableFuture<AccessToken> other = manager.token();

        assertThat(one).isNotDone();
        assertThat(rig.requests()).isZero();
        rig.runTheTask();
        assertThat(valueOf(now(one))).isEqualTo("first");
        assertThat(now(other)).isSameAs(now(one)).isSameAs(manager.usable());
        assertThat(rig.requests()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
            "1,       0, 400,        950",
            "1,       1, 300,        950",
            "2,       0, 800,        1900",
            "2,       1, 600,        1900",
            "3600,    0, 3300000,    3595000",
            "3600,    1, 3240000,    3595000",
            "3600,    0.5, 3270000,  3595000",
            "2678400, 0, 2678100000, 2678395000",
            "2678400, 1, 2678040000, 2678395000" })
    void aTokenIsFreshThenStaleThenExpired(int life, double random, long dueMillis, long expiredMillis) {
        rig.random(random);
        AccessToken token = rig.obtain("first", Duration.ofSeconds(life));
        long due = Duration.ofMillis(dueMillis).toNanos();
        long expired = Duration.ofMillis(expiredMillis).toNanos();

        rig.passNanos(due - 1);
        assertThat(manager.usable()).isSameAs(token);
        assertThat(rig.waitingTasks()).isZero();

        rig.passNanos(1);
        assertThat(manager.usable()).isSameAs(token);
        assertThat(rig.waitingTasks()).isOne();

        rig.passNanos(expired - due - 1);
        assertThat(manager.usable()).isSameAs(token);
        rig.passNanos(1);
        assertThat(manager.usable()).isNull();
    }

    @Test
    void aStaleTokenIsUsedWhileOneRequestRefreshesTheToken() {
        AccessToken old = rig.obtain("old", HOUR);
        rig.pass(Duration.ofMinutes(55)).thenIssues("new", HOUR);

        for (int i = 0; i < 10; i++) {
            assertThat(now(manager.token())).isSameAs(old);
        }
        assertThat(rig.requests()).isOne();
        rig.runTheTask();

        assertThat(valueOf(manager.usable())).isEqualTo("new");
        assertThat(rig.requests()).isEqualTo(2);
    }

    @Test
    void callersWithAnExpiredTokenWaitForTheRunningRefresh() {
        rig.obtain("old", HOUR);
        rig.pass(Duration.ofMinutes(55)).thenIssues("new", HOUR);
        manager.usable();
        rig.pass(Duration.ofMinutes(5));

        CompletableFuture<AccessToken> late = manager.token();
        assertThat(late).isNotDone();
        rig.runTheTask();

        assertThat(valueOf(now(late))).isEqualTo("new");
        assertThat(rig.requests()).isEqualTo(2);
    }

    @Test
    void theLifetimeCountsFromTheRequestForTheToken() {
        rig.then(() -> {
            rig.pass(Duration.ofSeconds(20));
            return new TokenSource.Issued("slow", HOUR);
        });
        manager.token();
        rig.runTheTask();

        rig.pass(Duration.ofMinutes(55).minusSeconds(20)).passNanos(-1);
        manager.usable();
        assertThat(rig.waitingTasks()).isZero();
        rig.passNanos(1);
        manager.usable();
        assertThat(rig.waitingTasks()).isOne();
    }

    @Test
    void aTokenThatArrivesExpiredIsNotUsed() {
        rig.then(() -> {
            rig.pass(Duration.ofSeconds(3));
            return new TokenSource.Issued("late", Duration.ofSeconds(2));
        });
        CompletableFuture<AccessToken> waiting = manager.token();
        rig.runTheTask();

        assertThat(waiting).isCompleted();
        assertThat(manager.usable()).isNull();
        assertThat(manager.token()).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 1_000_000_000L, 3_000_000_000_000L, 3_300_500_000_000L, 3_400_000_000_000L })
    void theClockMayOverflow(long nanosToOverflow) {
        TokenRig late = new TokenRig(Long.MAX_VALUE - nanosToOverflow);
        AccessToken token = late.obtain("first", HOUR);

        late.pass(Duration.ofMinutes(54));
        assertThat(late.manager().usable()).isSameAs(token);
        assertThat(late.waitingTasks()).isZero();

        late.pass(Duration.ofMinutes(1));
        assertThat(late.manager().usable()).isSameAs(token);
        late.thenFails(TokenRequestException.unexpected(new IllegalStateException())).runTheTask();
        late.manager().usable();
        assertThat(late.waitingTasks()).isZero();

        late.pass(Duration.ofSeconds(1)).passNanos(-1);
        late.manager().usable();
        assertThat(late.waitingTasks()).isZero();
        late.passNanos(1);
        assertThat(late.manager().usable()).isSameAs(token);
        assertThat(late.waitingTasks()).isOne();

        late.pass(Duration.ofMinutes(5));
        assertThat(late.manager().usable()).isNull();
    }

    @Test
    void awaitThrowsTheFailureOfTheRequest() {
        TokenRequestException failure = TokenRequestException.unexpected(new IllegalStateException("boom"));
        rig.thenFails(failure);

        assertThatThrownBy(rig.manager(Runnable::run)::await).isSameAs(failure);
    }
}
