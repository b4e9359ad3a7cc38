package io.github.camelsendcloud.internal.auth;

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

import static io.github.camelsendcloud.internal.auth.TokenRig.HOUR;
import static io.github.camelsendcloud.internal.auth.TokenRig.failureOf;
import static io.github.camelsendcloud.internal.auth.TokenRig.now;
import static io.github.camelsendcloud.internal.auth.TokenRig.valueOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Concurrent callers share one request, and a missing thread is a token failure. */
@Timeout(30)
class TokenManagerThreadsTest {

    private final TokenRig rig = new TokenRig();
    private final TokenManager manager = rig.manager();

    @Test
    void aHundredCallersWithoutATokenCauseOneRequest() throws Exception {
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

    @Test
    void anInterruptedCallerFailsAndTheOthersGetTheToken() throws Exception {
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
    void anInterruptedCallerGetsAnAvailableToken() throws Exception {
        AccessToken token = rig.obtain("first", HOUR);
        Thread.currentThread().interrupt();
        try {
            assertThat(manager.await()).isSameAs(token);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aStoppedExecutorIsATokenFailure() throws Exception {
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
    void aRejectedRefreshLeavesAValidTokenInUse() {
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

    /** A pool of the JDK throws an OutOfMemoryError here, which would end the run of JUnit. */
    @Test
    void aMissingThreadIsATokenFailureAndTheNextCallerStartsARequest() {
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

    /** The refresh ends between the two reads of the token: the manager reads the clock before the second read. */
    @Test
    void aCallerThatMissesTheEndOfARefreshUsesTheNewToken() {
        rig.obtain("old", HOUR);
        rig.pass(HOUR);
        rig.atTheNextReadOfTheClock(() -> rig.obtain("new", HOUR));

        assertThat(valueOf(now(manager.token()))).isEqualTo("new");
        assertThat(rig.waitingTasks()).isZero();
        assertThat(rig.requests()).isEqualTo(2);
    }

    @Test
    void aStopEndsAllWaitingCallersAtOnce() {
        CompletableFuture<AccessToken> waiting = manager.token();

        manager.stop();

        assertThat(waiting).isCompletedExceptionally();
        assertThat(failureOf(waiting)).hasMessageContaining("stopped");
    }
}
