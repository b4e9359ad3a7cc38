package io.github.camelsendcloud.internal.client.limit;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a task at the earliest of the times that were set. Guarded by the lock of its {@link RateLimiter}. */
final class Alarm {

    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

    private final ScheduledExecutorService timer;
    private final Runnable task;
    private long time = Long.MAX_VALUE;
    private ScheduledFuture<?> pending;

    /** @param task must call {@link #rang} with the lock */
    Alarm(ScheduledExecutorService timer, Runnable task) {
        this.timer = timer;
        this.task = task;
    }

    /** @param at {@link Permit#UNSENT} for no time: what is unsent looks at the line again when it is sent */
    void set(long now, long at) {
        if (at >= time || at >= Permit.UNSENT) {
            return;
        }
        if (pending != null) {
            pending.cancel(false);
        }
        try {
            pending = timer.schedule(task, Math.max(0, at - now), TimeUnit.NANOSECONDS);
            time = at;
        } catch (RejectedExecutionException e) {
            // the component is stopped, which ends the calls that wait
            LOG.debug("No call gets a permit any more", e);
        }
    }

    void rang() {
        time = Long.MAX_VALUE;
        pending = null;
    }
}
