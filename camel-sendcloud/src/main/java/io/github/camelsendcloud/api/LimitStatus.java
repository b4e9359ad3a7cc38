package io.github.camelsendcloud.api;

import java.time.Duration;
import java.util.Map;

/**
 * The state of a rate limit, which counts one class of calls of an account.
 *
 * @param account   the public key
 * @param limit     {@code read}, {@code write} or {@code support}
 * @param permits   the number of further calls that the limit allows now. Only calls of this machine are counted, so
 *                  the number may be too high if other clients share the limit
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
