package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.List;

/**
 * The time without calls after Sendcloud has refused a call (429). The response may have the length of the pause.
 * Otherwise the pause is a guess: the shortest period of the limits, then twice the latest pause, up to the longest
 * period. Another client may have used up one of the limits. After each guessed pause, a single call (the probe) shows
 * whether the pause was long enough.
 * <p>
 * The lock of the {@link RateLimiter} guards this object, like {@link LimitPauses}. Only {@link #until()} and
 * {@link #isNone()} need no lock.
 */
final class RateLimitPause {

    private final long shortest;
    private final long longest;
    private volatile long until;
    /** The latest guess; 0 when Sendcloud has accepted a call since, or has asked for a pause. */
    private long guess;
    /** Permits with lower numbers were handed out before the latest guess: refusals of these calls have no effect. */
    private long firstAfterGuess;
    /** Calls with this patience or less do not wait any more, because the longest pause was not long enough. */
    private long tooLongFor = -1;
    /** The permit of the single call after a guess; {@code null} for no such call. */
    private Permit probe;

    RateLimitPause(List<Limit> limits) {
        shortest = limits.stream().map(Limit::period).min(Duration::compareTo).orElseThrow().toNanos();
        longest = limits.stream().map(Limit::period).max(Duration::compareTo).orElseThrow().toNanos();
    }

    /** The end of the pause; 0 before the first pause. */
    long until() {
        return until;
    }

    /** Whether no pause has begun yet. Unlike {@link #left}, this method needs no time. */
    boolean isNone() {
        return until == 0;
    }

    /** Whether a single call shows whether the pause is over. */
    boolean isProbing() {
        return guess > 0;
    }

    /** Whether the call with a permit is the probe. */
    boolean isProbe(Permit permit) {
        return permit == probe;
    }

    /** Records that the call with a permit is no probe any more. The next call is the probe. */
    void release(Permit permit) {
        if (permit == probe) {
            probe = null;
        }
    }

    /** The remaining time of the pause, in nanoseconds; 0 for no pause. */
    long left(long now) {
        return Math.max(0, until - now);
    }

    /** Whether the pause is longer than the patience of a call, in nanoseconds. */
    boolean isTooLong(long patience, long now) {
        return patience < left(now) || patience <= tooLongFor;
    }

    /** The number of calls that the pause allows now, out of the calls that the limits allow. */
    int room(int room, long now) {
        if (now < until) {
            return 0;
        }
        return guess == 0 ? room : Math.min(room, probe == null ? 1 : 0);
    }

    /**
     * The time from which the pause allows calls; {@link Permit#UNSENT} while the response to the probe decides.
     */
    long free(long time) {
        return probe == null ? Math.max(until, time) : Permit.UNSENT;
    }

    /** Records that a call has received a permit. */
    void took(Permit permit) {
        if (guess > 0) {
            probe = permit;
        }
    }

    /** Records that a call has the second permit instead of the first permit. */
    void replaced(Permit before, Permit now) {
        if (before == probe) {
            probe = now;
        }
    }

    /**
     * Records that the call with a permit has a response, has failed or is not made. For a refused call,
     * {@link #refused} must be called before.
     */
    void done(Permit permit) {
        if (permit == probe) {
            probe = null;
            if (!permit.isUnsent()) {
                guess = 0;
            }
        }
    }

    /**
     * Records that Sendcloud has refused the call with a permit.
     *
     * @param  asked    the pause that Sendcloud asks for, at most one hour; {@code null} for none
     * @param  next     the number of the next permit
     * @param  maxGuess the longest pause if Sendcloud asks for none, in nanoseconds
     * @return          whether a pause begins
     */
    boolean refused(Permit permit, Duration asked, long next, long maxGuess, long now) {
        return asked != null ? pauseAsAsked(asked, now) : guess(permit, next, maxGuess, now);
    }

    private boolean pauseAsAsked(Duration asked, long now) {
        until = Math.max(until, now + asked.toNanos());
        guess = 0;
        tooLongFor = -1;
        probe = null;
        return true;
    }

    private boolean guess(Permit refused, long next, long maxGuess, long now) {
        tooLongFor = -1;
        if (refused.number() < firstAfterGuess) {
            return false;
        }
        long largest = Math.min(longest, maxGuess);
        if (guess > 0 && guess >= largest) {
            tooLongFor = maxGuess;
        }
        guess = Math.min(largest, guess == 0 ? shortest : 2 * guess);
        until = Math.max(until, now + guess);
        firstAfterGuess = next;
        probe = null;
        return true;
    }
}
