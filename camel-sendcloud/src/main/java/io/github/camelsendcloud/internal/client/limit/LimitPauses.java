package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pauses after Sendcloud has refused calls (429). A refusal pauses the operation of the call. All calls of the
 * limiter (the account) are paused when Sendcloud refuses a call of a second operation, and that call was made while
 * the first operation was paused. An operation that Sendcloud refuses while Sendcloud accepts other operations no
 * longer pauses the account.
 * <p>
 * Guarded by the lock of the {@link RateLimiter}. Only {@link #until}, {@link #isNone}, {@link #of} and {@link #size}
 * need no lock: each change, which is rare, replaces the map of operations. The map is empty as long as Sendcloud
 * accepts all operations.
 */
final class LimitPauses {

    /** What a refusal has paused. */
    enum Scope {
        /** Nothing: the call was sent before the latest refusal was known. */
        NOTHING,
        OPERATION,
        ACCOUNT
    }

    private static final Logger LOG = LoggerFactory.getLogger(LimitPauses.class);

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

    /** How many operations were refused and not accepted since. */
    int size() {
        return operations.size();
    }

    /** @return {@code null} unless the operation was refused and not accepted since */
    OperationPause of(String operation) {
        Map<String, OperationPause> known = operations;
        return known.isEmpty() ? null : known.get(operation);
    }

    /** When calls of that operation may be made again; 0 when the operation was never paused. */
    long until(String operation) {
        OperationPause own = of(operation);
        return own == null ? account.until() : Math.max(account.until(), own.until());
    }

    /** How long calls of that operation are still paused, in nanoseconds; 0 when the calls are not paused. */
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

    /** The time until the end of the last pause, in nanoseconds; 0 when there is no pause. */
    long longestLeft(long now) {
        assert lock.isHeldByCurrentThread();
        return operations.values().stream().mapToLong(pause -> pause.left(now)).reduce(account.left(now), Math::max);
    }

    /** Whether a call with that patience, in nanoseconds, does not wait for the end of the pause. */
    boolean isTooLong(String operation, long patience, long now) {
        assert lock.isHeldByCurrentThread();
        OperationPause own = of(operation);
        return account.isTooLong(patience, now) || own != null && own.isTooLong(patience, now);
    }

    /** How many calls may be made when the limits leave room for that many calls. */
    int room(int room, long now) {
        assert lock.isHeldByCurrentThread();
        return account.room(room, now);
    }

    /** Whether calls of that operation may be made, as far as the pause of the operation decides. */
    boolean isOpen(String operation, long now) {
        assert lock.isHeldByCurrentThread();
        OperationPause own = of(operation);
        return own == null || own.room(now) > 0;
    }

    /** Whether a single call shows whether the pause of the account is over. */
    boolean isProbing() {
        return account.isProbing();
    }

    /** When calls may be made, if the limits leave room at that time. */
    long free(long time) {
        return account.free(time);
    }

    /** A call gets that permit. */
    void took(Permit permit) {
        assert lock.isHeldByCurrentThread();
        account.took(permit);
        OperationPause own = of(permit.operation());
        if (own != null) {
            own.took(permit);
        }
    }

    /** The call with the first permit has the second permit from now on. */
    void replaced(Permit before, Permit now) {
        assert lock.isHeldByCurrentThread();
        account.replaced(before, now);
        OperationPause own = of(now.operation());
        if (own != null) {
            own.replaced(before, now);
        }
    }

    /** A call has ended, or is not made. {@link #refused} must be called before. */
    void done(Permit permit) {
        assert lock.isHeldByCurrentThread();
        account.done(permit);
        Map<String, OperationPause> known = operations;
        if (known.isEmpty()) {
            return;
        }
        OperationPause own = known.get(permit.operation());
        boolean accepted = !permit.isUnsent() && (own == null || !own.isOld(permit));
        if (own != null) {
            own.done(permit);
        }
        if (accepted) {
            for (OperationPause pause : known.values()) {
                if (pause != own) {
                    pause.acceptedOther(permit);
                }
            }
        }
    }

    /**
     * Sendcloud has refused the call with that permit.
     *
     * @param asked the pause that Sendcloud asks for; {@code null} when Sendcloud does not say
     * @param most  the longest pause when Sendcloud does not say, in nanoseconds
     * @param next  the number of the next permit
     */
    Scope refused(Permit permit, Duration asked, long most, long next, long now) {
        assert lock.isHeldByCurrentThread();
        OperationPause own = of(permit.operation());
        if (own == null) {
            own = new OperationPause(new RateLimitPause(limits), next);
            Map<String, OperationPause> changed = new HashMap<>(operations);
            changed.put(permit.operation(), own);
            operations = changed;
        }
        boolean another = false;
        for (OperationPause other : operations.values()) {
            // only a call that was sent after the refusal of another operation shows that the account is limited
            another |= other != own && other.left(now) > 0 && !other.isOld(permit);
        }
        boolean whole = !own.isAlone() && (another || account.isProbe(permit));
        if (!whole) {
            account.release(permit);
        }
        Scope scope = own.refused(permit, asked, next, most, now) ? Scope.OPERATION : Scope.NOTHING;
        return whole && account.refused(permit, asked, next, most, now) ? Scope.ACCOUNT : scope;
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
     * Forgets that an operation was refused, if Sendcloud has accepted the operation since. Must be called only for an
     * operation without waiting calls.
     */
    void forget(String operation) {
        assert lock.isHeldByCurrentThread();
        OperationPause own = of(operation);
        if (own != null && own.isAccepted()) {
            Map<String, OperationPause> changed = new HashMap<>(operations);
            changed.remove(operation);
            operations = changed;
        }
    }

    /**
     * Logs what a refusal has paused. Must be called without the lock.
     *
     * @param limiter the name of the limiter
     */
    static void log(Scope scope, String operation, String limiter, Duration left) {
        if (scope == Scope.OPERATION) {
            LOG.info("Sendcloud has refused {} (429): the next call of this operation is made in {} ms", operation,
                    left.toMillis());
        } else if (scope == Scope.ACCOUNT) {
            LOG.info("Sendcloud has refused {} and another operation (429): the next call of {} is made in {} ms",
                    operation, limiter, left.toMillis());
        }
    }
}
