/** The delivery options of a checkout. */
package io.github.camelsendcloud.sandbox.internal.checkout;
