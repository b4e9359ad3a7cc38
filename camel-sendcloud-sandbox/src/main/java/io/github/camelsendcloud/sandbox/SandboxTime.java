package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.time.Instant;

import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;

/**
 * The clock of a sandbox. All times of a sandbox use the clock: the times in responses, the lifetimes of tokens, the
 * windows of rate limits, the journeys of parcels and the retries of webhooks. {@link Sandbox#reset()} sets the time of
 * the machine. Safe for use by several threads.
 */
public final class SandboxTime {

    private final SandboxClock clock;

    SandboxTime(SandboxClock clock) {
        this.clock = clock;
    }

    /** The present time, with microseconds. */
    public Instant now() {
        return clock.now();
    }

    /**
     * Sets the time. A later time has the effect of {@link #advance(Duration)}. An earlier time has no effect on
     * tokens, rate limits and parcels.
     *
     * @throws IllegalArgumentException if the time is more than 100 years from the present
     */
    public SandboxTime set(Instant time) {
        clock.set(time);
        return this;
    }

    /**
     * Skips time. When the method returns, all parcels are where their journeys have brought them, and each webhook of
     * that time has had its attempts. The method waits for slow receivers, for at most 30 seconds in total.
     *
     * @throws IllegalArgumentException if the duration is negative or longer than 100 years
     */
    public SandboxTime advance(Duration duration) {
        clock.advance(duration);
        return this;
    }

    /** How many seconds of this clock are in a second of the machine. Default: 1. */
    public double speed() {
        return clock.speed();
    }

    /**
     * Sets how many seconds of this clock are in a second of the machine. At the speed 2880 a parcel is delivered in a
     * minute.
     *
     * @param  speed                    0 stops the clock
     * @throws IllegalArgumentException if the speed is not a number from 0 to 1000000
     */
    public SandboxTime speed(double speed) {
        clock.speed(speed);
        return this;
    }
}
