package io.github.camelsendcloud.sandbox.internal.data;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of a sandbox. The clock shows the time of the machine until a caller sets, advances or speeds up the clock.
 * All times, tokens, rate limits, the journeys of parcels and the retries of webhooks use this clock.
 * <p>
 * A timer runs when its time comes. {@link #advance(Duration)} runs the timers of the skipped time in the order of
 * their times, in the calling thread. Locks: this object guards the fields. A thread that runs timers or resets the
 * clock holds {@link #running}, so that only one timer runs at a time. A timer runs without the lock of this object and
 * can take the lock of a store. A thread that holds the lock of a store must not advance, set or reset the clock.
 */
public final class SandboxClock implements AutoCloseable {

    /** The longest time that one call can skip. */
    static final Duration LONGEST_STEP = Duration.ofDays(36_500);

    private static final Logger LOG = LoggerFactory.getLogger(SandboxClock.class);
    private static final Duration LONGEST_SETTLING = Duration.ofSeconds(30);

    /** A task and its time. A timer runs once, or never if the timer is cancelled. */
    public static final class Timer {

        private final Instant due;
        private final long number;
        private final Runnable task;

        private Timer(Instant due, long number, Runnable task) {
            this.due = due;
            this.number = number;
            this.task = task;
        }

        public Instant due() {
            return due;
        }
    }

    private final TreeSet<Timer> timers = new TreeSet<>(
            Comparator.comparing((Timer timer) -> timer.due).thenComparingLong(timer -> timer.number));
    private final ReentrantLock running = new ReentrantLock();
    private final Timeline timeline = new Timeline();
    private final Alarm alarm = new Alarm(this::runDueTimers);
    private Consumer<Duration> settling = longest -> {
    };
    private long timerNumber;
    private long resets;
    private boolean closed;

    /** The present time, with microseconds. */
    public synchronized Instant now() {
        return timeline.present().truncatedTo(ChronoUnit.MICROS);
    }

    /** The elapsed time of this clock in nanoseconds, like {@link System#nanoTime()}; never goes back. */
    public synchronized long nanoTime() {
        return timeline.elapsed();
    }

    /** How many seconds of this clock are in a second of the machine; 1 by default. */
    public synchronized double speed() {
        return timeline.speed();
    }

    /**
     * Sets how many seconds of this clock are in a second of the machine.
     *
     * @param  speed                    0 stops the clock
     * @throws IllegalArgumentException if the speed is not a number from 0 to 1000000
     */
    public synchronized void speed(double speed) {
        if (!(speed >= 0 && speed <= 1_000_000)) {
            throw new IllegalArgumentException("The speed of the clock is a number from 0 to 1000000, not " + speed);
        }
        timeline.speed(speed);
        wakeUpForFirstTimer();
    }

    /**
     * Sets the time. A later time runs the timers until then, like {@link #advance(Duration)}. An earlier time runs no
     * timer; {@link #nanoTime()} does not go back.
     *
     * @throws IllegalArgumentException if the time is more than 100 years from the present
     */
    public void set(Instant time) {
        running.lock();
        try {
            Duration forward = Duration.between(now(), time);
            if (!forward.isNegative()) {
                advance(forward);
                return;
            }
            checkStep(forward.negated());
            synchronized (this) {
                timeline.goBackTo(time);
                wakeUpForFirstTimer();
            }
        } finally {
            running.unlock();
        }
    }

    /**
     * Skips time, and runs the timers of that time before the method returns. After each timer the method waits for the
     * work that the timer has started, for at most 30 seconds of the machine in total.
     *
     * @throws IllegalArgumentException if the duration is negative or longer than 100 years
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A clock is advanced by a positive duration, not by " + duration);
        }
        checkStep(duration);
        running.lock();
        try {
            long settledBy = System.nanoTime() + LONGEST_SETTLING.toNanos();
            long resetsBefore;
            Instant end;
            synchronized (this) {
                resetsBefore = resets;
                end = timeline.leaveMachine().plus(duration);
            }
            settle(settledBy);
            Timer timer = takeUntil(end, resetsBefore);
            while (timer != null) {
                run(timer);
                settle(settledBy);
                timer = takeUntil(end, resetsBefore);
            }
        } finally {
            running.unlock();
        }
    }

    /**
     * Runs a task when the time comes: at once, in another thread, if the time is past.
     *
     * @return the timer; null after {@link #close()}
     */
    public synchronized Timer at(Instant due, Runnable task) {
        if (closed) {
            return null;
        }
        Timer timer = new Timer(due, timerNumber++, task);
        timers.add(timer);
        if (timers.first() == timer) {
            wakeUpForFirstTimer();
        }
        return timer;
    }

    /** Removes a timer. Returns false if the timer has begun to run, or is null. */
    public synchronized boolean cancel(Timer timer) {
        return timer != null && timers.remove(timer);
    }

    /** The number of timers that have not begun to run. */
    public synchronized int pending() {
        return timers.size();
    }

    /**
     * Sets how {@link #advance(Duration)} waits for the work that timers have started in other threads.
     *
     * @param settling gets the longest time to wait
     */
    public synchronized void settleWith(Consumer<Duration> settling) {
        this.settling = settling;
    }

    /**
     * Removes all timers and shows the time of the machine. No timer of the time before runs after this method; an
     * advance in another thread ends.
     */
    public void reset() {
        synchronized (this) {
            resets++;
            timers.clear();
        }
        running.lock();
        try {
            synchronized (this) {
                timers.clear();
                timeline.reset();
            }
        } finally {
            running.unlock();
        }
    }

    /** Removes all timers. Later timers never run. */
    @Override
    public synchronized void close() {
        closed = true;
        resets++;
        timers.clear();
        alarm.close();
    }

    private static void checkStep(Duration step) {
        if (step.compareTo(LONGEST_STEP) > 0) {
            throw new IllegalArgumentException(
                    "A clock is moved by at most " + LONGEST_STEP.toDays() + " days, not by " + step);
        }
    }

    /**
     * The next timer that is due until then, with its time as the present; null for none, with the end as the present,
     * and after a reset.
     */
    private synchronized Timer takeUntil(Instant end, long resetsBefore) {
        if (resets != resetsBefore) {
            return null;
        }
        boolean due = !timers.isEmpty() && !timers.first().due.isAfter(end);
        timeline.jumpTo(due ? timers.first().due : end);
        if (due) {
            return timers.pollFirst();
        }
        wakeUpForFirstTimer();
        return null;
    }

    private void wakeUpForFirstTimer() {
        if (timers.isEmpty() || timeline.speed() == 0 || closed) {
            return;
        }
        alarm.set(timeline.machineNanosUntil(timers.first().due));
    }

    private void runDueTimers() {
        running.lock();
        try {
            Timer timer = takeDue();
            while (timer != null) {
                run(timer);
                timer = takeDue();
            }
            synchronized (this) {
                wakeUpForFirstTimer();
            }
        } finally {
            running.unlock();
        }
    }

    private synchronized Timer takeDue() {
        return !timers.isEmpty() && !timers.first().due.isAfter(timeline.present()) ? timers.pollFirst() : null;
    }

    private void settle(long settledBy) {
        Consumer<Duration> settle;
        synchronized (this) {
            settle = settling;
        }
        long left = settledBy - System.nanoTime();
        if (left > 0) {
            settle.accept(Duration.ofNanos(left));
        }
    }

    private static void run(Timer timer) {
        try {
            timer.task.run();
        } catch (RuntimeException e) {
            LOG.warn("A timer of the sandbox has failed", e);
        }
    }
}
