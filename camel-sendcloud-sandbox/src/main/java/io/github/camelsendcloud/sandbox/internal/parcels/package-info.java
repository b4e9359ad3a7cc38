/** The parcels of API v2. */
package io.github.camelsendcloud.sandbox.internal.parcels;
