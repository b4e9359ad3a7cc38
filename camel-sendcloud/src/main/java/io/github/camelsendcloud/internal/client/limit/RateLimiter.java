package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.LimitStatus;

/**
 * Hands out the permits of an account for one class of calls: no period of a limit has more calls than the limit
 * allows, wherever the period begins. A call without a permit waits in a line, without a thread.
 * <p>
 * The server counts a call when the call arrives, which is between the sending and the response. Therefore an unsent
 * call counts for as long as the call is unsent, for example while the call waits for a connection. A sent call counts
 * until one period after the response, or until one period after {@link LimitWindows#LONGEST_WAY} if the response takes
 * longer.
 * <p>
 * Several threads may use an instance. One lock guards all fields that change, and the fields of {@link LimitWindows},
 * {@link LimitPauses}, {@link WaitingLine}, {@link SharedPermits}, {@link Alarm} and {@link Permit}. Waiting calls and
 * the shared limit are called without the lock.
 */
public final class RateLimiter {

    private final LimitWatch watch;
    private final LongSupplier nanoTime;
    private final long origin;
    private final ReentrantLock lock = new ReentrantLock();
    private final LimitWindows windows;
    final LimitPauses pauses;
    private final WaitingLine line;
    private final SharedPermits shared;
    private final Alarm alarm;

    /** @param shared the same limits for all machines; {@code null} when this machine does not share its limits */
    RateLimiter(LimitWatch watch, List<Limit> limits, SharedLimit shared, LongSupplier nanoTime,
                ScheduledExecutorService timer) {
        this.watch = watch;
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
        this.windows = new LimitWindows(limits, lock);
        this.pauses = new LimitPauses(limits, lock);
        this.line = new WaitingLine(pauses, lock);
        this.shared = new SharedPermits(shared, lock);
        this.alarm = new Alarm(timer, this::dispatch, lock);
    }

    /**
     * @param limits the limits; each call must keep all limits
     * @param store  shares the limits between machines; {@code null} when this machine does not share its limits
     * @param key    the name of the limits in the store; must not contain a secret
     * @param thread runs the requests of stores that block
     */
    public static RateLimiter of(
            LimitClass limit, String limits, ProxyManager<String> store, String key, Executor thread,
            ScheduledExecutorService timer, ActivityListener listener) {
        List<Limit> all = Limit.parse(limits);
        SharedLimit shared = store == null ? null : new SharedLimit(store, key, all, thread);
        return new RateLimiter(new LimitWatch(limit, listener), all, shared, System::nanoTime, timer);
    }

    /**
     * Checks limits, for example {@code 100/1m,15/1s}.
     *
     * @return                          the same limits, in the spelling that all equal limits have in common
     * @throws IllegalArgumentException when the text is not a list of limits
     */
    public static String limits(String text) {
        return Limit.text(Limit.parse(text));
    }

    /**
     * Returns a permit, without a wait.
     *
     * @param  operation the name of the operation
     * @return           {@code null} when the call must wait, or when other calls wait
     */
    public Permit tryAcquire(String operation) {
        if (shared.isNeeded()) {
            return null;
        }
        lock.lock();
        try {
            return isFree(operation) ? take(operation) : null;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFree(String operation) {
        // the usual case needs no time
        if (line.isEmpty() && pauses.isNone() && windows.room() > 0) {
            return true;
        }
        long now = now();
        return pauses.room(windows.room(now), now) > 0 && line.ready(now) == 0 && pauses.isOpen(operation, now);
    }

    /** Adds a call to the waiting line, or ends the wait without a permit if a pause is longer than the patience. */
    public void await(Permit.Waiter waiter) {
        boolean patient;
        lock.lock();
        try {
            long now = now();
            patient = pauses.left(waiter.operation(), now) <= waiter.patience().toNanos();
            if (patient) {
                line.add(waiter, now);
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

    /** Removes a call from the waiting line. This method does nothing if the call does not wait. */
    public void withdraw(Permit.Waiter waiter) {
        lock.lock();
        try {
            line.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Records that the call with a permit is sent now. A second sending of a call, for example with another token,
     * counts as a second call, even if the limit is exceeded.
     *
     * @return the permit that the call has from now on
     */
    public Permit sent(Permit permit) {
        Permit sent = permit;
        boolean waiting;
        long now = now();
        lock.lock();
        try {
            if (!permit.isUnsent()) {
                windows.done(permit, now);
                sent = windows.take(permit.operation());
                pauses.replaced(permit, sent);
            }
            windows.sent(sent, now);
            waiting = !line.isEmpty();
        } finally {
            lock.unlock();
        }
        // the sending decides when the next call may be made
        if (waiting) {
            dispatch();
        }
        return sent;
    }

    /** Records that the call with a permit has a response, has failed, or is not sent. A second use has no effect. */
    public void done(Permit permit) {
        boolean waiting;
        long now = now();
        lock.lock();
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
     * Records that Sendcloud has refused the call with a permit (429). The operation is paused, or the account if
     * Sendcloud refuses other operations too. Calls with too little patience leave the line. The caller must call this
     * method before {@link #done}.
     *
     * @param  asked the pause that Sendcloud asks for; {@code null} for none
     * @param  most  the longest pause if Sendcloud asks for none
     * @return       the remaining pause of the operation
     */
    public Duration refused(Permit permit, Duration asked, Duration most) {
        String operation = permit.operation();
        LimitPauses.Pause pause;
        List<Permit.Waiter> impatient;
        lock.lock();
        try {
            long now = now();
            pause = pauses.refused(permit, asked, most.toNanos(), windows.next(), now);
            line.setApart(operation);
            pauses.forgetOld(now, line::hasApart);
            impatient = line.removeImpatient(pause.scope() == LimitPauses.Scope.ACCOUNT ? null : operation, now);
        } finally {
            lock.unlock();
        }
        watch.paused(operation, pause);
        impatient.forEach(waiter -> waiter.granted(null));
        return pause.left();
    }

    /** The remaining pause of an operation; {@code null} for no pause. This method needs no lock. */
    public Duration pause(String operation) {
        long until = pauses.until(operation);
        long left = until == 0 ? 0 : until - now();
        return left > 0 ? Duration.ofNanos(left) : null;
    }

    /**
     * The time for which this limiter matters without users, in nanoseconds; 0 when no call counts and no pause lasts.
     */
    public long left() {
        lock.lock();
        try {
            long now = now();
            return Math.max(windows.left(now), pauses.longestLeft(now));
        } finally {
            lock.unlock();
        }
    }

    /** The current state, for monitoring. */
    public LimitStatus status(String account, String limit) {
        lock.lock();
        try {
            long now = now();
            Duration paused = Duration.ofNanos(pauses.accountLeft(now));
            return new LimitStatus(account, limit, Math.max(0, windows.room(now)), line.size(), paused, pauses.paused(now));
        } finally {
            lock.unlock();
        }
    }

    private long now() {
        return nanoTime.getAsLong() - origin;
    }

    private Permit take(String operation) {
        Permit permit = windows.take(operation);
        pauses.took(permit);
        return permit;
    }

    /** Gives permits to the first calls of the line. For the other calls, sets the alarm or requests shared permits. */
    private void dispatch() {
        List<Runnable> grants = new ArrayList<>();
        int wanted = 0;
        lock.lock();
        try {
            long now = now();
            int room = pauses.room(windows.room(now), now);
            for (WaitingLine.Place next = poll(room, now); next != null; next = poll(room, now)) {
                grants.add(watch.grant(next, take(next.waiter().operation()), now));
                room--;
                shared.handOut();
            }
            shared.clear();
            if (!line.isEmpty()) {
                alarm.set(now, line.next(room > 0 ? now : pauses.free(windows.free(now)), room > 0));
                wanted = shared.request(Math.min(room, line.ready(now)));
            }
        } finally {
            lock.unlock();
        }
        grants.forEach(Runnable::run);
        if (wanted > 0) {
            shared.take(wanted).thenAccept(this::received);
        }
    }

    private WaitingLine.Place poll(int room, long now) {
        return room > 0 && shared.isEnough() ? line.poll(now) : null;
    }

    private void received(SharedLimit.Taken taken) {
        lock.lock();
        try {
            shared.received(taken);
            if (taken.permits() == 0) {
                long now = now();
                alarm.set(now, now + taken.nanosToWait());
                return;
            }
        } finally {
            lock.unlock();
        }
        dispatch();
    }
}
