package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.github.camelsendcloud.api.LimitStatus;

/**
 * Hands out the permits of an account for one class of calls: no period has more calls than its limit, wherever it
 * begins. A call that gets none waits in line without a thread.
 * <p>
 * A server counts a call when it arrives, which is at some time between its sending and its answer. So a call counts
 * without an end until it is sent, which may take a while where connections are few, and after its sending until a
 * period after its answer, or after {@link #LONGEST_WAY} when the answer takes longer: the server was late with the
 * answer then, not with the counting.
 */
public final class RateLimiter {

    /** A call that waits for a permit. */
    public interface Waiter {

        /** Those with a lower number come first. */
        long sequence();

        /** The name of the operation that is called. */
        String operation();

        /** How long it waits at most when Sendcloud asks for a pause. */
        Duration patience();

        /**
         * Called once; must not block.
         *
         * @param permit {@code null} when there is a pause that is longer than its patience, or has been
         */
        void granted(Permit permit);
    }

    /** The longest time that a request is taken to be on its way to the place where calls are counted. */
    static final Duration LONGEST_WAY = Duration.ofSeconds(2);

    private static final int SPINS = 100;

    private final String name;
    private final LimitWindows windows;
    private final LimitPauses pauses;
    private final SharedLimit shared;
    private final LongSupplier nanoTime;
    private final long origin;
    private final ReentrantLock lock = new ReentrantLock();
    private final WaitingLine line;
    private final Alarm alarm;
    /** Permits of all machines that this one has got and not handed out yet. */
    private int sharedPermits;
    private boolean asking;

    /**
     * @param name   for logs
     * @param limits all of which hold
     * @param shared the same limits for all machines; {@code null} when this is the only one
     */
    public RateLimiter(
                       String name, List<Limit> limits, SharedLimit shared, LongSupplier nanoTime,
                       ScheduledExecutorService timer) {
        this.name = name;
        this.windows = new LimitWindows(limits);
        this.pauses = new LimitPauses(limits);
        this.line = new WaitingLine(pauses);
        this.shared = shared;
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
        this.alarm = new Alarm(timer, this::wakeUp);
    }

    /**
     * A permit; {@code null} when there is none now, or others wait for one.
     *
     * @param operation the name of the operation that is called
     */
    public Permit tryAcquire(String operation) {
        if (shared != null) {
            return null;
        }
        lockSoon();
        try {
            return isFree(operation) ? take(operation) : null;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFree(String operation) {
        // nearly always there is room, whatever the time
        if (line.isEmpty() && pauses.isNone() && windows.room() > 0) {
            return true;
        }
        long now = now();
        return room(now) > 0 && line.ready(now) == 0 && pauses.isOpen(operation, now);
    }

    /** Puts a call into the line, unless there is a pause that is longer than its patience. */
    public void await(Waiter waiter) {
        boolean patient;
        lock.lock();
        try {
            patient = pauses.left(waiter.operation(), now()) <= waiter.patience().toNanos();
            if (patient) {
                line.add(waiter);
            }
        } finally {
            lock.unlock();
        }
        if (patient) {
            dispatch();
        } else {
            waiter.granted(null);
        }
    }

    /** Takes a call out of the line, if it is there. */
    public void withdraw(Waiter waiter) {
        lock.lock();
        try {
            line.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The call with that permit goes out now. One that has gone out before, and was refused, goes out again before
     * anybody could wait for another permit: it counts twice, even where that is one too many for a period.
     *
     * @return the permit that it has now
     */
    public Permit sent(Permit permit) {
        Permit sent = permit;
        boolean waiting;
        // not with the lock, for which others wait: whoever is late here counts a little too early by that, of seconds
        long now = now();
        lockSoon();
        try {
            if (!permit.isUnsent()) {
                windows.done(permit, now);
                sent = windows.take(permit.operation());
                pauses.replaced(permit, sent);
            }
            windows.sent(sent, now + LONGEST_WAY.toNanos());
            waiting = !line.isEmpty();
        } finally {
            lock.unlock();
        }
        if (waiting) {
            // only now there is a time at which the next one may go
            dispatch();
        }
        return sent;
    }

    /** The call with that permit has been answered, has failed, or is not made after all. May be told twice. */
    public void done(Permit permit) {
        boolean waiting;
        long now = now();
        lockSoon();
        try {
            pauses.done(permit);
            if (pauses.of(permit.operation()) != null && !line.hasApart(permit.operation())) {
                pauses.forget(permit.operation());
            }
            windows.done(permit, now);
            waiting = !line.isEmpty();
        } finally {
            lock.unlock();
        }
        if (waiting) {
            dispatch();
        }
    }

    /**
     * Sendcloud has refused the call with that permit (429): calls of the operation are paused, and those of the
     * account when that is not the only operation that is refused. Calls without the patience leave the line. Told
     * before the call is {@link #done}.
     *
     * @param  asked how long Sendcloud asks to wait; {@code null} when it does not say
     * @param  most  how long to wait at most when Sendcloud does not say
     * @return       how long calls of the operation are paused
     */
    public Duration refused(Permit permit, Duration asked, Duration most) {
        String operation = permit.operation();
        LimitPauses.Scope scope;
        Duration left;
        List<Waiter> impatient;
        lock.lock();
        try {
            long now = now();
            scope = pauses.refused(permit, asked, most.toNanos(), windows.next(), now);
            line.setApart(operation);
            pauses.forgetOld(now, line::hasApart);
            left = Duration.ofNanos(pauses.left(operation, now));
            impatient = line.removeImpatient(scope == LimitPauses.Scope.ACCOUNT ? null : operation, now);
        } finally {
            lock.unlock();
        }
        LimitPauses.log(scope, operation, name, left);
        impatient.forEach(waiter -> waiter.granted(null));
        return left;
    }

    /** How long calls of that operation are paused; {@code null} when they are not. Needs no lock. */
    public Duration pause(String operation) {
        long until = pauses.until(operation);
        long left = until == 0 ? 0 : until - now();
        return left > 0 ? Duration.ofNanos(left) : null;
    }

    /**
     * How long this limiter still matters when nobody uses it any more; 0 when no call counts and nothing is paused.
     */
    long left() {
        lock.lock();
        try {
            long now = now();
            return Math.max(windows.left(now), pauses.longestLeft(now));
        } finally {
            lock.unlock();
        }
    }

    /** How many operations were refused and not accepted since. */
    int refusedOperations() {
        return pauses.size();
    }

    /** How things stand. */
    public LimitStatus status(String account, String limit) {
        lock.lock();
        try {
            long now = now();
            return new LimitStatus(
                    account, limit, Math.max(0, windows.room(now)), line.size(),
                    Duration.ofNanos(pauses.accountLeft(now)), pauses.paused(now));
        } finally {
            lock.unlock();
        }
    }

    /**
     * For what every call does. The lock is held for so short a time that to have a thread sleep until it is free, and
     * wake again, takes a hundred times as long.
     */
    private void lockSoon() {
        for (int i = 0; i < SPINS; i++) {
            if (lock.tryLock()) {
                return;
            }
            Thread.onSpinWait();
        }
        lock.lock();
    }

    private long now() {
        return nanoTime.getAsLong() - origin;
    }

    private int room(long now) {
        return pauses.room(windows.room(now), now);
    }

    private Permit take(String operation) {
        Permit permit = windows.take(operation);
        pauses.took(permit);
        return permit;
    }

    /** Lets those through whose turn it is, and sees to it that the others get theirs. */
    private void dispatch() {
        List<Runnable> grants = new ArrayList<>();
        int wanted = 0;
        lock.lock();
        try {
            long now = now();
            int room = room(now);
            Waiter next = mayGo(room) ? line.poll(now) : null;
            while (next != null) {
                Waiter granted = next;
                Permit permit = take(next.operation());
                grants.add(() -> granted.granted(permit));
                room--;
                sharedPermits--;
                next = mayGo(room) ? line.poll(now) : null;
            }
            sharedPermits = 0;
            if (!line.isEmpty()) {
                alarm.set(now, line.next(room > 0 ? now : pauses.free(windows.free(now)), room > 0));
                wanted = asking ? 0 : Math.min(room, line.ready(now));
                asking |= wanted > 0;
            }
        } finally {
            lock.unlock();
        }
        grants.forEach(Runnable::run);
        if (wanted > 0) {
            ask(wanted);
        }
    }

    private boolean mayGo(int room) {
        return room > 0 && (shared == null || sharedPermits > 0);
    }

    private void wakeUp() {
        lock.lock();
        try {
            alarm.rang();
        } finally {
            lock.unlock();
        }
        dispatch();
    }

    private void ask(int wanted) {
        shared.take(wanted).thenAccept(taken -> {
            lock.lock();
            try {
                asking = false;
                sharedPermits = taken.permits();
                if (taken.permits() == 0) {
                    long now = now();
                    alarm.set(now, now + taken.nanosToWait());
                    return;
                }
            } finally {
                lock.unlock();
            }
            dispatch();
        });
    }
}
