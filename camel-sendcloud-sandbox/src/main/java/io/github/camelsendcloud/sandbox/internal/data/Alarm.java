package io.github.camelsendcloud.sandbox.internal.data;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs a task in another thread after a time of the machine. The thread starts with the first alarm. Guarded by the
 * clock.
 */
final class Alarm {

    private static final long LONGEST_WAIT_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Runnable task;
    private ScheduledThreadPoolExecutor thread;
    private ScheduledFuture<?> next;

    Alarm(Runnable task) {
        this.task = task;
    }

    /** Sets the time until the task runs, and cancels the alarm before. The task can run early: after one hour. */
    void set(double nanos) {
        if (thread == null) {
            thread = new ScheduledThreadPoolExecutor(1, runnable -> {
                Thread daemon = new Thread(runnable, "sendcloud-sandbox-clock");
                daemon.setDaemon(true);
                return daemon;
            });
            thread.setRemoveOnCancelPolicy(true);
        }
        if (next != null) {
            next.cancel(false);
        }
        next = thread.schedule(task, (long) Math.min(LONGEST_WAIT_NANOS, nanos), TimeUnit.NANOSECONDS);
    }

    /** Stops the thread. */
    void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
