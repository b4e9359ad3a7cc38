package io.github.camelsendcloud.sandbox.internal.checkout;

import java.util.List;

/**
 * The cart of a customer at the checkout of a web shop.
 *
 * @param toPostalCode null for unknown
 * @param size         length, width and height in cm; 0 for unknown
 */
record Cart(String from, String to, String toPostalCode, long grams, List<Double> size) {
}
