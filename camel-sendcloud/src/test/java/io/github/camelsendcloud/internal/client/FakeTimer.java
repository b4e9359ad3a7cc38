package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The time of this clock and timer passes when a test calls {@link #pass}. The thread of the test runs the due tasks.
 */
public final class FakeTimer extends AbstractExecutorService implements ScheduledExecutorService {

    private final PriorityQueue<Task> tasks
            = new PriorityQueue<>(Comparator.<Task> comparingLong(task -> task.time).thenComparingLong(task -> task.number));
    private long now = Long.MAX_VALUE - 1_000_000_000;
    private long added;
    private boolean down;

    private final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {
        private final long time;
        private final long number = added++;

        private Task(Runnable command, long time) {
            super(command, null);
            this.time = time;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(time - elapsed(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(time, ((Task) other).time);
        }

        @Override
        public boolean cancel(boolean interrupt) {
            tasks.remove(this);
            return super.cancel(interrupt);
        }
    }

    /** Returns the time like {@code System.nanoTime()}. The origin is arbitrary, and the value may overflow. */
    public long nanoTime() {
        return now;
    }

    /** Returns the time since the creation, in nanoseconds. */
    public long elapsed() {
        return now - (Long.MAX_VALUE - 1_000_000_000);
    }

    /** Lets the given time pass, and runs the tasks that become due. */
    public void pass(Duration time) {
        passUntil(elapsed() + time.toNanos());
    }

    void passUntil(long end) {
        while (!tasks.isEmpty() && tasks.peek().time <= end) {
            next();
        }
        now += Math.max(0, end - elapsed());
    }

    /** Lets the time pass until the next task is due, and runs the task. */
    public void next() {
        Task task = tasks.poll();
        now += Math.max(0, task.time - elapsed());
        task.run();
        try {
            task.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the number of scheduled tasks. */
    public int pending() {
        return tasks.size();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        if (down) {
            throw new RejectedExecutionException("shut down");
        }
        Task task = new Task(command, elapsed() + unit.toNanos(delay));
        tasks.add(task);
        return task;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void execute(Runnable command) {
        schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public void shutdown() {
        down = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        down = true;
        tasks.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return down;
    }

    @Override
    public boolean isTerminated() {
        return down;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return down;
    }
}
