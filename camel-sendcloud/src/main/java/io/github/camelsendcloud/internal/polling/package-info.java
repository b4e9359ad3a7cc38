/**
 * What has changed at Sendcloud since the last poll, and up to where the changes are processed. Knows nothing of
 * webhooks.
 * <p>
 * The doors, which are public for the packages above:
 * <ul>
 * <li>{@link io.github.camelsendcloud.internal.polling.ChangePoller}: the polling consumer makes exchanges of what the
 * poller finds</li>
 * <li>{@link io.github.camelsendcloud.internal.polling.ChangedItem}: the poller hands each changed item to the
 * consumer</li>
 * </ul>
 */
package io.github.camelsendcloud.internal.polling;
