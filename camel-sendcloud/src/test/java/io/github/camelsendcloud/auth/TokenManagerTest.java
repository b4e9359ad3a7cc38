package io.github.camelsendcloud.auth;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.auth.TokenRig.HOUR;
import static io.github.camelsendcloud.auth.TokenRig.failureOf;
import static io.github.camelsendcloud.auth.TokenRig.now;
import static io.github.camelsendcloud.auth.TokenRig.valueOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(30)
class TokenManagerTest {

    private final TokenRig rig = new TokenRig();
    private final TokenManager manager = rig.manager();

    @Test
    void coldCallersShareOneRequest() {
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

    @Test
    void aHundredColdCallersMakeOneRequest() throws Exception {
        int callers = 100;
        CountDownLatch asked = new CountDownLatch(callers);
        ExecutorService threads = Executors.newCachedThreadPool();
        TokenManager real = rig.manager(threads);
        rig.then(() -> {
            await().until(() -> asked.getCount() == 0);
            return new TokenSource.Issued("shared", HOUR);
        });
        try {
            CountDownLatch gate = new CountDownLatch(1);
            List<Future<AccessToken>> results = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                results.add(threads.submit(() -> {
                    gate.await();
                    CompletableFuture<AccessToken> future = real.token();
                    asked.countDown();
                    return future.get();
                }));
            }
            gate.countDown();

            AccessToken first = results.get(0).get();
            assertThat(valueOf(first)).isEqualTo("shared");
            for (Future<AccessToken> result : results) {
                assertThat(result.get()).isSameAs(first);
            }
            assertThat(rig.requests()).isOne();
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({
            "1,       0, 600,        950",
            "1,       1, 500,        950",
            "2,       0, 1200,       1900",
            "2,       1, 1000,       1900",
            "3600,    0, 3300000,    3595000",
            "3600,    1, 3240000,    3595000",
            "3600,    0.5, 3270000,  3595000",
            "2678400, 0, 2678100000, 2678395000",
            "2678400, 1, 2678040000, 2678395000" })
    void aTokenIsFreshThenDueThenExpired(int life, double random, long dueMillis, long expiredMillis) {
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
    void aDueTokenIsGivenOutWhileOneRequestRenewsIt() {
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
    void whoAsksAfterTheEndWaitsForTheRenewalUnderWay() {
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
    void theLifeOfATokenCountsFromBeforeItWasAskedFor() {
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
    void aTokenThatArrivesAfterItsEndIsNotKept() {
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
    @ValueSource(longs = { 1, 1_000_000_000L, 3_000_000_000_000L, 3_400_000_000_000L })
    void theClockMayOverflow(long nanosToOverflow) {
        TokenRig late = new TokenRig(Long.MAX_VALUE - nanosToOverflow);
        AccessToken token = late.obtain("first", HOUR);

        late.pass(Duration.ofMinutes(54));
        assertThat(late.manager().usable()).isSameAs(token);
        assertThat(late.waitingTasks()).isZero();

        late.pass(Duration.ofMinutes(1));
        assertThat(late.manager().usable()).isSameAs(token);
        late.thenFails(TokenRequestException.unexpected(new IllegalStateException())).runTheTask();

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
    void anInterruptedCallerGivesUpAndTheOthersGetTheToken() throws Exception {
        rig.thenIssues("first", HOUR);
        CompletableFuture<AccessToken> other = manager.token();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            try {
                manager.await();
            } catch (Exception e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        await().until(() -> caller.getState() == Thread.State.WAITING);
        caller.interrupt();
        caller.join();

        assertThat(thrown.get()).isInstanceOf(InterruptedIOException.class);
        assertThat(flag).isTrue();
        rig.runTheTask();
        assertThat(valueOf(now(other))).isEqualTo("first");
    }

    @Test
    void anInterruptedCallerStillGetsATokenThatIsThere() throws Exception {
        AccessToken token = rig.obtain("first", HOUR);
        Thread.currentThread().interrupt();
        try {
            assertThat(manager.await()).isSameAs(token);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void awaitThrowsWhatTheRequestFailedWith() {
        TokenRequestException failure = TokenRequestException.unexpected(new IllegalStateException("boom"));
        rig.thenFails(failure);

        assertThatThrownBy(rig.manager(Runnable::run)::await).isSameAs(failure);
    }

    @Test
    void aStoppedExecutorIsATypedFailureAndNoHang() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        executor.shutdownNow();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        TokenManager stopped = rig.manager(executor);

        for (int i = 0; i < 2; i++) {
            assertThat(failureOf(stopped.token())).hasMessageContaining("stopped");
        }
        assertThat(rig.requests()).isZero();
    }

    @Test
    void aRejectedRenewalLeavesAValidTokenInUse() {
        AtomicBoolean rejects = new AtomicBoolean();
        TokenManager direct = rig.manager(task -> {
            if (rejects.get()) {
                throw new RejectedExecutionException();
            }
            task.run();
        });
        rig.thenIssues("old", HOUR).thenIssues("new", HOUR);
        AccessToken old = now(direct.token());
        rig.pass(Duration.ofMinutes(55));

        rejects.set(true);
        assertThat(direct.usable()).isSameAs(old);
        rejects.set(false);
        direct.usable();

        assertThat(valueOf(direct.usable())).isEqualTo("new");
    }

    /** A JDK pool throws an OutOfMemoryError here, at which JUnit would give up. */
    @Test
    void noThreadForTheRequestIsATypedFailureAndTheNextCallerTriesAgain() {
        AtomicBoolean exhausted = new AtomicBoolean(true);
        TokenManager direct = rig.manager(task -> {
            if (exhausted.get()) {
                throw new Error("unable to create native thread");
            }
            task.run();
        });
        rig.thenIssues("first", HOUR);

        assertThat(failureOf(direct.token())).hasMessageContaining("unable to create native thread");
        exhausted.set(false);
        rig.pass(Duration.ofSeconds(1));

        assertThat(valueOf(now(direct.token()))).isEqualTo("first");
    }
}
