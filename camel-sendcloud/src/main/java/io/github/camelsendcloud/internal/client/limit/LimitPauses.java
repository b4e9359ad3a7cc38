package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The pauses after Sendcloud has refused calls (429). A refusal pauses the operation of the call. All calls of the
 * limiter (the account) are paused when Sendcloud refuses a call of a second operation, and this call was made while
 * the first operation was paused. An operation that Sendcloud refuses while Sendcloud accepts other operations no
 * longer pauses the account.
 * <p>
 * The lock of the {@link RateLimiter} guards this object. Only {@link #until}, {@link #isNone}, {@link #of} and
 * {@link #size} need no lock: each change, which is rare, replaces the map of operations. The map is empty as long as
 * Sendcloud accepts all operations.
 */
final class LimitPauses {

    /** The scope of the pause after a refusal. */
    enum Scope {
        /** The refusal pauses no calls, since the call was sent before the latest refusal was known. */
        NOTHING,
        OPERATION,
        ACCOUNT
    }

    /**
     * The pause after a refusal.
     *
     * @param left   the remaining pause of the refused operation
     * @param longer the nanoseconds by which the pause of the scope is longer than before
     */
    record Pause(Scope scope, Duration left, long longer) {
    }

    private final List<Limit> limits;
    private final ReentrantLock lock;
    private final long longest;
    private final RateLimitPause account;
    private volatile Map<String, OperationPause> operations = Map.of();

    LimitPauses(List<Limit> limits, ReentrantLock lock) {
        this.limits = limits;
        this.lock = lock;
        this.longest = limits.stream().map(Limit::period).max(Duration::compareTo).orElseThrow().toNanos();
        this.account = new RateLimitPause(limits);
    }

    /** Whether the account was never paused, and no operation counts as refused. */
    boolean isNone() {
        return operations.isEmpty() && account.isNone();
    }

    /** The number of operations that were refused and not accepted since. */
    int size() {
        return operations.size();
    }

    /** @return {@code null} unless the operation was refused and not accepted since */
    OperationPause of(String operation) {
        Map<String, OperationPause> known = operations;
        return known.isEmpty() ? null : known.get(operation);
    }

    /** The end of the pause of an operation; 0 when the operation was never paused. */
    long until(String operation) {
        OperationPause ownPause = of(operation);
        return ownPause == null ? account.until() : Math.max(account.until(), ownPause.until());
    }

    /** The remaining pause of an operation, in nanoseconds; 0 for no pause. */
    long left(String operation, long now) {
        return Math.max(0, until(operation) - now);
    }

    long accountLeft(long now) {
        assert lock.isHeldByCurrentThread();
        return account.left(now);
    }

    /** The paused operations with the remaining times of their pauses. */
    Map<String, Duration> paused(long now) {
        assert lock.isHeldByCurrentThread();
        Map<String, Duration> paused = new TreeMap<>();
        operations.forEach((name, pause) -> {
            if (pause.left(now) > 0) {
                paused.put(name, Duration.ofNanos(pause.left(now)));
            }
        });
        return paused;
    }

    /** The time until the end of the last pause, in nanoseconds; 0 for no pause. */
    long longestLeft(long now) {
        assert lock.isHeldByCurrentThread();
        return operations.values().stream().mapToLong(pause -> pause.left(now)).reduce(account.left(now), Math::max);
    }

    /** Whether the pause is longer than the patience of a call, in nanoseconds. */
    boolean isTooLong(String operation, long patience, long now) {
        assert lock.isHeldByCurrentThread();
        OperationPause ownPause = of(operation);
        return account.isTooLong(patience, now) || ownPause != null && ownPause.isTooLong(patience, now);
    }

    /** The number of calls that the pauses allow, out of the calls that the limits allow. */
    int room(int room, long now) {
        assert lock.isHeldByCurrentThread();
        return account.room(room, now);
    }

    /** Whether the pause of an operation allows a call now. */
    boolean isOpen(String operation, long now) {
        assert lock.isHeldByCurrentThread();
        OperationPause ownPause = of(operation);
        return ownPause == null || ownPause.room(now) > 0;
    }

    /** Whether a single call shows whether the pause of the account is over. */
    boolean isProbing() {
        return account.isProbing();
    }

    /** The time from which the pause of the account allows calls. */
    long free(long time) {
        return account.free(time);
    }

    /** Records that a call has received a permit. */
    void took(Permit permit) {
        assert lock.isHeldByCurrentThread();
        account.took(permit);
        OperationPause ownPause = of(permit.operation());
        if (ownPause != null) {
            ownPause.took(permit);
        }
    }

    /** Records that a call has the second permit instead of the first permit. */
    void replaced(Permit before, Permit now) {
        assert lock.isHeldByCurrentThread();
        account.replaced(before, now);
        OperationPause ownPause = of(now.operation());
        if (ownPause != null) {
            ownPause.replaced(before, now);
        }
    }

    /** Records that a call has ended, or was not made. For a refused call, {@link #refused} must be called before. */
    void done(Permit permit) {
        assert lock.isHeldByCurrentThread();
        account.done(permit);
        Map<String, OperationPause> known = operations;
        if (known.isEmpty()) {
            return;
        }
        OperationPause ownPause = known.get(permit.operation());
        boolean accepted = !permit.isUnsent() && (ownPause == null || !ownPause.isOld(permit));
        if (ownPause != null) {
            ownPause.done(permit);
        }
        if (accepted) {
            for (OperationPause pause : known.values()) {
                if (pause != ownPause) {
                    pause.acceptedOther(permit);
                }
            }
        }
    }

    /**
     * Records that Sendcloud has refused the call with a permit.
     *
     * @param asked    the pause that Sendcloud asks for; {@code null} for none
     * @param maxGuess the longest pause if Sendcloud asks for none, in nanoseconds
     * @param next     the number of the next permit
     */
    Pause refused(Permit permit, Duration asked, long maxGuess, long next, long now) {
        assert lock.isHeldByCurrentThread();
        long ownBefore = left(permit.operation(), now);
        long allBefore = account.left(now);
        OperationPause ownPause = of(permit.operation());
        if (ownPause == null) {
            ownPause = new OperationPause(new RateLimitPause(limits), next);
            Map<String, OperationPause> changed = new HashMap<>(operations);
            changed.put(permit.operation(), ownPause);
            operations = changed;
        }
        boolean otherIsPaused = false;
        for (OperationPause other : operations.values()) {
            // only a call that was sent after the refusal of another operation shows that the account is limited
            otherIsPaused |= other != ownPause && other.left(now) > 0 && !other.isOld(permit);
        }
        boolean pausesAccount = !ownPause.isAlone() && (otherIsPaused || account.isProbe(permit));
        if (!pausesAccount) {
            account.release(permit);
        }
        Scope scope = ownPause.refused(permit, asked, next, maxGuess, now) ? Scope.OPERATION : Scope.NOTHING;
        if (pausesAccount && account.refused(permit, asked, next, maxGuess, now)) {
            scope = Scope.ACCOUNT;
        }
        long left = left(permit.operation(), now);
        long longer = scope == Scope.ACCOUNT ? account.left(now) - allBefore : left - ownBefore;
        return new Pause(scope, Duration.ofNanos(left), longer);
    }

    /**
     * Forgets the operations whose pause ended long ago. Otherwise an operation without further calls is kept for ever.
     *
     * @param waiting whether calls of an operation wait
     */
    void forgetOld(long now, Predicate<String> waiting) {
        assert lock.isHeldByCurrentThread();
        Map<String, OperationPause> kept = new HashMap<>(operations);
        if (kept.entrySet().removeIf(old -> old.getValue().until() + longest < now && !waiting.test(old.getKey()))) {
            operations = kept;
        }
    }

    /**
     * Forgets that an operation was refused, if Sendcloud has accepted the operation since. The operation must have no
     * waiting calls.
     */
    void forget(String operation) {
        assert lock.isHeldByCurrentThread();
        OperationPause ownPause = of(operation);
        if (ownPause != null && ownPause.isAccepted()) {
            Map<String, OperationPause> changed = new HashMap<>(operations);
            changed.remove(operation);
            operations = changed;
        }
    }
}
