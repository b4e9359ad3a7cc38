package io.github.camelsendcloud.internal.client.limit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelsendcloud.internal.client.limit.SharedLimit.Taken;

/**
 * The permits that this machine has taken from a {@link SharedLimit} and not handed out yet. Without a shared limit,
 * this machine never needs such permits. The lock of the {@link RateLimiter} guards this object, except
 * {@link #isNeeded} and {@link #take}.
 */
final class SharedPermits {

    /** The shared limit; {@code null} when this machine does not share its limits. */
    private final SharedLimit limit;
    private final ReentrantLock lock;
    private int permits;
    /** Whether a request for permits is in progress. */
    private boolean requested;

    SharedPermits(SharedLimit limit, ReentrantLock lock) {
        this.limit = limit;
        this.lock = lock;
    }

    /** Whether each call needs a permit of the shared limit. */
    boolean isNeeded() {
        return limit != null;
    }

    /** Whether the shared limit allows a call. */
    boolean isEnough() {
        assert lock.isHeldByCurrentThread();
        return limit == null || permits > 0;
    }

    /** Takes a permit for a call. */
    void handOut() {
        assert lock.isHeldByCurrentThread();
        permits--;
    }

    /** Forgets the permits that no call needs now. */
    void clear() {
        assert lock.isHeldByCurrentThread();
        permits = 0;
    }

    /**
     * Decides about a request for permits. At most one request is in progress at a time.
     *
     * @return the number of permits that {@link #take} must request after the release of the lock; 0 for none
     */
    int request(int wanted) {
        assert lock.isHeldByCurrentThread();
        if (requested || wanted <= 0) {
            return 0;
        }
        requested = true;
        return wanted;
    }

    /** Requests permits. The caller must not hold the lock, since the shared limit may respond with the same thread. */
    CompletableFuture<Taken> take(int wanted) {
        assert !lock.isHeldByCurrentThread();
        return limit.take(wanted);
    }

    /** Records the response to a request. */
    void received(Taken taken) {
        assert lock.isHeldByCurrentThread();
        requested = false;
        permits = taken.permits();
    }
}
