package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts the requests in flight. A stop rejects new requests and waits for the requests in flight. Several threads may
 * use an instance: the count is atomic, and the lock guards only the wait of the stop.
 */
final class CallsInFlight {

    private final AtomicInteger count = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private volatile boolean closed;

    /** @throws RejectedExecutionException after {@link #close} */
    void enter() {
        // the request is counted before the flag is read, so that either the stop sees this request or this request sees the stop
        count.incrementAndGet();
        if (closed) {
            exit();
            throw new RejectedExecutionException("The Sendcloud component is stopped and sends no more requests");
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
     * Rejects new requests, and waits for the requests in flight.
     *
     * @return the number of requests that are still in flight after this time
     */
    int close(Duration patience) throws InterruptedException {
        closed = true;
        long nanos = patience.toNanos();
        lock.lock();
        try {
            // the count is read once for each decision, since a rejected request is counted for a moment
            int left = count.get();
            while (left > 0 && nanos > 0) {
                nanos = none.awaitNanos(nanos);
                left = count.get();
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    int count() {
        return count.get();
    }
}
