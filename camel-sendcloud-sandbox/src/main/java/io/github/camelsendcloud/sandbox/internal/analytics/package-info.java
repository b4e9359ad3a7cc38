/** The insights and the transit times, which follow from the parcels of an account. */
package io.github.camelsendcloud.sandbox.internal.analytics;
