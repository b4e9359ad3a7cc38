package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.internal.client.limit.RateLimiter;

/**
 * How the calls of an endpoint share the road with the others of its account.
 *
 * @param retries  when a call is repeated
 * @param budget   bounds the retries of the account
 * @param limiters one for each class of calls; empty for no limits
 */
public record CallPolicy(RetryPolicy retries, RetryBudget budget, Map<LimitClass, RateLimiter> limiters) {

    /** Neither limits nor repetitions. */
    public static final CallPolicy NONE
            = new CallPolicy(
                    new RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO), RetryBudget.unlimited(), Map.of());

    public CallPolicy {
        limiters = limiters.isEmpty() ? Map.of() : new EnumMap<>(limiters);
    }

    /** How things stand with a limit; nothing but zeros when there is none. */
    public LimitStatus status(LimitClass limit) {
        String name = limit.name().toLowerCase(Locale.ROOT);
        RateLimiter limiter = limiters.get(limit);
        return limiter == null ? new LimitStatus("", name, 0, 0, Duration.ZERO, Map.of()) : limiter.status("", name);
    }

    /** @return {@code null} for no limits */
    RateLimiter limiter(LimitClass limit) {
        return limiters.get(limit);
    }
}
