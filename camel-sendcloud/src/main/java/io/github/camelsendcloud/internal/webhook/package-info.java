/**
 * What Sendcloud sends, and whether it was Sendcloud that sent it. Bytes and header values in, answers out: no Camel,
 * no HTTP.
 */
package io.github.camelsendcloud.internal.webhook;
