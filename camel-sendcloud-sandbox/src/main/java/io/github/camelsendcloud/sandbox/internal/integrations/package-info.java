/** The integrations of an account with their settings, logs and shipments. */
package io.github.camelsendcloud.sandbox.internal.integrations;
