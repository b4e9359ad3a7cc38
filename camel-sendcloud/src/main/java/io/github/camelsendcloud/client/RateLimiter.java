package io.github.camelsendcloud.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out the permits of an account for one class of calls: no period has more calls than its limit, wherever it
 * begins. A call that gets none waits in line without a thread.
 * <p>
 * A server counts a call when it arrives, which is at some time between its sending and its answer. So a call is
 * counted from its sending until a period after its answer, or after {@link #LONGEST_WAY} when the answer takes longer:
 * the server was late with the answer then, not with the counting.
 */
public final class RateLimiter {

    /** A call that waits for a permit. */
    interface Waiter {

        /** Those with a lower number come first. */
        long sequence();

        /** Called once, when it is this one's turn; must not block. */
        void granted(Permit permit);
    }

    /** The right to make a call. The fields are those of the limiter's lock. */
    static final class Permit {
        private long counted = UNSENT;
    }

    /** The longest time that a request is taken to be on its way to the place where calls are counted. */
    static final Duration LONGEST_WAY = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(RateLimiter.class);
    private static final long UNSENT = Long.MAX_VALUE / 2;

    private final String name;
    private final List<Window> windows;
    private final SharedLimit shared;
    private final LongSupplier nanoTime;
    private final long origin;
    private final ScheduledExecutorService timer;

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Waiter> line = new PriorityQueue<>(Comparator.comparingLong(Waiter::sequence));
    private long pausedUntil;
    private long wakeUp = Long.MAX_VALUE;
    /** Permits of all machines that this one has got and not handed out yet. */
    private int sharedPermits;
    private boolean asking;

    /** The calls that count against one limit. */
    private static final class Window {
        private final int calls;
        private final long period;
        private final Deque<Permit> permits = new ArrayDeque<>();

        private Window(Limit limit) {
            this.calls = limit.calls();
            this.period = limit.period().toNanos();
        }

        /** How many more may be made now. */
        private int room(long now) {
            while (!permits.isEmpty() && permits.peek().counted + period <= now) {
                permits.poll();
            }
            return calls - permits.size();
        }

        /** When there is room again, if nothing else happens. */
        private long free() {
            return permits.peek().counted + period;
        }
    }

    /**
     * @param name   for logs
     * @param limits all of which hold
     * @param shared the same limits for all machines; {@code null} when this is the only one
     */
    RateLimiter(
                String name, List<Limit> limits, SharedLimit shared, LongSupplier nanoTime, ScheduledExecutorService timer) {
        this.name = name;
        this.windows = limits.stream().map(Window::new).toList();
        this.shared = shared;
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
        this.timer = timer;
    }

    /** A permit for a call that is sent at once; {@code null} when it has to wait. */
    Permit tryAcquire() {
        lock.lock();
        try {
            long now = now();
            if (shared != null || !line.isEmpty() || now < pausedUntil || room(now) <= 0) {
                return null;
            }
            Permit permit = take();
            permit.counted = now + LONGEST_WAY.toNanos();
            return permit;
        } finally {
            lock.unlock();
        }
    }

    /** Puts a call into the line. */
    void await(Waiter waiter) {
        lock.lock();
        try {
            line.add(waiter);
        } finally {
            lock.unlock();
        }
        dispatch();
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

    /** The call with that permit is sent now. */
    void sent(Permit permit) {
        lock.lock();
        try {
            permit.counted = now() + LONGEST_WAY.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /** The call with that permit has been answered, or has failed. */
    void done(Permit permit) {
        boolean waiting;
        lock.lock();
        try {
            permit.counted = Math.min(permit.counted, now());
            waiting = !line.isEmpty();
        } finally {
            lock.unlock();
        }
        if (waiting) {
            dispatch();
        }
    }

    /** Lets nobody through for that time: the server has said so. */
    void pause(Duration time) {
        LOG.info("Sendcloud has refused a call of {} for there being too many: the next is made in {} ms", name,
                time.toMillis());
        lock.lock();
        try {
            pausedUntil = Math.max(pausedUntil, now() + time.toNanos());
        } finally {
            lock.unlock();
        }
    }

    /** How things stand. */
    LimitStatus status(String account, String limit) {
        lock.lock();
        try {
            long now = now();
            return new LimitStatus(
                    account, limit, Math.max(0, room(now)), line.size(), Duration.ofNanos(Math.max(0, pausedUntil - now)));
        } finally {
            lock.unlock();
        }
    }

    private long now() {
        return nanoTime.getAsLong() - origin;
    }

    private int room(long now) {
        int room = Integer.MAX_VALUE;
        for (Window window : windows) {
            room = Math.min(room, window.room(now));
        }
        return room;
    }

    private Permit take() {
        Permit permit = new Permit();
        for (Window window : windows) {
            window.permits.add(permit);
        }
        return permit;
    }

    /** Lets those through whose turn it is, and sees to it that the others get theirs. */
    private void dispatch() {
        List<Runnable> grants = new ArrayList<>();
        lock.lock();
        try {
            long now = now();
            int room = now < pausedUntil ? 0 : room(now);
            while (room > 0 && !line.isEmpty() && (shared == null || sharedPermits > 0)) {
                Waiter next = line.poll();
                Permit permit = take();
                grants.add(() -> next.granted(permit));
                room--;
                sharedPermits--;
            }
            sharedPermits = 0;
            if (!line.isEmpty()) {
                if (room > 0) {
                    ask(Math.min(room, line.size()));
                } else {
                    wakeUpAt(now, Math.max(pausedUntil, free(now)));
                }
            }
        } finally {
            lock.unlock();
        }
        grants.forEach(Runnable::run);
    }

    private long free(long now) {
        long free = now;
        for (Window window : windows) {
            if (window.room(now) <= 0) {
                free = Math.max(free, window.free());
            }
        }
        return free;
    }

    private void wakeUpAt(long now, long time) {
        // what is unsent or unanswered looks at the line again when it is done
        if (time < wakeUp && time < UNSENT) {
            wakeUp = time;
            timer.schedule(() -> {
                lock.lock();
                try {
                    if (wakeUp == time) {
                        wakeUp = Long.MAX_VALUE;
                    }
                } finally {
                    lock.unlock();
                }
                dispatch();
            }, Math.max(0, time - now), TimeUnit.NANOSECONDS);
        }
    }

    private void ask(int permits) {
        if (asking) {
            return;
        }
        asking = true;
        shared.take(permits).thenAccept(taken -> {
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
