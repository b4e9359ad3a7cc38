/**
 * What Sendcloud <em>is</em>: its operations, addresses, queries and errors. Pure Java and Jackson: nothing here knows
 * Camel or an HTTP client, so that every rule about the API can be read and tested by itself.
 */
package io.github.camelsendcloud.api;
