package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A limit that several machines share. Bucket4j keeps the limit in the store of its proxy manager. Several threads may
 * use an instance, without a lock.
 */
final class SharedLimit {

    private static final Logger LOG = LoggerFactory.getLogger(SharedLimit.class);

    /**
     * The minimum extension of a period. Each period is extended, since the delay between a permit and the sending
     * differs from call to call.
     */
    private static final Duration MIN_SPREAD = Duration.ofMillis(10);
    private static final Duration MAX_SPREAD = Duration.ofMillis(250);

    /** The number of steps of a period. A call counts for at most one step longer than the period. */
    private static final int STEPS = 32;

    /** The longest wait for a response of the store. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String key;
    private final AsyncBucketProxy async;
    private final BucketProxy blocking;
    private final Executor executor;
    private final AtomicBoolean broken = new AtomicBoolean();
    private volatile CompletableFuture<Taken> pending = CompletableFuture.completedFuture(null);

    /**
     * The result of a request for permits.
     *
     * @param permits     the number of permits; 0 when the limit is reached
     * @param nanosToWait the time until the next request is useful, for a result without a permit
     */
    record Taken(int permits, long nanosToWait) {
    }

    /**
     * @param key      the name of the limit in the store; must not contain a secret
     * @param executor the threads for the requests of proxy managers that block
     */
    SharedLimit(ProxyManager<String> manager, String key, List<Limit> limits, Executor executor) {
        this.key = key;
        this.executor = executor;
        BucketConfiguration configuration = configuration(limits);
        boolean isAsync = manager.isAsyncModeSupported();
        this.async = isAsync
                ? manager.asAsync().builder().build(key, () -> CompletableFuture.completedFuture(configuration)) : null;
        this.blocking = isAsync ? null : manager.builder().build(key, () -> configuration);
    }

    private static Duration spread(Limit limit) {
        Duration spread = MIN_SPREAD.plus(limit.period().dividedBy(50));
        return spread.compareTo(MAX_SPREAD) > 0 ? MAX_SPREAD : spread;
    }

    /**
     * The configuration of the bucket. If the account has several limits, the limit with the shortest period allows
     * calls at an even pace. Bursts of several machines would reach the server at times that differ too much for such a
     * short period.
     */
    private static BucketConfiguration configuration(List<Limit> limits) {
        var builder = BucketConfiguration.builder();
        Limit shortest = limits.stream().min(Comparator.comparing(Limit::period)).orElseThrow();
        for (Limit limit : limits) {
            Duration period = limit.period().plus(spread(limit));
            if (limit == shortest && limits.size() > 1) {
                builder.addLimit(Bandwidth.builder().capacity(1).refillGreedy(limit.calls(), period).build());
            } else {
                sliding(limit.calls(), period.toMillis()).forEach(builder::addLimit);
            }
        }
        return builder.build();
    }

    /**
     * Bucket4j has no sliding periods. A bucket that is refilled at fixed times allows twice the limit around each of
     * these times. Therefore a limit has several buckets, which are refilled in turn, one step apart. A call takes a
     * token of each bucket. For each period, one of the buckets was refilled less than a step before the beginning of
     * the period, and is not refilled before the end of the period.
     */
    private static Stream<Bandwidth> sliding(int calls, long period) {
        long step = (period + STEPS - 1) / STEPS;
        long buckets = (period + step - 1) / step + 1;
        Duration turn = Duration.ofMillis(buckets * step);
        return LongStream.range(0, buckets).mapToObj(
                bucket -> Bandwidth.builder().capacity(calls)
                        .refillIntervallyAligned(calls, turn, Instant.ofEpochMilli(bucket * step)).build());
    }

    /**
     * Takes the available permits, up to the given number. The future never fails: if the store does not respond, the
     * limit counts as not reached, and each machine keeps the limits with its own windows.
     */
    CompletableFuture<Taken> take(int permits) {
        if (!pending.isDone()) {
            // the store does not respond: no second request is sent before the first request ends
            return CompletableFuture.completedFuture(new Taken(permits, 0));
        }
        CompletableFuture<Taken> taken;
        try {
            taken = async != null
                    ? async.tryConsumeAsMuchAsPossible(permits).thenCompose(
                            count -> count > 0
                                    ? CompletableFuture.completedFuture(new Taken(count.intValue(), 0))
                                    : async.tryConsumeAndReturnRemaining(1).thenApply(SharedLimit::taken))
                    : CompletableFuture.supplyAsync(() -> takeBlocking(permits), executor);
        } catch (RuntimeException e) {
            taken = CompletableFuture.failedFuture(e);
        }
        pending = taken;
        return taken.copy().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).handle((result, failure) -> {
            if (failure == null) {
                broken.set(false);
                return result;
            }
            if (broken.compareAndSet(false, true)) {
                Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                LOG.warn(
                        "The store of the shared limit {} does not respond: each machine keeps the limits alone until the store responds again",
                        key,
                        cause);
            }
            return new Taken(permits, 0);
        });
    }

    private Taken takeBlocking(int permits) {
        long count = blocking.tryConsumeAsMuchAsPossible(permits);
        return count > 0 ? new Taken((int) count, 0) : taken(blocking.tryConsumeAndReturnRemaining(1));
    }

    private static Taken taken(ConsumptionProbe probe) {
        return probe.isConsumed() ? new Taken(1, 0) : new Taken(0, probe.getNanosToWaitForRefill());
    }
}
