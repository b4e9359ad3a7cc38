/** The event subscriptions and the audit trail. */
package io.github.camelsendcloud.sandbox.internal.events;
