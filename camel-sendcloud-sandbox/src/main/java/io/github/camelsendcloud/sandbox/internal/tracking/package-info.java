/** The tracking of parcels, also of parcels from outside Sendcloud. */
package io.github.camelsendcloud.sandbox.internal.tracking;
