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

/** A limit that several machines share, kept by Bucket4j wherever its proxy manager keeps it. */
final class SharedLimit {

    private static final Logger LOG = LoggerFactory.getLogger(SharedLimit.class);

    /** Machines do not send at the very moment at which they get a permit, and not all equally late. */
    private static final Duration LEAST_SPREAD = Duration.ofMillis(10);
    private static final Duration MOST_SPREAD = Duration.ofMillis(250);

    /** A call makes room for another one that part of the period late, at most. */
    private static final int STEPS = 32;

    /** How long an answer may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String key;
    private final AsyncBucketProxy async;
    private final BucketProxy blocking;
    private final Executor executor;
    private final AtomicBoolean broken = new AtomicBoolean();
    private volatile CompletableFuture<Taken> asked = CompletableFuture.completedFuture(null);

    /**
     * What was taken.
     *
     * @param nanosToWait until there may be more, when there were none
     */
    record Taken(int permits, long nanosToWait) {
    }

    /**
     * @param key      what the machines know the limit by; without secrets
     * @param executor for proxy managers that block
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
        Duration spread = LEAST_SPREAD.plus(limit.period().dividedBy(50));
        return spread.compareTo(MOST_SPREAD) > 0 ? MOST_SPREAD : spread;
    }

    /**
     * Of several limits, that with the shortest period is kept by an even pace. Where calls follow on each other's
     * heels, the machines' bursts would reach the server at times that differ too much for such a period.
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
     * Bucket4j has no sliding periods. A bucket that is filled again at fixed times lets through twice the limit around
     * each of them. So there are many such buckets, filled one after the other, a step apart, and a call takes a token
     * of each. Wherever a period begins: one of them was filled less than a step before, and is not filled again until
     * the period is over.
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
     * Takes as many permits as there are, up to that number. Never fails: when nobody can be asked, each machine goes
     * by what it knows itself.
     */
    CompletableFuture<Taken> take(int permits) {
        if (!asked.isDone()) {
            // it hangs: one question that nobody answers is enough
            return CompletableFuture.completedFuture(new Taken(permits, 0));
        }
        CompletableFuture<Taken> taken;
        try {
            taken = async != null
                    ? async.tryConsumeAsMuchAsPossible(permits).thenCompose(
                            got -> got > 0
                                    ? CompletableFuture.completedFuture(new Taken(got.intValue(), 0))
                                    : async.tryConsumeAndReturnRemaining(1).thenApply(SharedLimit::taken))
                    : CompletableFuture.supplyAsync(() -> takeBlocking(permits), executor);
        } catch (RuntimeException e) {
            taken = CompletableFuture.failedFuture(e);
        }
        asked = taken;
        return taken.copy().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).handle((got, failure) -> {
            if (failure == null) {
                broken.set(false);
                return got;
            }
            if (broken.compareAndSet(false, true)) {
                Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                LOG.warn("The shared limit {} cannot be asked: until it can, each machine keeps the limits by itself", key,
                        cause);
            }
            return new Taken(permits, 0);
        });
    }

    private Taken takeBlocking(int permits) {
        long got = blocking.tryConsumeAsMuchAsPossible(permits);
        return got > 0 ? new Taken((int) got, 0) : taken(blocking.tryConsumeAndReturnRemaining(1));
    }

    private static Taken taken(ConsumptionProbe probe) {
        return probe.isConsumed() ? new Taken(1, 0) : new Taken(0, probe.getNanosToWaitForRefill());
    }
}
