/** The reports about parcels. */
package io.github.camelsendcloud.sandbox.internal.reporting;
