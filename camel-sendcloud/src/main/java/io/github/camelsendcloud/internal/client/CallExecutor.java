package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads with which calls go on that had to wait. So many of them work at the same time and no more; what comes
 * then waits in line.
 * <p>
 * When a call is done its thread goes on with the route, which may block it for as long as it likes, also until another
 * call is made that stands in this line. So a thread that the route blocks does not count as one that works: when calls
 * have waited for a thread for a while, another takes its place until it comes back. Threads that wait for a server
 * count always.
 */
final class CallExecutor implements Executor {

    /** How long a call waits for a thread before anybody looks what keeps the threads. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** What the route has kept for so long counts as blocked. */
    static final Duration BLOCKED = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(CallExecutor.class);

    private final Executor threads;
    private final int size;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService timer;

    private final Map<Thread, Work> working = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Work> line = new ArrayDeque<>();
    private int running;
    /** How many of those that run are blocked by the route. */
    private int blocked;
    private boolean watched;

    /** Something to be run, and who has its thread. Guarded by the lock. */
    private static final class Work {
        private final Runnable task;
        private final long since;
        private boolean atRoute;
        private long atRouteSince;
        private boolean blocked;

        private Work(Runnable task, long now) {
            this.task = task;
            this.since = now;
        }
    }

    /**
     * @param threads gives a thread to whoever asks
     * @param size    how many may work at the same time; {@link Integer#MAX_VALUE} for threads that cost nothing
     * @param timer   used only while something stands in line
     */
    public CallExecutor(Executor threads, int size, ScheduledExecutorService timer) {
        this(threads, size, System::nanoTime, timer);
    }

    CallExecutor(Executor threads, int size, LongSupplier nanoTime, ScheduledExecutorService timer) {
        this.threads = threads;
        this.size = size;
        this.nanoTime = nanoTime;
        this.timer = timer;
    }

    /** @throws RejectedExecutionException when the threads are shut down */
    @Override
    public void execute(Runnable task) {
        Work work = new Work(task, nanoTime.getAsLong());
        boolean another;
        lock.lock();
        try {
            line.add(work);
            another = running - blocked < size;
            if (another) {
                running++;
            } else {
                watch(PATIENCE.toNanos());
            }
        } finally {
            lock.unlock();
        }
        if (another) {
            try {
                start();
            } catch (RuntimeException | Error e) {
                if (withdraw(work)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Says who has this thread from now on, if it is one of these: the route, or a call again.
     *
     * @return who had it until now, to be said when that is over
     */
    boolean lend(boolean toRoute) {
        Work work = working.get(Thread.currentThread());
        if (work == null) {
            return false;
        }
        lock.lock();
        try {
            boolean before = work.atRoute;
            if (work.blocked) {
                work.blocked = false;
                blocked--;
            }
            work.atRoute = toRoute;
            work.atRouteSince = nanoTime.getAsLong();
            return before;
        } finally {
            lock.unlock();
        }
    }

    /** For one that has been counted as running. */
    private void start() {
        try {
            threads.execute(this::work);
        } catch (RuntimeException | Error e) {
            lock.lock();
            try {
                running--;
            } finally {
                lock.unlock();
            }
            throw e;
        }
    }

    /** @return false when it has a thread */
    private boolean withdraw(Work work) {
        lock.lock();
        try {
            return line.remove(work);
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        Thread thread = Thread.currentThread();
        for (Work work = next(); work != null; work = next()) {
            working.put(thread, work);
            try {
                work.task.run();
            } catch (Throwable e) {
                LOG.error("The route that goes on after a call has failed in a way that it does not handle", e);
            } finally {
                working.remove(thread);
            }
            // not meant for the next
            Thread.interrupted();
        }
    }

    /** @return {@code null} for a thread that is not needed any more */
    private Work next() {
        lock.lock();
        try {
            Work work = running - blocked > size ? null : line.poll();
            if (work == null) {
                running--;
            }
            return work;
        } finally {
            lock.unlock();
        }
    }

    private void watch(long nanos) {
        if (watched) {
            return;
        }
        try {
            timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
            watched = true;
        } catch (RejectedExecutionException e) {
            // the component is stopped, which ends those that wait
            LOG.debug("Nobody looks for blocked threads any more", e);
        }
    }

    /** Sees to it that what has stood in line for too long gets threads in the place of those that are blocked. */
    private void look() {
        int more = 0;
        lock.lock();
        try {
            watched = false;
            Work first = line.peek();
            if (first == null) {
                return;
            }
            long now = nanoTime.getAsLong();
            long patience = PATIENCE.toNanos() - (now - first.since);
            if (patience <= 0) {
                working.values().forEach(work -> findBlocked(work, now));
                more = Math.max(0, Math.min(line.size(), size - (running - blocked)));
                running += more;
                LOG.debug("Of {} threads the route blocks {}: {} more go on with calls", running, blocked, more);
            }
            watch(Math.max(patience, BLOCKED.toNanos()));
        } finally {
            lock.unlock();
        }
        for (; more > 0; more--) {
            try {
                start();
            } catch (RuntimeException | Error e) {
                // the next look tries again
                LOG.warn("There is no thread to be had for calls that wait for one: {}", e.toString());
            }
        }
    }

    private void findBlocked(Work work, long now) {
        if (work.atRoute && !work.blocked && now - work.atRouteSince >= BLOCKED.toNanos()) {
            work.blocked = true;
            blocked++;
        }
    }

    /** Any number of alarms: Camel's default takes a thousand, and refuses whoever has to wait then. */
    public static ThreadPoolProfile timerProfile() {
        ThreadPoolProfile profile = new ThreadPoolProfile("SendcloudTimer");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(1);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setAllowCoreThreadTimeOut(false);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }
}
