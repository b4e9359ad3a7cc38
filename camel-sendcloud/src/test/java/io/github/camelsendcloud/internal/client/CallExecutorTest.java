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

/** Two threads work on calls; what else there is stands in for those that the route blocks. */
@Timeout(30)
class CallExecutorTest {

    private static final Duration INSTANT = Duration.ofNanos(1);

    private final FakeTimer timer = new FakeTimer();
    private final ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newCachedThreadPool();
    private final CallExecutor threads = new CallExecutor(pool, 2, timer::nanoTime, timer);

    /** Keeps its thread until it is ended. */
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

    private Task waitsForAServer() {
        Task task = new Task(false);
        threads.execute(task);
        return task;
    }

    private Task isBlockedByTheRoute() {
        Task task = new Task(true);
        threads.execute(task);
        return task;
    }

    @Test
    void aServerMayTakeItsTimeWithoutMoreThreadsBeingMade() {
        waitsForAServer().awaitStart();
        waitsForAServer().awaitStart();
        for (int i = 0; i < 100; i++) {
            waitsForAServer();
        }
        timer.pass(Duration.ofMinutes(1));
        assertThat(pool.getPoolSize()).isEqualTo(2);
    }

    @Test
    void threadsThatTheRouteBlocksAreReplacedWhenACallHasWaitedForAWhile() {
        isBlockedByTheRoute().awaitStart();
        isBlockedByTheRoute().awaitStart();
        Task third = waitsForAServer();
        timer.pass(CallExecutor.PATIENCE.minus(INSTANT));
        assertThat(pool.getPoolSize()).isEqualTo(2);
        timer.pass(INSTANT);
        third.awaitStart();
        Task fourth = isBlockedByTheRoute();
        fourth.awaitStart();
        assertThat(pool.getPoolSize()).as("at once, since two are known to be blocked").isEqualTo(4);
    }

    @Test
    void whatTheRouteHasForAMomentOnlyIsNotBlocked() {
        waitsForAServer().awaitStart();
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch back = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        threads.execute(() -> {
            boolean before = threads.lend(true);
            called.countDown();
            await(goesOn);
            // a call that the route makes with this thread
            threads.lend(threads.lend(false));
            back.countDown();
            await(new CountDownLatch(1));
            threads.lend(before);
        });
        await(called);
        Task third = waitsForAServer();
        timer.pass(CallExecutor.PATIENCE.minus(INSTANT));
        goesOn.countDown();
        await(back);
        timer.pass(INSTANT);
        assertThat(pool.getPoolSize()).isEqualTo(2);
        timer.pass(CallExecutor.BLOCKED);
        third.awaitStart();
    }

    @Test
    void theyAreAsManyAsBeforeWhenTheBlockedOnesComeBack() {
        Task first = isBlockedByTheRoute();
        Task second = isBlockedByTheRoute();
        first.awaitStart();
        second.awaitStart();
        Task third = waitsForAServer();
        timer.pass(CallExecutor.PATIENCE);
        third.awaitStart();
        Task fourth = waitsForAServer();
        fourth.awaitStart();
        Task fifth = waitsForAServer();
        first.end();
        second.end();
        Awaitility.await().until(() -> pool.getActiveCount() == 2);
        timer.pass(Duration.ofMinutes(1));
        assertThat(fifth.started.getCount()).as("two work already").isEqualTo(1);
        third.end();
        fifth.awaitStart();
        assertThat(pool.getActiveCount()).isEqualTo(2);
    }

    @Test
    void nobodyLooksWhenNothingWaits() {
        isBlockedByTheRoute().awaitStart();
        Task second = isBlockedByTheRoute();
        second.awaitStart();
        assertThat(timer.pending()).isZero();
        Task third = waitsForAServer();
        assertThat(timer.pending()).isEqualTo(1);
        second.end();
        third.awaitStart();
        timer.pass(CallExecutor.PATIENCE);
        assertThat(timer.pending()).isZero();
        assertThat(pool.getPoolSize()).isEqualTo(2);
    }

    @Test
    void anErrorDoesNotTakeAThreadAlong() {
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
    void afterAShutdownWhoeverComesIsTurnedAwayAndWhoeverWaitsGetsHisTurn() {
        Task first = waitsForAServer();
        waitsForAServer().awaitStart();
        Task third = waitsForAServer();
        pool.shutdown();
        timer.shutdownNow();
        first.end();
        third.awaitStart();
        third.end();
        Awaitility.await().until(() -> pool.getActiveCount() == 1);
        assertThatThrownBy(this::waitsForAServer).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(this::waitsForAServer).isInstanceOf(RejectedExecutionException.class);
    }
}
