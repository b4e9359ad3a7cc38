package io.github.camelsendcloud.internal.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The calls of a route that wait for a token, a permit or their next try. They hold no thread, so it takes somebody to
 * end them when the route stops.
 */
public final class WaitingCalls {

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<CallWait> calls = new LinkedHashSet<>();
    private boolean open = true;

    /** @return false when none may wait any more */
    boolean add(CallWait call) {
        lock.lock();
        try {
            return open && calls.add(call);
        } finally {
            lock.unlock();
        }
    }

    /** @return false when it waits no more: whoever gets true has to see to it that the call goes on */
    boolean remove(CallWait call) {
        lock.lock();
        try {
            return calls.remove(call);
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    public int count() {
        lock.lock();
        try {
            return calls.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether calls may wait. */
    public boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Lets calls wait, again. */
    public void open() {
        lock.lock();
        try {
            open = true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets no more calls wait, and ends those that do. */
    public void close() {
        lock.lock();
        try {
            open = false;
        } finally {
            lock.unlock();
        }
        end();
    }

    /** Ends the calls that wait, in the order in which they came. */
    void end() {
        List<CallWait> ended;
        lock.lock();
        try {
            ended = new ArrayList<>(calls);
        } finally {
            lock.unlock();
        }
        ended.sort(Comparator.comparingLong(CallWait::sequence));
        for (CallWait call : ended) {
            if (remove(call)) {
                call.end();
            }
        }
    }
}
