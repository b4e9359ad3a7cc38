package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.internal.client.FakeTimer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class SharedLimitTest {

    private static final String KEY = "limit";

    private final FakeTimer clock = new FakeTimer();
    private final Map<String, byte[]> store = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(2);

    /** Keeps the limits in a map. The store may fail or hang. */
    private final class Store extends AbstractCompareAndSwapBasedProxyManager<String> {
        private final boolean async;
        private volatile RuntimeException failure;
        private volatile CountDownLatch hanging = new CountDownLatch(0);
        private final AtomicInteger questions = new AtomicInteger();

        private Store(boolean async) {
            super(ClientSideConfig.getDefault().withClientClock(new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return clock.elapsed();
                }

                @Override
                public boolean isWallClockBased() {
                    return true;
                }
            }));
            this.async = async;
        }

        @Override
        protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
            assertThat(async).as("the limiter uses the blocking method").isFalse();
            questions.incrementAndGet();
            try {
                hanging.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            fail();
            return new CompareAndSwapOperation() {
                @Override
                public Optional<byte[]> getStateData(Optional<Long> timeout) {
                    return Optional.ofNullable(store.get(key));
                }

                @Override
                public boolean compareAndSwap(byte[] before, byte[] after, RemoteBucketState state, Optional<Long> timeout) {
                    store.put(key, after);
                    return true;
                }
            };
        }

        private void fail() {
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
            questions.incrementAndGet();
            fail();
            return new AsyncCompareAndSwapOperation() {
                @Override
                public CompletableFuture<Optional<byte[]>> getStateData(Optional<Long> timeout) {
                    return hanging.getCount() > 0
                            ? new CompletableFuture<>()
                            : CompletableFuture.completedFuture(Optional.ofNullable(store.get(key)));
                }

                @Override
                public CompletableFuture<Boolean> compareAndSwap(
                        byte[] before, byte[] after, RemoteBucketState state, Optional<Long> timeout) {
                    store.put(key, after);
                    return CompletableFuture.completedFuture(true);
                }
            };
        }

        @Override
        protected CompletableFuture<Void> removeAsync(String key) {
            store.remove(key);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void removeProxy(String key) {
            store.remove(key);
        }

        @Override
        public boolean isAsyncModeSupported() {
            return async;
        }
    }

    private static final class Warnings extends AbstractAppender implements AutoCloseable {
        private final Logger logger = (Logger) LogManager.getLogger(SharedLimit.class);
        private final AtomicInteger count = new AtomicInteger();

        private Warnings() {
            super("warnings", null, null, true, Property.EMPTY_ARRAY);
            start();
            logger.addAppender(this);
        }

        @Override
        public void append(LogEvent event) {
            if (event.getLevel() == Level.WARN && event.getLoggerName().equals(SharedLimit.class.getName())) {
                count.incrementAndGet();
            }
        }

        @Override
        public void close() {
            logger.removeAppender(this);
        }
    }

    private SharedLimit limit(Store manager, String limits) {
        return new SharedLimit(manager, KEY, Limit.parse(limits), executor);
    }

    private static SharedLimit.Taken take(SharedLimit limit, int permits) throws Exception {
        return limit.take(permits).get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void machinesTakePermitsFromOneLimit(boolean async) throws Exception {
        SharedLimit one = limit(new Store(async), "10/1s");
        SharedLimit other = limit(new Store(async), "10/1s");
        assertThat(take(one, 7)).isEqualTo(new SharedLimit.Taken(7, 0));
        assertThat(take(other, 7)).isEqualTo(new SharedLimit.Taken(3, 0));
        SharedLimit.Taken none = take(one, 1);
        assertThat(none.permits()).isZero();
        assertThat(Duration.ofNanos(none.nanosToWait())).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1100));

        clock.pass(Duration.ofNanos(none.nanosToWait()).minusMillis(1));
        assertThat(take(other, 100).permits()).isZero();
        clock.pass(Duration.ofMillis(1));
        assertThat(take(other, 100).permits()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void allSharedLimitsApply(boolean async) throws Exception {
        SharedLimit limit = limit(new Store(async), "15/1m,10/1s");
        int taken = 0;
        while (taken < 15) {
            assertThat(take(limit, 100).permits()).as("one permit at a time, when the calls follow immediately").isEqualTo(1);
            taken++;
            assertThat(take(limit, 100).permits()).isZero();
            // a tenth of the period of one second, with a tolerance
            clock.pass(Duration.ofMillis(103));
        }
        assertThat(Duration.ofNanos(take(limit, 1).nanosToWait())).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(62));
    }

    @Test
    void noPeriodHasMoreCallsThanTheLimitAfterAnyIdleTime() throws Exception {
        SharedLimit one = limit(new Store(true), "10/1s");
        SharedLimit other = limit(new Store(true), "10/1s");
        Random random = new Random(1);
        List<Long> calls = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            clock.pass(Duration.ofMillis(random.nextInt(i % 100 == 0 ? 3000 : 60)));
            int taken = take(random.nextBoolean() ? one : other, 1 + random.nextInt(20)).permits();
            calls.addAll(Collections.nCopies(taken, clock.elapsed()));
        }
        assertThat(calls).hasSizeGreaterThan(1000);
        for (int i = 10; i < calls.size(); i++) {
            assertThat(Duration.ofNanos(calls.get(i) - calls.get(i - 10))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void eachMachineKeepsTheLimitsAloneWhileTheStoreFailsAndLogsOneWarning(boolean async) throws Exception {
        Store manager = new Store(async);
        SharedLimit limit = limit(manager, "10/1s");
        try (Warnings warnings = new Warnings()) {
            assertThat(take(limit, 10).permits()).isEqualTo(10);
            manager.failure = new IllegalStateException("out of order");
            for (int i = 0; i < 3; i++) {
                assertThat(take(limit, 7)).isEqualTo(new SharedLimit.Taken(7, 0));
            }
            assertThat(warnings.count).hasValue(1);
            manager.failure = null;
            assertThat(take(limit, 7).permits()).as("the limiter asks the store a second time").isZero();
            manager.failure = new IllegalStateException("again");
            take(limit, 1);
            assertThat(warnings.count).hasValue(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aStoreThatHangsDelaysNoCallForLongAndGetsNoSecondRequest(boolean async) throws Exception {
        Store manager = new Store(async);
        SharedLimit limit = limit(manager, "10/1s");
        CountDownLatch responds = new CountDownLatch(1);
        manager.hanging = responds;
        assertThat(take(limit, 3)).isEqualTo(new SharedLimit.Taken(3, 0));
        for (int i = 0; i < 100; i++) {
            assertThat(limit.take(3)).isCompletedWithValue(new SharedLimit.Taken(3, 0));
        }
        assertThat(manager.questions).as("one thread at most waits for the store").hasValue(1);
        responds.countDown();
    }

    @Test
    void aLimiterRequestsAsManyPermitsAsItsCallsCanUse() {
        RateLimiter one = limiter();
        RateLimiter other = limiter();
        AtomicInteger granted = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            await(i % 2 == 0 ? one : other, i, granted);
        }
        assertThat(granted).hasValue(10);
        clock.pass(Duration.ofMillis(999));
        assertThat(granted).hasValue(10);
        clock.pass(Duration.ofMillis(100));
        assertThat(granted).hasValue(20);
        assertThat(clock.pending()).isZero();
    }

    private RateLimiter limiter() {
        return new RateLimiter(
                new LimitWatch(LimitClass.WRITE, ActivityListener.NONE), Limit.parse("10/1s"), limit(new Store(true), "10/1s"),
                clock::nanoTime, clock);
    }

    private static void await(RateLimiter limiter, long sequence, AtomicInteger granted) {
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).as("other machines may have taken the permit").isNull();
        limiter.await(new TestWaiter(sequence) {
            @Override
            public void granted(Permit permit) {
                granted.incrementAndGet();
                limiter.sent(permit);
                limiter.done(permit);
            }
        });
    }
}
