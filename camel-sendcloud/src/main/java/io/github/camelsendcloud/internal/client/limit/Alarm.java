package io.github.camelsendcloud.internal.client.limit;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a task at the earliest of the times that were set. The lock of the {@link RateLimiter} guards this object. */
final class Alarm {

    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

    private final ScheduledExecutorService timer;
    private final Runnable task;
    private final ReentrantLock lock;
    private long time = Long.MAX_VALUE;
    private ScheduledFuture<?> pending;

    /** @param task the task, which runs without the lock */
    Alarm(ScheduledExecutorService timer, Runnable task, ReentrantLock lock) {
        this.timer = timer;
        this.task = task;
        this.lock = lock;
    }

    /**
     * @param at the time of the alarm; {@link Permit#UNSENT} for no alarm, since the sending of the unsent call sets
     *           the alarm
     */
    void set(long now, long at) {
        assert lock.isHeldByCurrentThread();
        if (at >= time || at >= Permit.UNSENT) {
            return;
        }
        if (pending != null) {
            pending.cancel(false);
        }
        try {
            pending = timer.schedule(this::ring, Math.max(0, at - now), TimeUnit.NANOSECONDS);
            time = at;
        } catch (RejectedExecutionException e) {
            // the component is stopped, and the stop ends the calls that wait
            LOG.debug("No waiting call gets a permit any more", e);
        }
    }

    private void ring() {
        lock.lock();
        try {
            time = Long.MAX_VALUE;
            pending = null;
        } finally {
            lock.unlock();
        }
        task.run();
    }
}
