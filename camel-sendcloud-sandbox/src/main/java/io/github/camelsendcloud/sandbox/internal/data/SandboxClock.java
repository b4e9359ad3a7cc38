package io.github.camelsendcloud.sandbox.internal.data;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of a sandbox. The clock shows the time of the machine until a caller sets, advances or speeds up the clock.
 * All times, tokens, rate limits, the journeys of parcels and the retries of webhooks use this clock.
 * <p>
 * A timer runs when its time comes. {@link #advance(Duration)} runs the timers of the skipped time in the order of
 * their times, in the calling thread, and each timer sees its own time as the present. Lock: this object. A timer runs
 * without the lock.
 */
public final class SandboxClock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxClock.class);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.HOURS.toNanos(1);

    private record Timer(Instant due, long number, Runnable task) {
    }

    private final PriorityQueue<Timer> timers
            = new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparing(Timer::number));
    private final Clock machine = Clock.systemUTC();
    private Instant shown = machine.instant();
    private long shownAt = System.nanoTime();
    private long elapsed;
    private double speed = 1;
    private boolean skipped;
    private long timerNumber;
    private ScheduledThreadPoolExecutor waker;
    private ScheduledFuture<?> wakeUp;
    private boolean closed;

    /** The present time, with microseconds. */
    public synchronized Instant now() {
        if (!skipped) {
            return machine.instant().truncatedTo(ChronoUnit.MICROS);
        }
        tick();
        return shown.truncatedTo(ChronoUnit.MICROS);
    }

    /** The elapsed time of this clock in nanoseconds, like {@link System#nanoTime()}; never goes back. */
    public synchronized long nanoTime() {
        tick();
        return elapsed;
    }

    /** How many seconds of this clock are in a second of the machine; 1 by default. */
    public synchronized double speed() {
        return speed;
    }

    /**
     * Sets how many seconds of this clock are in a second of the machine.
     *
     * @param  speed                    0 stops the clock
     * @throws IllegalArgumentException if the speed is negative or not a number
     */
    public synchronized void speed(double speed) {
        if (!(speed >= 0 && speed <= 1_000_000)) {
            throw new IllegalArgumentException("The speed of the clock is a number from 0 to 1000000, not " + speed);
        }
        leaveMachineTime();
        this.speed = speed;
        wakeUpForNextTimer();
    }

    /**
     * Sets the time. A later time runs the timers until then, like {@link #advance(Duration)}. An earlier time runs no
     * timer; {@link #nanoTime()} does not go back.
     */
    public void set(Instant time) {
        Duration forward = Duration.between(now(), time);
        if (!forward.isNegative()) {
            advance(forward);
            return;
        }
        synchronized (this) {
            leaveMachineTime();
            shown = time;
            wakeUpForNextTimer();
        }
    }

    /**
     * Skips time, and runs the timers of that time before the method returns.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A clock is advanced by a positive duration, not by " + duration);
        }
        Instant end;
        synchronized (this) {
            leaveMachineTime();
            end = shown.plus(duration);
        }
        Timer timer = takeUntil(end);
        while (timer != null) {
            run(timer);
            timer = takeUntil(end);
        }
    }

    /** Runs a task when the time comes: at once, in another thread, if the time is past. */
    public synchronized void at(Instant due, Runnable task) {
        if (!closed) {
            timers.add(new Timer(due, timerNumber++, task));
            wakeUpForNextTimer();
        }
    }

    /** Removes all timers and shows the time of the machine. */
    public synchronized void reset() {
        tick();
        timers.clear();
        skipped = false;
        speed = 1;
    }

    /** Removes all timers. Later timers never run. */
    @Override
    public synchronized void close() {
        closed = true;
        timers.clear();
        if (waker != null) {
            waker.shutdownNow();
        }
    }

    /**
     * The next timer that is due until then, with its time as the present; null for none, with the end as the present.
     */
    private synchronized Timer takeUntil(Instant end) {
        Timer next = timers.peek();
        boolean due = next != null && !next.due().isAfter(end);
        jumpTo(due ? next.due() : end);
        if (due) {
            return timers.poll();
        }
        wakeUpForNextTimer();
        return null;
    }

    private void jumpTo(Instant time) {
        tick();
        if (time.isAfter(shown)) {
            elapsed += Duration.between(shown, time).toNanos();
            shown = time;
        }
    }

    private void leaveMachineTime() {
        if (!skipped) {
            shown = machine.instant();
            skipped = true;
        }
        tick();
    }

    private void tick() {
        long now = System.nanoTime();
        long nanos = (long) ((now - shownAt) * speed);
        shownAt = now;
        elapsed += nanos;
        shown = skipped ? shown.plusNanos(nanos) : shown;
    }

    private void wakeUpForNextTimer() {
        Timer next = timers.peek();
        if (next == null || speed == 0 || closed) {
            return;
        }
        if (waker == null) {
            waker = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "sendcloud-sandbox-clock");
                thread.setDaemon(true);
                return thread;
            });
            waker.setRemoveOnCancelPolicy(true);
        }
        if (wakeUp != null) {
            wakeUp.cancel(false);
        }
        Duration wait = Duration.between(now(), next.due());
        double nanos = wait.isNegative() ? 0 : (wait.toSeconds() * 1e9 + wait.toNanosPart()) / speed;
        wakeUp = waker.schedule(this::runDueTimers, (long) Math.min(LONGEST_WAIT_NANOS, nanos), TimeUnit.NANOSECONDS);
    }

    private void runDueTimers() {
        Timer timer = takeDue();
        while (timer != null) {
            run(timer);
            timer = takeDue();
        }
        synchronized (this) {
            wakeUpForNextTimer();
        }
    }

    private synchronized Timer takeDue() {
        return !timers.isEmpty() && !timers.peek().due().isAfter(now()) ? timers.poll() : null;
    }

    private static void run(Timer timer) {
        try {
            timer.task().run();
        } catch (RuntimeException e) {
            LOG.warn("A timer of the sandbox has failed", e);
        }
    }
}
