package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the calls under way, and at a stop waits for them and lets no more in. */
final class CallsInFlight {

    private final AtomicInteger count = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private volatile boolean closed;

    /** @throws RejectedExecutionException after {@link #close} */
    void enter() {
        // counted before the look at the flag: a stop either sees this call or turns it away
        count.incrementAndGet();
        if (closed) {
            exit();
            throw new RejectedExecutionException("The Sendcloud component is stopped: no call is made any more");
        }
    }

    void exit() {
        if (count.decrementAndGet() == 0 && closed) {
            lock.lock();
            try {
                none.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Lets no more calls in, and waits for those under way.
     *
     * @return how many are left after that time
     */
    int close(Duration patience) throws InterruptedException {
        closed = true;
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (count.get() > 0 && nanos > 0) {
                nanos = none.awaitNanos(nanos);
            }
            return count.get();
        } finally {
            lock.unlock();
        }
    }

    int count() {
        return count.get();
    }
}
