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
 * Resumes calls after a wait. A fixed number of threads works at a time. Further tasks wait in a queue.
 * <p>
 * A thread that has finished a call runs the next steps of the route. The route may block the thread for any time, for
 * example until the end of another call whose task waits in the queue. Therefore a thread that the route blocks does
 * not count as working: if the first task of the queue has waited for {@link #PATIENCE}, another thread works in the
 * place of the blocked thread. A thread that waits for a server always counts as working.
 * <p>
 * {@link WorkerState} has a drawing of the states of a thread. All fields that change, and all fields of the workers,
 * are guarded by the lock. No foreign code runs with the lock, except the scheduling of a timer.
 */
final class CallExecutor implements Executor {

    /** The first task of the queue waits for this time before the executor looks for blocked threads. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A thread that has been at the route for this time counts as blocked. */
    static final Duration BLOCKED = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(CallExecutor.class);

    private final Executor threads;
    private final int size;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService timer;

    private final ReentrantLock lock = new ReentrantLock();
    /** The map changes without the lock, since each thread adds and removes only its own worker. */
    private final Map<Thread, Worker> workers = new ConcurrentHashMap<>();
    private final Queue<Task> queue = new ArrayDeque<>();
    private int running;
    /** The number of running threads that are blocked. */
    private int blocked;
    private boolean watched;

    /** @param since the time of the arrival, in nanoseconds */
    private record Task(Runnable work, long since) {
    }

    private static final class Worker {
        private WorkerState state = WorkerState.IDLE;
        /** The time at which the route received the thread, in nanoseconds. */
        private long atRouteSince;
    }

    /**
     * @param threads the executor that runs each task in another thread
     * @param size    the number of threads that may work at the same time; {@link Integer#MAX_VALUE} for virtual
     *                threads
     * @param timer   the timer, which is used only while tasks wait in the queue
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
    public void execute(Runnable work) {
        Task task = new Task(work, nanoTime.getAsLong());
        boolean another;
        lock.lock();
        try {
            queue.add(task);
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
                if (withdraw(task)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Records whether the route or a call has the calling thread from now on. This method does nothing in a thread of
     * another executor.
     *
     * @return whether the route had the thread until now: the argument for the call that restores this state
     */
    boolean lend(boolean toRoute) {
        Worker worker = workers.get(Thread.currentThread());
        if (worker == null) {
            return false;
        }
        lock.lock();
        try {
            boolean before = worker.state != WorkerState.WORKING;
            change(worker, toRoute ? WorkerState.AT_ROUTE : WorkerState.WORKING);
            worker.atRouteSince = nanoTime.getAsLong();
            return before;
        } finally {
            lock.unlock();
        }
    }

    private void change(Worker worker, WorkerState next) {
        assert lock.isHeldByCurrentThread();
        assert worker.state.leadsTo(next) : worker.state + " to " + next;
        blocked += (next == WorkerState.BLOCKED ? 1 : 0) - (worker.state == WorkerState.BLOCKED ? 1 : 0);
        worker.state = next;
    }

    /** Starts a thread that is already counted as running. */
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

    /** @return false when a thread has taken the task */
    private boolean withdraw(Task task) {
        lock.lock();
        try {
            return queue.remove(task);
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        Worker worker = new Worker();
        workers.put(Thread.currentThread(), worker);
        try {
            for (Runnable work = next(worker); work != null; work = next(worker)) {
                try {
                    work.run();
                } catch (Throwable e) {
                    LOG.error("The route that resumes after a call has thrown an exception that no step handles", e);
                }
                // an interrupt of this task is no interrupt of the next task
                Thread.interrupted();
            }
        } finally {
            workers.remove(Thread.currentThread());
        }
    }

    /** @return {@code null} when the thread is not needed any more */
    private Runnable next(Worker worker) {
        lock.lock();
        try {
            if (worker.state != WorkerState.IDLE) {
                change(worker, WorkerState.IDLE);
            }
            Task task = running - blocked > size ? null : queue.poll();
            if (task == null) {
                running--;
                return null;
            }
            change(worker, WorkerState.WORKING);
            return task.work;
        } finally {
            lock.unlock();
        }
    }

    private void watch(long nanos) {
        assert lock.isHeldByCurrentThread();
        if (watched) {
            return;
        }
        try {
            timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
            watched = true;
        } catch (RejectedExecutionException e) {
            // the component is stopped, and the stop ends the calls that wait
            LOG.debug("The executor does not look for blocked threads any more", e);
        }
    }

    /** Looks for blocked threads if a task has waited for too long, and starts as many threads in their place. */
    private void look() {
        int more = 0;
        lock.lock();
        try {
            watched = false;
            Task first = queue.peek();
            if (first == null) {
                return;
            }
            long now = nanoTime.getAsLong();
            long patience = PATIENCE.toNanos() - (now - first.since);
            if (patience <= 0) {
                workers.values().forEach(worker -> findBlocked(worker, now));
                more = Math.max(0, Math.min(queue.size(), size - (running - blocked)));
                running += more;
                LOG.debug("The route blocks {} of {} threads: {} more threads resume calls", blocked, running, more);
            }
            watch(Math.max(patience, BLOCKED.toNanos()));
        } finally {
            lock.unlock();
        }
        for (; more > 0; more--) {
            try {
                start();
            } catch (RuntimeException | Error e) {
                // the next look starts a thread again
                LOG.warn("No thread is available for calls that wait for a thread: {}", e.toString());
            }
        }
    }

    private void findBlocked(Worker worker, long now) {
        if (worker.state == WorkerState.AT_ROUTE && now - worker.atRouteSince >= BLOCKED.toNanos()) {
            change(worker, WorkerState.BLOCKED);
        }
    }

    /**
     * A profile of a timer with an unlimited queue. Camel's default profile limits the queue to 1000 tasks, and rejects
     * further calls.
     */
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
