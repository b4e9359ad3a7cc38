/** The journeys of parcels: the plan by which a carrier changes the status of a parcel. */
package io.github.camelsendcloud.sandbox.internal.carrier;
