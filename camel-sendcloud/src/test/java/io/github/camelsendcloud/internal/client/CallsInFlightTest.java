package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(10)
class CallsInFlightTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final CallsInFlight calls = new CallsInFlight();

    @Test
    void callsAreCountedFromEnterToExit() {
        calls.enter();
        calls.enter();
        assertThat(calls.count()).isEqualTo(2);
        calls.exit();
        assertThat(calls.count()).isEqualTo(1);
        calls.exit();
        assertThat(calls.count()).isZero();
    }

    @Test
    void closeReturnsImmediatelyWithoutCalls() throws InterruptedException {
        calls.enter();
        calls.exit();
        assertThat(calls.close(LONG)).isZero();
    }

    @Test
    void closeWaitsForTheLastCall() throws Exception {
        calls.enter();
        calls.enter();
        FutureTask<Integer> close = new FutureTask<>(() -> calls.close(LONG));
        Thread closing = new Thread(close);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);

        calls.exit();
        assertThat(close).isNotDone();
        calls.exit();

        assertThat(close.get(10, SECONDS)).isZero();
    }

    @Test
    void closeReturnsAfterItsTimeLimit() throws InterruptedException {
        calls.enter();
        long start = System.nanoTime();
        assertThat(calls.close(Duration.ofMillis(20))).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void closeWithoutPatienceReturnsTheNumberOfCallsInFlight() throws InterruptedException {
        calls.enter();
        calls.enter();
        assertThat(calls.close(Duration.ZERO)).isEqualTo(2);
    }

    @Test
    void aCallMayEndAfterTheClose() throws InterruptedException {
        calls.enter();
        calls.close(Duration.ZERO);
        calls.exit();
        assertThat(calls.close(LONG)).isZero();
    }

    @Test
    void closeRejectsNewCallsAndDoesNotCountThem() throws InterruptedException {
        calls.close(Duration.ZERO);
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(calls::enter).withMessageContaining("stopped");
        assertThat(calls.count()).isZero();
    }

    @Test
    void newCallsAreRejectedWhileCloseWaits() throws Exception {
        calls.enter();
        FutureTask<Integer> close = new FutureTask<>(() -> calls.close(LONG));
        Thread closing = new Thread(close);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(calls::enter);
        assertThat(calls.count()).isEqualTo(1);

        calls.exit();
        assertThat(close.get(10, SECONDS)).isZero();
    }

    @Test
    void anInterruptedCloseEndsImmediately() {
        calls.enter();
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> calls.close(LONG));
    }

    @RepeatedTest(20)
    void noCallBeginsAfterAFinishedClose() throws InterruptedException, ExecutionException {
        int workers = 4;
        AtomicInteger inside = new AtomicInteger();
        CountDownLatch working = new CountDownLatch(workers);
        ExecutorService executor = Executors.newFixedThreadPool(workers);
        try {
            Future<?>[] results = new Future<?>[workers];
            for (int i = 0; i < workers; i++) {
                results[i] = executor.submit(() -> work(inside, working));
            }
            working.await();

            assertThat(calls.close(LONG)).isZero();
            assertThat(inside).hasValue(0);

            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private void work(AtomicInteger inside, CountDownLatch working) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                calls.enter();
            } catch (RejectedExecutionException e) {
                return;
            }
            inside.incrementAndGet();
            working.countDown();
            inside.decrementAndGet();
            calls.exit();
        }
    }
}
