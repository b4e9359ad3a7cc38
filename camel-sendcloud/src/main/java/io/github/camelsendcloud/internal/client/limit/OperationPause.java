package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;

/**
 * The pause of an operation that Sendcloud has refused (429). The operation counts as refused until Sendcloud accepts a
 * call of the operation again. The lock of the {@link RateLimiter} guards this object, like {@link LimitPauses}, which
 * has all pauses. Only {@link #until()} needs no lock.
 */
final class OperationPause {

    private final RateLimitPause pause;
    /** Permits with this number and with higher numbers were handed out after the first refusal. */
    private final long since;
    private long lastRefused;
    /** Whether Sendcloud has accepted calls of other operations since the first refusal. */
    private boolean alone;
    private boolean accepted;

    /** @param next the number of the next permit */
    OperationPause(RateLimitPause pause, long next) {
        this.pause = pause;
        this.since = next;
    }

    /** The end of the pause. This method needs no lock. */
    long until() {
        return pause.until();
    }

    long left(long now) {
        return pause.left(now);
    }

    boolean isTooLong(long patience, long now) {
        return pause.isTooLong(patience, now);
    }

    /** The number of calls of the operation that this pause allows now. */
    int room(long now) {
        return pause.room(Integer.MAX_VALUE, now);
    }

    long free(long time) {
        return pause.free(time);
    }

    /** Permits with lower numbers were handed out before the latest refusal. */
    long lastRefused() {
        return lastRefused;
    }

    /** Whether refusals of this operation are no evidence about other operations. */
    boolean isAlone() {
        return alone;
    }

    /** Whether Sendcloud has accepted a call of the operation since the latest refusal. */
    boolean isAccepted() {
        return accepted;
    }

    void took(Permit permit) {
        pause.took(permit);
    }

    void replaced(Permit before, Permit now) {
        pause.replaced(before, now);
    }

    /** Records that a call of the operation has ended. */
    void done(Permit permit) {
        boolean unsent = permit.isUnsent();
        pause.done(permit);
        accepted |= !unsent && !isOld(permit);
    }

    /** Whether the permit was handed out before the latest refusal. */
    boolean isOld(Permit permit) {
        return permit.number() < lastRefused;
    }

    /** Records that Sendcloud has accepted a call of another operation. */
    void acceptedOther(Permit permit) {
        alone |= permit.number() >= since;
    }

    /**
     * @param  asked    the pause that Sendcloud asks for; {@code null} for none
     * @param  next     the number of the next permit
     * @param  maxGuess the longest pause if Sendcloud asks for none, in nanoseconds
     * @return          whether a pause begins
     */
    boolean refused(Permit permit, Duration asked, long next, long maxGuess, long now) {
        accepted = false;
        lastRefused = next;
        return pause.refused(permit, asked, next, maxGuess, now);
    }
}
