package io.github.camelsendcloud.client;

import java.util.EnumMap;
import java.util.Map;

import io.github.camelsendcloud.api.LimitClass;

/**
 * How the calls of an endpoint share the road with the others of its account.
 *
 * @param retries  when a call is repeated
 * @param limiters one for each class of calls; empty for no limits
 */
public record Traffic(RetryPolicy retries, Map<LimitClass, RateLimiter> limiters) {

    public Traffic {
        limiters = limiters.isEmpty() ? Map.of() : new EnumMap<>(limiters);
    }

    /** @return {@code null} for no limits */
    RateLimiter limiter(LimitClass limit) {
        return limiters.get(limit);
    }
}
