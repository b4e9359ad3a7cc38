/** The shipping methods, products and options with their quotes, the boxes and the duties. */
package io.github.camelsendcloud.sandbox.internal.shipping;
