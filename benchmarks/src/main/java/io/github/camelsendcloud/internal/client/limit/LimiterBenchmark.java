package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.LimitClass;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Measures the cost of the rate limiter for a call that does not wait. All threads take permits from one limiter, use
 * the permits and give them back. This class has the package of the limiter, because the limiter is not public.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
public class LimiterBenchmark {

    /**
     * The limiter gets this limit twice, because Sendcloud has two limits for writes. No call waits for a permit. The
     * period is so short that hundreds of calls count at a time, like with the limits of Sendcloud.
     */
    private static final Limit LIMIT = new Limit(1_000_000, Duration.ofNanos(100_000));

    /**
     * The work between two permits, in JMH's tokens. 0 is the worst case for the lock. 5000 tokens take about ten
     * microseconds. A real call does more work than this outside the limiter.
     */
    @Param({ "0", "5000" })
    public int work;

    private ScheduledExecutorService timer;
    private RateLimiter limiter;

    @Setup
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor();
        limiter = new RateLimiter(
                new LimitWatch(LimitClass.WRITE, ActivityListener.NONE), List.of(LIMIT, LIMIT), null, System::nanoTime, timer);
    }

    @TearDown
    public void stop() {
        timer.shutdownNow();
    }

    @Benchmark
    public void permit() {
        Permit permit = limiter.tryAcquire("shipments/announce");
        limiter.done(limiter.sent(permit));
        Blackhole.consumeCPU(work);
    }
}
