/**
 * The dynamic addresses of a {@code toD}. This package finds the values of a message in an address, and decides where
 * each value goes.
 * <p>
 * The doors, which are public for the packages above:
 * <ul>
 * <li>{@link io.github.camelsendcloud.internal.address.DynamicAddress}: SendDynamicAware of the root package fills
 * addresses with values</li>
 * </ul>
 */
package io.github.camelsendcloud.internal.address;
