/**
 * This package lists the items that have changed at Sendcloud, and decides which items a poll delivers. A watermark is
 * the time up to which all changes have been processed: the watermark advances only when the exchanges of the items
 * have ended. The checkpoints of a consumer contain the watermark and the processed items, so that the consumer resumes
 * after a crash without a loss.
 * <p>
 * The doors, which are public for the packages above:
 * <ul>
 * <li>{@link io.github.camelsendcloud.internal.polling.ChangePoller}: the polling consumer creates an exchange for each
 * item of the poller</li>
 * <li>{@link io.github.camelsendcloud.internal.polling.ChangedItem}: the poller hands each changed item to the
 * consumer</li>
 * </ul>
 */
package io.github.camelsendcloud.internal.polling;
