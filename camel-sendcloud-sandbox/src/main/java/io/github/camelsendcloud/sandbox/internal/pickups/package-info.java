/** The pickups of parcels by carriers. */
package io.github.camelsendcloud.sandbox.internal.pickups;
