package io.github.camelsendcloud.sandbox.internal.data;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of the machine until the first jump or change of the speed, and from then on a time of its own. Guarded by
 * the clock.
 */
final class Timeline {

    private static final double NANOS_OF_SECOND = 1e9;

    private final Clock machine = Clock.systemUTC();
    /** The time and the elapsed time at the moment {@link #baseNanos} of the machine. */
    private Instant base = machine.instant();
    private long baseElapsed;
    private long baseNanos = System.nanoTime();
    private double speed = 1;
    private boolean ofItsOwn;

    Instant present() {
        return present(System.nanoTime());
    }

    private Instant present(long now) {
        return ofItsOwn ? base.plusNanos(nanosSinceBase(now)) : machine.instant();
    }

    /** The elapsed time in nanoseconds; never goes back. */
    long elapsed() {
        return baseElapsed + nanosSinceBase(System.nanoTime());
    }

    double speed() {
        return speed;
    }

    void speed(double speed) {
        leaveMachine();
        this.speed = speed;
    }

    /** The time of the machine until a time; 0 if the time is past. */
    double machineNanosUntil(Instant time) {
        Duration wait = Duration.between(present(), time);
        return wait.isNegative() ? 0 : (wait.toSeconds() * NANOS_OF_SECOND + wait.toNanosPart()) / speed;
    }

    /** Leaves the time of the machine. Returns the present. */
    Instant leaveMachine() {
        rebase();
        ofItsOwn = true;
        return base;
    }

    /** Jumps to a time that is not past. Does nothing if the time is past. */
    void jumpTo(Instant time) {
        leaveMachine();
        if (time.isAfter(base)) {
            baseElapsed += Duration.between(base, time).toNanos();
            base = time;
        }
    }

    /** Goes back to a time. The elapsed time does not go back. */
    void goBackTo(Instant time) {
        leaveMachine();
        base = time;
    }

    /** Returns to the time of the machine. */
    void reset() {
        rebase();
        ofItsOwn = false;
        speed = 1;
    }

    private void rebase() {
        long now = System.nanoTime();
        base = present(now);
        baseElapsed += nanosSinceBase(now);
        baseNanos = now;
    }

    private long nanosSinceBase(long now) {
        return (long) ((now - baseNanos) * speed);
    }
}
