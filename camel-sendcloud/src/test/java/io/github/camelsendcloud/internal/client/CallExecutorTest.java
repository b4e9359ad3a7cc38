package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two threads work on calls. Other threads work in the place of blocked threads. */
@Timeout(30)
class CallExecutorTest {

    private static final Duration INSTANT = Duration.ofNanos(1);

    private final FakeTimer timer = new FakeTimer();
    private final ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newCachedThreadPool();
    private final CallExecutor threads = new CallExecutor(pool, 2, timer::nanoTime, timer);

    /** A task that keeps its thread until the end of the task. */
    private final class Task implements Runnable {
        private final boolean atRoute;
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);

        private Task(boolean atRoute) {
            this.atRoute = atRoute;
        }

        @Override
        public void run() {
            boolean before = threads.lend(atRoute);
            started.countDown();
            await(ended);
            threads.lend(before);
        }

        private void awaitStart() {
            await(started);
        }

        private void end() {
            ended.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private Task startAtServer() {
        Task task = new Task(false);
        threads.execute(task);
        return task;
    }

    private Task startAtRoute() {
        Task task = new Task(true);
        threads.execute(task);
        return task;
    }

    @Test
    void aSlowServerCausesNoMoreThreads() {
        startAtServer().awaitStart();
        startAtServer().awaitStart();
        for (int i = 0; i < 100; i++) {
            startAtServer();
        }
        timer.pass(Duration.ofMinutes(1));
        assertThat(pool.getPoolSize()).isEqualTo(2);
    }

    @Test
    void blockedThreadsAreReplacedWhenACallHasWaitedForAWhile() {
        startAtRoute().awaitStart();
        startAtRoute().awaitStart();
        Task third = startAtServer();
        timer.pass(CallExecutor.PATIENCE.minus(INSTANT));
        assertThat(pool.getPoolSize()).isEqualTo(2);
        timer.pass(INSTANT);
        third.awaitStart();
        Task fourth = startAtRoute();
        fourth.awaitStart();
        assertThat(pool.getPoolSize()).as("immediately, because two threads are blocked").isEqualTo(4);
    }

    @Test
    void aThreadThatIsAtTheRouteForAShortTimeIsNotBlocked() {
        startAtServer().awaitStart();
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch back = new CountDownLatch(1);
        CountDownLatch resume = new CountDownLatch(1);
        threads.execute(() -> {
            boolean before = threads.lend(true);
            called.countDown();
            await(resume);
            // the route makes a call with this thread
            threads.lend(threads.lend(false));
            back.countDown();
            await(new CountDownLatch(1));
            threads.lend(before);
        });
        await(called);
        Task third = startAtServer();
        timer.pass(CallExecutor.PATIENCE.minus(INSTANT));
        resume.countDown();
        await(back);
        timer.pass(INSTANT);
        assertThat(pool.getPoolSize()).isEqualTo(2);
        timer.pass(CallExecutor.BLOCKED);
        third.awaitStart();
    }

    @Test
    void theNumberOfThreadsIsTheSameAfterTheBlockedThreadsReturn() {
        Task first = startAtRoute();
        Task second = startAtRoute();
        first.awaitStart();
        second.awaitStart();
        Task third = startAtServer();
        timer.pass(CallExecutor.PATIENCE);
        third.awaitStart();
        Task fourth = startAtServer();
        fourth.awaitStart();
        Task fifth = startAtServer();
        first.end();
        second.end();
        Awaitility.await().until(() -> pool.getActiveCount() == 2);
        timer.pass(Duration.ofMinutes(1));
        assertThat(fifth.started.getCount()).as("two threads work already").isEqualTo(1);
        third.end();
        fifth.awaitStart();
        assertThat(pool.getActiveCount()).isEqualTo(2);
    }

    @Test
    void noTimerIsSetWhenNoTaskWaits() {
        startAtRoute().awaitStart();
        Task second = startAtRoute();
        second.awaitStart();
        assertThat(timer.pending()).isZero();
        Task third = startAtServer();
        assertThat(timer.pending()).isEqualTo(1);
        second.end();
        third.awaitStart();
        timer.pass(CallExecutor.PATIENCE);
        assertThat(timer.pending()).isZero();
        assertThat(pool.getPoolSize()).isEqualTo(2);
    }

    @Test
    void aThreadSurvivesAnErrorOfItsTask() {
        for (int i = 0; i < 5; i++) {
            threads.execute(() -> {
                Thread.currentThread().interrupt();
                throw new StackOverflowError("deep");
            });
        }
        CountDownLatch quiet = new CountDownLatch(1);
        threads.execute(() -> {
            if (!Thread.currentThread().isInterrupted()) {
                quiet.countDown();
            }
        });
        await(quiet);
    }

    @Test
    void afterAShutdownNewTasksAreRejectedAndWaitingTasksRun() {
        Task first = startAtServer();
        startAtServer().awaitStart();
        Task third = startAtServer();
        pool.shutdown();
        timer.shutdownNow();
        first.end();
        third.awaitStart();
        third.end();
        Awaitility.await().until(() -> pool.getActiveCount() == 1);
        assertThatThrownBy(this::startAtServer).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(this::startAtServer).isInstanceOf(RejectedExecutionException.class);
    }
}
