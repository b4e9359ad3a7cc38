/** Connects a sandbox with the components of a CamelContext. */
package io.github.camelsendcloud.sandbox.internal.camel;
