package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;

/** A call that waits for a permit of a {@link RateLimiter}. */
public interface PermitWaiter {

    /** The place in the waiting line: the call with the lowest number gets a permit first. */
    long sequence();

    /** The name of the operation. */
    String operation();

    /** The longest pause for which the call waits. */
    Duration patience();

    /**
     * Ends the wait. Called once, without the lock of the limiter; must not block.
     *
     * @param permit {@code null} when the pause is longer than the patience of the call
     */
    void granted(Permit permit);
}
