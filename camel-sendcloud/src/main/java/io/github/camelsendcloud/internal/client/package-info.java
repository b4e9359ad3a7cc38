/**
 * Makes a call to Sendcloud: one HTTP client for all endpoints with the same connection options, what is known about an
 * answer that did not come, and a stop that waits for the calls in flight. HTTP itself is left to the client that
 * camel-http builds.
 */
package io.github.camelsendcloud.internal.client;
