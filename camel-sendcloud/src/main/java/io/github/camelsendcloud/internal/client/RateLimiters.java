package io.github.camelsendcloud.internal.client;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.internal.client.limit.RateLimiter;

/**
 * The limiters of all accounts. Endpoints with the same account and the same limits share a limiter. An unused limiter
 * is kept for as long as its calls count, so that a new endpoint cannot exceed the limit. Several threads may use an
 * instance.
 */
final class RateLimiters {

    /**
     * The calls that share a limiter.
     *
     * @param tokenUri the token address, which identifies the Sendcloud installation
     * @param account  the id of the account
     * @param limits   in the spelling of {@link RateLimiter#limits}
     * @param manager  {@code null} when this machine does not share its limits
     */
    private record Key(String tokenUri, String account, LimitClass limit, String limits, Object manager) {

        /** The name of the limit, which is equal on all machines and does not contain the public key. */
        String shared() {
            String text = tokenUri + ' ' + account + " [" + limits + ']';
            return "camel-sendcloud/" + name() + '/' + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        }

        // the JVM generates the code of a record's own method at the first use, which takes 5 ms of a start
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && tokenUri.equals(key.tokenUri)
                    && account.equals(key.account)
                    && limit == key.limit
                    && limits.equals(key.limits)
                    && manager == key.manager;
        }

        @Override
        public int hashCode() {
            return Objects.hash(tokenUri, account, limit, limits, manager);
        }

        String name() {
            return limit.name().toLowerCase(Locale.ROOT);
        }
    }

    private final Leases<Key, RateLimiter> limiters;
    private final ScheduledExecutorService timer;
    private final Executor executor;
    private final ActivityListener listener;

    /**
     * @param executor the threads for the requests of proxy managers that block
     * @param listener receives waits and pauses
     */
    RateLimiters(ScheduledExecutorService timer, Executor executor, ActivityListener listener) {
        this.timer = timer;
        this.executor = executor;
        this.listener = listener;
        this.limiters = new Leases<>(RateLimiter::left, limiter -> {
        }, timer);
    }

    /**
     * Returns the limiters of an account. The caller must close each lease.
     *
     * @param manager the manager that shares the limits between machines; {@code null} when this machine does not share
     *                its limits
     */
    Map<LimitClass, Leases<?, RateLimiter>.Lease> acquire(
            String tokenUri, String account, Map<LimitClass, String> limits, ProxyManager<String> manager) {
        Map<LimitClass, Leases<?, RateLimiter>.Lease> acquired = new EnumMap<>(LimitClass.class);
        limits.forEach((limit, values) -> acquired.put(
                limit,
                limiters.acquire(new Key(tokenUri, account, limit, values, manager), key -> create(key, manager))));
        return acquired;
    }

    private RateLimiter create(Key key, ProxyManager<String> manager) {
        return RateLimiter.of(key.limit(), key.limits(), manager, key.shared(), executor, timer, listener);
    }

    /** The number of limiters. */
    int size() {
        return limiters.size();
    }

    /** The current state of each limiter, for monitoring. */
    List<LimitStatus> status() {
        return limiters.values().entrySet().stream()
                .map(entry -> entry.getValue().status(entry.getKey().account(), entry.getKey().name()))
                .toList();
    }
}
