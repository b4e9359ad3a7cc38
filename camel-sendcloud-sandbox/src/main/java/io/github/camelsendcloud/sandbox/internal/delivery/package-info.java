/** Sends webhooks and the deliveries of event subscriptions, with signatures and retries. */
package io.github.camelsendcloud.sandbox.internal.delivery;
