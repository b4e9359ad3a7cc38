/**
 * The addresses of a {@code toD}: which values of a message they have, and where each value goes.
 * <p>
 * The doors, which are public for the packages above:
 * <ul>
 * <li>{@link io.github.camelsendcloud.internal.address.DynamicAddress}: SendDynamicAware of the root package fills
 * addresses with values</li>
 * </ul>
 */
package io.github.camelsendcloud.internal.address;
