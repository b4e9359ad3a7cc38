package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.List;

/**
 * The time for which no call is made since Sendcloud has refused one for there being too many. Where it does not say
 * how long that is to last, it is the shortest period of the limits, then twice as long each time, up to the longest:
 * somebody else has used up what may be called in one of them, and after each pause a single call finds out in which.
 * Guarded by the lock of its {@link RateLimiter}.
 */
final class RateLimitPause {

    /** A slip in a header does not stop an account for ever. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final long shortest;
    private final long longest;
    private volatile long until;
    /** The latest guess; 0 when Sendcloud has taken a call since, or has said itself how long to wait. */
    private long guess;
    /** Permits with lower numbers were handed out before the latest guess: their refusals tell nothing new. */
    private long known;
    /** Nobody who waits at most that long waits any more: the longest pause has passed, and was not enough. */
    private long tooLongFor = -1;
    /** Of the single call that is under way after a guess. */
    private Permit probe;

    RateLimitPause(List<Limit> limits) {
        shortest = limits.stream().map(Limit::period).min(Duration::compareTo).orElseThrow().toNanos();
        longest = limits.stream().map(Limit::period).max(Duration::compareTo).orElseThrow().toNanos();
    }

    /** When it ends, or has ended; 0 before the first. Without the lock, too. */
    long until() {
        return until;
    }

    /** Whether there never was one, so that it takes no clock to say that there is none. */
    boolean isNone() {
        return until == 0;
    }

    /** Whether a single call shows whether it is over. */
    boolean isProbing() {
        return guess > 0;
    }

    /** Whether the call with that permit shows whether it is over. */
    boolean isProbe(Permit permit) {
        return permit == probe;
    }

    /** The call with that permit shows nothing: the next one is to. */
    void release(Permit permit) {
        if (permit == probe) {
            probe = null;
        }
    }

    /** How long it lasts yet; 0 when there is none. */
    long left(long now) {
        return Math.max(0, until - now);
    }

    /** Whether whoever waits at most that long does not wait for its end. */
    boolean isTooLong(long patience, long now) {
        return patience < left(now) || patience <= tooLongFor;
    }

    /** How many calls may be made now where there is that much room. */
    int room(int room, long now) {
        if (now < until) {
            return 0;
        }
        return guess == 0 ? room : Math.min(room, probe == null ? 1 : 0);
    }

    /** When calls may be made, where there is room at that time; never, as long as that depends on an answer. */
    long free(long time) {
        return probe == null ? Math.max(until, time) : Permit.UNSENT;
    }

    /** That permit is handed out. */
    void took(Permit permit) {
        if (guess > 0) {
            probe = permit;
        }
    }

    /** The call with the first permit has the second from now on. */
    void replaced(Permit before, Permit now) {
        if (before == probe) {
            probe = now;
        }
    }

    /** The call with that permit was answered, has failed or is not made. Not before a refusal has been told. */
    void done(Permit permit) {
        if (permit == probe) {
            probe = null;
            if (!permit.isUnsent()) {
                guess = 0;
            }
        }
    }

    /**
     * Sendcloud has refused the call with that permit.
     *
     * @param  asked how long to wait; {@code null} when Sendcloud did not say
     * @param  next  the number of the next permit
     * @param  most  how long to wait at most when Sendcloud did not say
     * @return       whether this begins a pause
     */
    boolean refused(Permit permit, Duration asked, long next, long most, long now) {
        return asked != null ? obey(asked, now) : guess(permit, next, most, now);
    }

    private boolean obey(Duration asked, long now) {
        until = Math.max(until, now + (asked.compareTo(LONGEST) > 0 ? LONGEST : asked).toNanos());
        guess = 0;
        tooLongFor = -1;
        probe = null;
        return true;
    }

    private boolean guess(Permit refused, long next, long most, long now) {
        tooLongFor = -1;
        if (refused.number() < known) {
            return false;
        }
        long last = Math.min(longest, most);
        if (guess > 0 && guess >= last) {
            tooLongFor = most;
        }
        guess = Math.min(last, guess == 0 ? shortest : 2 * guess);
        until = Math.max(until, now + guess);
        known = next;
        probe = null;
        return true;
    }
}
