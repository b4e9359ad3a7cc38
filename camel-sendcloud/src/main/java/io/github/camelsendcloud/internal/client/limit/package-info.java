/**
 * Keeps the rate limits of an account. A call gets a permit when no sliding window of a limit is full. Other calls wait
 * in a line, and Sendcloud's refusals (429) pause an operation or the account.
 * <p>
 * The doors, which are public for the packages above:
 * <ul>
 * <li>{@link io.github.camelsendcloud.internal.client.limit.Permit}: the right to make a call</li>
 * <li>{@link io.github.camelsendcloud.internal.client.limit.RateLimiter}: a call acquires a permit, and the options
 * name limits</li>
 * </ul>
 */
package io.github.camelsendcloud.internal.client.limit;
