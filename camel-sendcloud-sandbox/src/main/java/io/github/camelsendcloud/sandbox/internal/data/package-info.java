/** The data of an account, the clock, and the value types of shipments, parcels and orders. */
package io.github.camelsendcloud.sandbox.internal.data;
