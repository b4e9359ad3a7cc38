package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is paused since Sendcloud has refused calls (429). A refusal is charged to its operation. The account, which is
 * all calls of the limiter, pauses when Sendcloud refuses a call of a second operation that was made while the first
 * was paused. An operation that is refused while Sendcloud accepts others no longer counts against the account.
 * <p>
 * Guarded by the lock of its {@link RateLimiter}, except {@link #until} and {@link #isNone}. The map of operations is
 * replaced when it changes, which is rare; it is empty as long as nothing is refused.
 */
final class LimitPauses {

    /** What a refusal has paused. */
    enum Scope {
        /** The refusal told nothing new. */
        NOTHING,
        OPERATION,
        ACCOUNT
    }

    private static final Logger LOG = LoggerFactory.getLogger(LimitPauses.class);

    private final List<Limit> limits;
    private final long longest;
    private final RateLimitPause account;
    private volatile Map<String, OperationPause> operations = Map.of();

    LimitPauses(List<Limit> limits) {
        this.limits = limits;
        this.longest = limits.stream().map(Limit::period).max(Duration::compareTo).orElseThrow().toNanos();
        this.account = new RateLimitPause(limits);
    }

    /** Whether nothing is paused and nothing was refused lately, as far as is known without the time. */
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

    /** When calls of that operation may be made again; 0 when there never was a pause. */
    long until(String operation) {
        OperationPause own = of(operation);
        return own == null ? account.until() : Math.max(account.until(), own.until());
    }

    /** How long calls of that operation are still paused; 0 when they are not. */
    long left(String operation, long now) {
        return Math.max(0, until(operation) - now);
    }

    long accountLeft(long now) {
        return account.left(now);
    }

    /** The operations that are paused, and for how long. */
    Map<String, Duration> paused(long now) {
        Map<String, Duration> paused = new TreeMap<>();
        operations.forEach((name, pause) -> {
            if (pause.left(now) > 0) {
                paused.put(name, Duration.ofNanos(pause.left(now)));
            }
        });
        return paused;
    }

    /** How long it takes until the end of the last pause. */
    long longestLeft(long now) {
        return operations.values().stream().mapToLong(pause -> pause.left(now)).reduce(account.left(now), Math::max);
    }

    boolean isTooLong(String operation, long patience, long now) {
        OperationPause own = of(operation);
        return account.isTooLong(patience, now) || own != null && own.isTooLong(patience, now);
    }

    /** How many calls may be made where the limits leave that much room. */
    int room(int room, long now) {
        return account.room(room, now);
    }

    /** Whether calls of that operation may be made, as far as its own pause decides. */
    boolean isOpen(String operation, long now) {
        OperationPause own = of(operation);
        return own == null || own.room(now) > 0;
    }

    /** Whether a single call shows whether the pause of the account is over. */
    boolean isProbing() {
        return account.isProbing();
    }

    /** When calls may be made, where there is room at that time. */
    long free(long time) {
        return account.free(time);
    }

    void took(Permit permit) {
        account.took(permit);
        OperationPause own = of(permit.operation());
        if (own != null) {
            own.took(permit);
        }
    }

    void replaced(Permit before, Permit now) {
        account.replaced(before, now);
        OperationPause own = of(now.operation());
        if (own != null) {
            own.replaced(before, now);
        }
    }

    /** A call has ended, or is not made. A refusal must be told before. */
    void done(Permit permit) {
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
     * @param asked {@code null} when Sendcloud did not say how long to wait
     * @param most  how long to wait at most when Sendcloud did not say
     * @param next  the number of the next permit
     */
    Scope refused(Permit permit, Duration asked, long most, long next, long now) {
        OperationPause own = of(permit.operation());
        if (own == null) {
            own = new OperationPause(new RateLimitPause(limits), next);
            Map<String, OperationPause> changed = new HashMap<>(operations);
            changed.put(permit.operation(), own);
            operations = changed;
        }
        boolean another = false;
        for (OperationPause other : operations.values()) {
            // two refusals of calls that were under way together tell nothing about a third operation
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
     * Forgets the operations whose pause ended long ago: one that is not called any more is never accepted again.
     *
     * @param waiting whether calls of an operation wait
     */
    void forgetOld(long now, Predicate<String> waiting) {
        Map<String, OperationPause> kept = new HashMap<>(operations);
        if (kept.entrySet().removeIf(old -> old.getValue().until() + longest < now && !waiting.test(old.getKey()))) {
            operations = kept;
        }
    }

    /**
     * Forgets that an operation was refused, if Sendcloud has accepted it since. For an operation without waiting
     * calls.
     */
    void forget(String operation) {
        OperationPause own = of(operation);
        if (own != null && own.isAccepted()) {
            Map<String, OperationPause> changed = new HashMap<>(operations);
            changed.remove(operation);
            operations = changed;
        }
    }

    /**
     * Tells what a refusal has paused. Must be called without the lock.
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
