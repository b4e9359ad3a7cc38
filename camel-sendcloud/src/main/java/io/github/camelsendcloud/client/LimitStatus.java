package io.github.camelsendcloud.client;

import java.time.Duration;

/**
 * How things stand with one class of calls of an account.
 *
 * @param account   the public key
 * @param limit     {@code read}, {@code write} or {@code support}
 * @param permits   how many calls may be made now by what this machine has made itself; others that share the limit may
 *                  have left fewer
 * @param waiting   how many exchanges wait for a permit
 * @param pausedFor how long no call will be made since Sendcloud answered 429; zero when it did not
 */
public record LimitStatus(String account, String limit, int permits, int waiting, Duration pausedFor) {
}
