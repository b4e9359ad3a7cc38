/**
 * What Sendcloud sends, and whether it was Sendcloud that sent it. Bytes and header values in, answers out: no Camel,
 * no HTTP.
 * <p>
 * The doors, which are public for the packages above:
 * <ul>
 * <li>{@link io.github.camelsendcloud.internal.webhook.WebhookReceiver}: the webhook consumer and camel-webhook both
 * receive through this class</li>
 * </ul>
 */
package io.github.camelsendcloud.internal.webhook;
