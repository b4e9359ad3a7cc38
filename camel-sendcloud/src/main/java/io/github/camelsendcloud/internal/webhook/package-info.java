/**
 * This package receives the events that Sendcloud sends to an HTTP server of the Camel context. The signature or the
 * credential of each delivery is verified before the event is used, and a duplicate event can be dropped. With several
 * accounts, the signature also tells the account of an event. On request the package registers the webhook or the event
 * subscription at Sendcloud.
 * <p>
 * The doors, which are public for the packages above:
 * <ul>
 * <li>{@link io.github.camelsendcloud.internal.webhook.WebhookReceiver}: the webhook consumer and camel-webhook both
 * receive through this class</li>
 * </ul>
 */
package io.github.camelsendcloud.internal.webhook;
