package io.github.camelsendcloud.api;

import java.time.Duration;
import java.util.Map;

/**
 * How things stand with one class of calls of an account.
 *
 * @param account   the public key
 * @param limit     {@code read}, {@code write} or {@code support}
 * @param permits   how many calls may be made now by what this machine has made itself; others that share the limit may
 *                  have left fewer
 * @param waiting   how many exchanges wait for a permit
 * @param pausedFor how long no call is made, since Sendcloud has refused calls of several operations (429); zero when
 *                  there is no such pause
 * @param paused    the operations that are paused, since Sendcloud has refused them (429), and for how long; empty for
 *                  none
 */
public record LimitStatus(
        String account, String limit, int permits, int waiting, Duration pausedFor, Map<String, Duration> paused) {

    public LimitStatus {
        paused = Map.copyOf(paused);
    }
}
