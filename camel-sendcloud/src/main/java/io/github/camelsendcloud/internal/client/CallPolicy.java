package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.internal.client.ClientOptions.RetryPolicy;
import io.github.camelsendcloud.internal.client.limit.RateLimiter;

/**
 * The rate limits and the retries of the calls of an endpoint.
 *
 * @param retries  the rules for retries of failed calls
 * @param budget   the retry budget of the account
 * @param limiters one limiter for each class of calls; empty for no rate limits
 */
record CallPolicy(RetryPolicy retries, RetryBudget budget, Map<LimitClass, RateLimiter> limiters) {

    /** No rate limits and no retries. */
    static final CallPolicy NONE
            = new CallPolicy(
                    new RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO), RetryBudget.unlimited(), Map.of());

    public CallPolicy {
        limiters = limiters.isEmpty() ? Map.of() : new EnumMap<>(limiters);
    }

    /**
     * The same policy with shorter waits.
     *
     * @param longest the longest wait for a retry or for the end of a pause
     */
    CallPolicy waitingAtMost(Duration longest) {
        return new CallPolicy(retries.waitingAtMost(longest), budget, limiters);
    }

    /** The current state of a limit; all numbers are 0 for no limit. */
    LimitStatus status(LimitClass limit) {
        String name = limit.name().toLowerCase(Locale.ROOT);
        RateLimiter limiter = limiters.get(limit);
        return limiter == null ? new LimitStatus("", name, 0, 0, Duration.ZERO, Map.of()) : limiter.status("", name);
    }

    /** @return {@code null} for no limit */
    RateLimiter limiter(LimitClass limit) {
        return limiters.get(limit);
    }
}
