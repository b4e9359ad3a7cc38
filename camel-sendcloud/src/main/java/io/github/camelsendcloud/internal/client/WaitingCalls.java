package io.github.camelsendcloud.internal.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The calls of a route that wait for a token, a permit or a retry. The calls have no thread, so the stop of the route
 * must end the calls. Several threads may use an instance: the lock guards all fields, and no foreign code runs with
 * the lock. The thread that removes a call from this collection owns the call, see {@link CallWait}.
 */
final class WaitingCalls {

    /** A call that waits. */
    interface WaitingCall {

        /** {@link System#nanoTime()} of the call's creation: the stop of a route ends the oldest call first. */
        long sequence();

        /**
         * Ends the call, since the route is stopped. The thread that has removed the call from {@link WaitingCalls}
         * calls this method.
         */
        void end();
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<WaitingCall> calls = new LinkedHashSet<>();
    private boolean open = true;

    /** @return false when the route is stopped and no call may wait */
    boolean add(WaitingCall call) {
        lock.lock();
        try {
            return open && calls.add(call);
        } finally {
            lock.unlock();
        }
    }

    /** @return true when the calling thread owns the call now, and must resume or end the call */
    boolean remove(WaitingCall call) {
        lock.lock();
        try {
            return calls.remove(call);
        } finally {
            lock.unlock();
        }
    }

    /** The number of waiting calls. */
    int count() {
        lock.lock();
        try {
            return calls.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether calls may wait. */
    boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Lets calls wait, since the route starts. */
    void open() {
        lock.lock();
        try {
            open = true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the waiting calls, since the route stops. Afterwards no call may wait. */
    void close() {
        lock.lock();
        try {
            open = false;
        } finally {
            lock.unlock();
        }
        end();
    }

    /** Ends the waiting calls, the oldest call first. */
    void end() {
        List<WaitingCall> ended;
        lock.lock();
        try {
            ended = new ArrayList<>(calls);
        } finally {
            lock.unlock();
        }
        ended.sort(Comparator.comparingLong(WaitingCall::sequence));
        for (WaitingCall call : ended) {
            if (remove(call)) {
                call.end();
            }
        }
    }
}
