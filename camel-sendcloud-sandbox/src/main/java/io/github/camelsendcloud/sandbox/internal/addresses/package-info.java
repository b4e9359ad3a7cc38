/** The validation of addresses, with the formats of postal codes. */
package io.github.camelsendcloud.sandbox.internal.addresses;
