/**
 * Converts an exchange to requests, and converts responses and failures to an exchange. This package uses
 * {@code client}, and knows neither polling nor webhooks.
 * <p>
 * The doors, which are public for the packages above:
 * <ul>
 * <li>{@link io.github.camelsendcloud.internal.binding.EndpointBinding}: an endpoint checks its address and options
 * before it starts</li>
 * <li>{@link io.github.camelsendcloud.internal.binding.EndpointRuntime}: the producer and the consumers make all calls
 * with this class</li>
 * </ul>
 */
package io.github.camelsendcloud.internal.binding;
