/** The shipments of API v3. */
package io.github.camelsendcloud.sandbox.internal.shipments;
