/** The orders of a shop, and the labels for orders. */
package io.github.camelsendcloud.sandbox.internal.orders;
