package io.github.camelsendcloud.internal.client.limit;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.internal.client.Leases;

/**
 * The limiters of all accounts: endpoints with the same account and limits share one. A limiter that no endpoint uses
 * is kept as long as it counts calls, so that a new endpoint cannot exceed the limit.
 */
public final class RateLimiters {

    /**
     * What is limited.
     *
     * @param tokenUri  of the account, which tells two Sendclouds apart
     * @param publicKey of the account
     */
    private record Key(String tokenUri, String publicKey, LimitClass limit, List<Limit> limits, Object manager) {

        /** The same on every machine, and it tells nothing about the account. */
        String shared() {
            String text = tokenUri + ' ' + publicKey + ' ' + limits;
            return "camel-sendcloud/" + name() + '/' + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        }

        String name() {
            return limit.name().toLowerCase(Locale.ROOT);
        }
    }

    private final Leases<Key, RateLimiter> limiters;
    private final ScheduledExecutorService timer;
    private final Executor executor;

    /** @param executor for what blocks */
    public RateLimiters(ScheduledExecutorService timer, Executor executor) {
        this.timer = timer;
        this.executor = executor;
        this.limiters = new Leases<>(RateLimiter::left, limiter -> {
        }, timer);
    }

    /**
     * The limiters of an account, which must be given back.
     *
     * @param manager shares the limits among machines; {@code null} when this is the only one
     */
    public Map<LimitClass, Leases<?, RateLimiter>.Lease> acquire(
            String tokenUri, String publicKey, Map<LimitClass, List<Limit>> limits, ProxyManager<String> manager) {
        Map<LimitClass, Leases<?, RateLimiter>.Lease> acquired = new EnumMap<>(LimitClass.class);
        limits.forEach((limit, those) -> acquired.put(
                limit,
                limiters.acquire(new Key(tokenUri, publicKey, limit, those, manager), key -> create(key, manager))));
        return acquired;
    }

    private RateLimiter create(Key key, ProxyManager<String> manager) {
        SharedLimit shared = manager == null ? null : new SharedLimit(manager, key.shared(), key.limits(), executor);
        return new RateLimiter("the limit " + key.name(), key.limits(), shared, System::nanoTime, timer);
    }

    /** How many limiters there are. */
    public int size() {
        return limiters.size();
    }

    /** How things stand with every limiter. */
    public List<LimitStatus> status() {
        return limiters.values().entrySet().stream()
                .map(entry -> entry.getValue().status(entry.getKey().publicKey(), entry.getKey().name()))
                .toList();
    }
}
