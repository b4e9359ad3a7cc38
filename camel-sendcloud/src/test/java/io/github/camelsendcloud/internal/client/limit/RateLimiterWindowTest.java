package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.internal.client.FakeTimer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that counts the calls of any window never counts more calls than the limit. */
class RateLimiterWindowTest {

    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private FakeTimer timer;
    private List<Sent> sent;
    private List<Long> order;
    private Random random;
    private RateLimiter limiter;
    private int connections;
    /** Calls that have a permit and no connection yet. */
    private Queue<Runnable> connecting;

    /** The time span in which a server may have counted a call. */
    private record Sent(long from, long until) {
    }

    private final class Caller extends TestWaiter {

        private Caller(long sequence) {
            super(sequence);
        }

        @Override
        public void granted(Permit permit) {
            order.add(sequence());
            after(random.nextInt(3) == 0 ? random.nextInt(3000) : 0, () -> send(permit));
        }

        private void send(Permit permit) {
            if (random.nextInt(10) == 0) {
                limiter.done(permit);
                return;
            }
            connecting.add(() -> sendOver(permit));
            connect();
        }

        private void sendOver(Permit permit) {
            limiter.sent(permit);
            long now = timer.elapsed();
            long response = random.nextInt(5) == 0 ? random.nextInt(6000) : random.nextInt(50);
            sent.add(new Sent(now, now + Math.min(response * MILLI, LimitWindows.LONGEST_WAY.toNanos())));
            after(response, () -> {
                limiter.done(permit);
                connections++;
                connect();
            });
        }
    }

    private void connect() {
        while (connections > 0 && !connecting.isEmpty()) {
            connections--;
            connecting.poll().run();
        }
    }

    private void after(long millis, Runnable task) {
        if (millis == 0) {
            task.run();
        } else {
            timer.schedule(task, millis, TimeUnit.MILLISECONDS);
        }
    }

    @Property(tries = 500)
    void noWindowOfAServerHasMoreCallsThanTheLimitAndEachCallGetsAPermit(
            @ForAll @IntRange(min = 1, max = 8) int calls, @ForAll @IntRange(min = 1, max = 3000) int millis,
            @ForAll long seed) {
        random = new Random(seed);
        timer = new FakeTimer();
        sent = new ArrayList<>();
        order = new ArrayList<>();
        connections = 1 + random.nextInt(10);
        connecting = new ArrayDeque<>();
        List<Limit> limits = List.of(
                new Limit(calls, Duration.ofMillis(millis)), new Limit(calls * 2, Duration.ofMillis(millis * 4L)));
        limiter = new RateLimiter(
                new LimitWatch(LimitClass.WRITE, ActivityListener.NONE), limits, null, timer::nanoTime, timer);
        int arrivals = 60;
        for (int i = 0; i < arrivals; i++) {
            Caller caller = new Caller(i);
            after(random.nextInt(4) == 0 ? 1 + random.nextInt(5 * millis) : 1, () -> arrive(caller));
        }
        for (int events = 0; timer.pending() > 0; events++) {
            assertThat(events).as("the timer runs idle").isLessThan(50 * arrivals);
            timer.next();
        }
        assertThat(order).doesNotHaveDuplicates().hasSize(arrivals);
        assertThat(limiter.status("", "").waiting()).isZero();
        limits.forEach(this::assertKept);
    }

    private void arrive(Caller caller) {
        if (random.nextInt(30) == 0) {
            TestWaiter.pause(limiter, Duration.ofMillis(random.nextInt(2000)));
        }
        Permit permit = limiter.tryAcquire(TestWaiter.OPERATION);
        if (permit == null) {
            limiter.await(caller);
        } else {
            order.add(caller.sequence());
            caller.send(permit);
        }
    }

    /** Of any n + 1 calls, the latest call is sent at least a period after the counting of one of the others. */
    private void assertKept(Limit limit) {
        long period = limit.period().toNanos();
        for (Sent last : sent) {
            // the fullest window that ends with this call: the server counts the other calls as late as possible
            long inside = sent.stream()
                    .filter(other -> other != last && other.from() <= last.from() && other.until() > last.from() - period)
                    .count();
            assertThat(inside).as("calls that may be in one window of %s with that at %s: %s", limit, last, sent)
                    .isLessThan(limit.calls());
        }
    }
}
