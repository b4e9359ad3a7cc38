package io.github.camelsendcloud.client;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.camelsendcloud.api.LimitClass;

/** The limiters of all accounts: whoever has the same account and limits has the same limiter. */
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

    private final Map<Key, RateLimiter> limiters = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer;
    private final Executor executor;

    /** @param executor for what blocks */
    public RateLimiters(ScheduledExecutorService timer, Executor executor) {
        this.timer = timer;
        this.executor = executor;
    }

    /**
     * The limiters of an account.
     *
     * @param manager shares the limits among machines; {@code null} when this is the only one
     */
    public Map<LimitClass, RateLimiter> of(
            String tokenUri, String publicKey, Map<LimitClass, List<Limit>> limits, ProxyManager<String> manager) {
        Map<LimitClass, RateLimiter> found = new EnumMap<>(LimitClass.class);
        limits.forEach((limit, those) -> found.put(
                limit,
                limiters.computeIfAbsent(
                        new Key(tokenUri, publicKey, limit, those, manager), key -> create(key, manager))));
        return found;
    }

    private RateLimiter create(Key key, ProxyManager<String> manager) {
        SharedLimit shared = manager == null ? null : new SharedLimit(manager, key.shared(), key.limits(), executor);
        return new RateLimiter("the limit " + key.name(), key.limits(), shared, System::nanoTime, timer);
    }

    /** How things stand with every limiter. */
    public List<LimitStatus> status() {
        return limiters.entrySet().stream()
                .map(entry -> entry.getValue().status(entry.getKey().publicKey(), entry.getKey().name()))
                .toList();
    }
}
