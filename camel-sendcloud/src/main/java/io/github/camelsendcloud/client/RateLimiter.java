package io.github.camelsendcloud.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    interface Waiter {

        /** Those with a lower number come first. */
        long sequence();

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

    private static final Comparator<Waiter> IN_ORDER = Comparator.comparingLong(Waiter::sequence);

    private static final Logger LOG = LoggerFactory.getLogger(RateLimiter.class);

    private final String name;
    private final Windows windows;
    private final Pause pause;
    private final SharedLimit shared;
    private final LongSupplier nanoTime;
    private final long origin;
    private final ScheduledExecutorService timer;

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Waiter> line = new PriorityQueue<>(IN_ORDER);
    private long wakeUp = Long.MAX_VALUE;
    private ScheduledFuture<?> alarm;
    /** Permits of all machines that this one has got and not handed out yet. */
    private int sharedPermits;
    private boolean asking;

    /**
     * @param name   for logs
     * @param limits all of which hold
     * @param shared the same limits for all machines; {@code null} when this is the only one
     */
    RateLimiter(
                String name, List<Limit> limits, SharedLimit shared, LongSupplier nanoTime, ScheduledExecutorService timer) {
        this.name = name;
        this.windows = new Windows(limits);
        this.pause = new Pause(limits);
        this.shared = shared;
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
        this.timer = timer;
    }

    /** A permit; {@code null} when there is none now, or others wait for one. */
    Permit tryAcquire() {
        if (shared != null) {
            return null;
        }
        lockSoon();
        try {
            // nearly always there is room, whatever the time
            return line.isEmpty() && (pause.isNone() && windows.room() > 0 || room(now()) > 0) ? take() : null;
        } finally {
            lock.unlock();
        }
    }

    /** Puts a call into the line, unless there is a pause that is longer than its patience. */
    void await(Waiter waiter) {
        boolean patient;
        lock.lock();
        try {
            patient = pause.left(now()) <= waiter.patience().toNanos();
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
    void withdraw(Waiter waiter) {
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
    Permit sent(Permit permit) {
        Permit sent = permit;
        boolean waiting;
        // not with the lock, for which others wait: whoever is late here counts a little too early by that, of seconds
        long now = now();
        lockSoon();
        try {
            if (!permit.isUnsent()) {
                windows.done(permit, now);
                sent = windows.take();
                pause.replaced(permit, sent);
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
    void done(Permit permit) {
        boolean waiting;
        long now = now();
        lockSoon();
        try {
            pause.done(permit);
            windows.done(permit, now);
            waiting = !line.isEmpty();
        } finally {
            lock.unlock();
        }
        if (waiting) {
            dispatch();
        }
    }

    /** Lets nobody through for that time: the server has said so. Those without the patience leave the line. */
    void pause(Duration asked) {
        pause(now -> pause.obey(asked, now));
    }

    /**
     * Lets nobody through for a while: the server has refused the call with that permit, and has not said for how long.
     * Told before the call is {@link #done}.
     *
     * @param  most how long to wait at most
     * @return      for how long nobody is let through
     */
    Duration refused(Permit permit, Duration most) {
        return pause(now -> pause.guess(permit, windows.next(), most.toNanos(), now));
    }

    private Duration pause(LongPredicate begin) {
        List<Waiter> impatient = new ArrayList<>();
        boolean begun;
        Duration left;
        lock.lock();
        try {
            long now = now();
            begun = begin.test(now);
            left = Duration.ofNanos(pause.left(now));
            for (Waiter waiter : line) {
                if (pause.isTooLong(waiter.patience().toNanos(), now)) {
                    impatient.add(waiter);
                }
            }
            line.removeAll(impatient);
        } finally {
            lock.unlock();
        }
        if (begun) {
            LOG.info("Sendcloud has refused a call of {} for there being too many: the next is made in {} ms", name,
                    left.toMillis());
        }
        impatient.sort(IN_ORDER);
        impatient.forEach(waiter -> waiter.granted(null));
        return left;
    }

    /** For how long nobody is let through; {@code null} when there is no pause. */
    Duration pause() {
        long until = pause.until();
        long left = until == 0 ? 0 : until - now();
        return left > 0 ? Duration.ofNanos(left) : null;
    }

    /** How things stand. */
    LimitStatus status(String account, String limit) {
        lock.lock();
        try {
            long now = now();
            return new LimitStatus(
                    account, limit, Math.max(0, windows.room(now)), line.size(),
                    Duration.ofNanos(pause.left(now)));
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
        return pause.room(windows.room(now), now);
    }

    private Permit take() {
        Permit permit = windows.take();
        pause.took(permit);
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
            while (room > 0 && !line.isEmpty() && (shared == null || sharedPermits > 0)) {
                Waiter next = line.poll();
                Permit permit = take();
                grants.add(() -> next.granted(permit));
                room--;
                sharedPermits--;
            }
            sharedPermits = 0;
            if (!line.isEmpty() && room <= 0) {
                wakeUpAt(now, pause.free(windows.free(now)));
            } else if (!line.isEmpty() && !asking) {
                asking = true;
                wanted = Math.min(room, line.size());
            }
        } finally {
            lock.unlock();
        }
        grants.forEach(Runnable::run);
        if (wanted > 0) {
            ask(wanted);
        }
    }

    private void wakeUpAt(long now, long time) {
        // what is unsent looks at the line again when it is sent
        if (time >= wakeUp || time >= Permit.UNSENT) {
            return;
        }
        if (alarm != null) {
            alarm.cancel(false);
        }
        try {
            alarm = timer.schedule(this::wakeUp, Math.max(0, time - now), TimeUnit.NANOSECONDS);
            wakeUp = time;
        } catch (RejectedExecutionException e) {
            // the component is stopped, which ends those that wait
            LOG.debug("Nobody gets a permit of {} any more", name, e);
        }
    }

    private void wakeUp() {
        lock.lock();
        try {
            wakeUp = Long.MAX_VALUE;
            alarm = null;
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
                    wakeUpAt(now, now + taken.nanosToWait());
                    return;
                }
            } finally {
                lock.unlock();
            }
            dispatch();
        });
    }
}
