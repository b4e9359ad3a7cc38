/** The price of a parcel, with conversions of weights and sizes. */
package io.github.camelsendcloud.sandbox.internal.prices;
