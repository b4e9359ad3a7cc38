package io.github.camelsendcloud.api;

import java.time.Duration;
import java.util.Map;

/**
 * The state of a rate limit: one class of calls of an account.
 *
 * @param account   the public key
 * @param limit     {@code read}, {@code write} or {@code support}
 * @param permits   the number of calls that the limit allows now, by the calls of this machine. The number may be lower
 *                  if other clients share the limit
 * @param waiting   the number of exchanges that wait for a permit
 * @param pausedFor the remaining pause of all calls, since Sendcloud has refused calls of several operations (429);
 *                  zero for no pause
 * @param paused    the remaining pauses of the operations that Sendcloud has refused (429), by operation; empty for
 *                  none
 */
public record LimitStatus(
        String account, String limit, int permits, int waiting, Duration pausedFor, Map<String, Duration> paused) {

    public LimitStatus {
        paused = Map.copyOf(paused);
    }
}
