/**
 * How many calls an account may make: exact sliding windows, permits, pauses after a 429, and the waiting line.
 * <p>
 * The doors, which are public for the packages above:
 * <ul>
 * <li>{@link io.github.camelsendcloud.internal.client.limit.Limit}: the options name limits</li>
 * <li>{@link io.github.camelsendcloud.internal.client.limit.Permit}: a call waits for a permit</li>
 * <li>{@link io.github.camelsendcloud.internal.client.limit.RateLimiter}: a call acquires a permit</li>
 * <li>{@link io.github.camelsendcloud.internal.client.limit.RateLimiters}: the component has the limiters of its
 * accounts</li>
 * </ul>
 */
package io.github.camelsendcloud.internal.client.limit;
