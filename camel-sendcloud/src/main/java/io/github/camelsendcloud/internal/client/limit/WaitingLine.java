package io.github.camelsendcloud.internal.client.limit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The calls that wait for a permit, in the order of their sequence numbers. Calls of an operation that Sendcloud has
 * refused wait in a separate line, and never block calls of other operations. The lock of the {@link RateLimiter}
 * guards this object.
 */
final class WaitingLine {

    /**
     * The place of a call.
     *
     * @param number the order of calls with the same sequence number
     * @param since  the time at which the wait has begun
     */
    record Place(Permit.Waiter waiter, long sequence, long number, long since) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return sequence != other.sequence ? Long.compare(sequence, other.sequence) : Long.compare(number, other.number);
        }
    }

    private final LimitPauses pauses;
    private final ReentrantLock lock;
    private final Map<Permit.Waiter, Place> places = new IdentityHashMap<>();
    private final TreeSet<Place> open = new TreeSet<>();
    /** The separate lines by the name of the operation. No line is empty. */
    private final Map<String, TreeSet<Place>> apart = new HashMap<>();
    private long nextNumber;

    WaitingLine(LimitPauses pauses, ReentrantLock lock) {
        this.pauses = pauses;
        this.lock = lock;
    }

    boolean isEmpty() {
        assert lock.isHeldByCurrentThread();
        return places.isEmpty();
    }

    int size() {
        assert lock.isHeldByCurrentThread();
        return places.size();
    }

    void add(Permit.Waiter waiter, long now) {
        assert lock.isHeldByCurrentThread();
        Place place = new Place(waiter, waiter.sequence(), nextNumber++, now);
        places.put(waiter, place);
        if (pauses.of(waiter.operation()) == null) {
            open.add(place);
        } else {
            apart.computeIfAbsent(waiter.operation(), operation -> new TreeSet<>()).add(place);
        }
    }

    /** Removes a call, if the call waits. */
    void remove(Permit.Waiter waiter) {
        assert lock.isHeldByCurrentThread();
        Place place = places.remove(waiter);
        if (place != null && !open.remove(place)) {
            removeApart(waiter.operation(), place);
        }
    }

    private void removeApart(String operation, Place place) {
        TreeSet<Place> line = apart.get(operation);
        line.remove(place);
        if (line.isEmpty()) {
            apart.remove(operation);
            pauses.forget(operation);
        }
    }

    /** Whether calls of an operation wait in a separate line. */
    boolean hasApart(String operation) {
        assert lock.isHeldByCurrentThread();
        return apart.containsKey(operation);
    }

    /** Moves the calls of an operation into a separate line. */
    void setApart(String operation) {
        assert lock.isHeldByCurrentThread();
        if (open.isEmpty()) {
            return;
        }
        TreeSet<Place> line = apart.getOrDefault(operation, new TreeSet<>());
        open.removeIf(place -> place.waiter.operation().equals(operation) && line.add(place));
        if (!line.isEmpty()) {
            apart.put(operation, line);
        }
    }

    /**
     * Removes the calls whose pause is longer than their patience, and returns the calls in the order of their numbers.
     *
     * @param operation only calls of this operation; {@code null} for all
     */
    List<Permit.Waiter> removeImpatient(String operation, long now) {
        assert lock.isHeldByCurrentThread();
        TreeSet<Place> impatient = new TreeSet<>();
        for (Place place : places.values()) {
            Permit.Waiter waiter = place.waiter;
            if ((operation == null || operation.equals(waiter.operation()))
                    && pauses.isTooLong(waiter.operation(), waiter.patience().toNanos(), now)) {
                impatient.add(place);
            }
        }
        List<Permit.Waiter> waiters = new ArrayList<>();
        for (Place place : impatient) {
            waiters.add(place.waiter);
            remove(place.waiter);
        }
        return waiters;
    }

    /** Removes and returns the next call; {@code null} when the pauses of the operations allow no call. */
    Place poll(long now) {
        assert lock.isHeldByCurrentThread();
        Place next = open.isEmpty() ? null : open.first();
        // a call of an operation that was not refused is the best probe of the account's pause
        boolean probing = pauses.isProbing();
        if (next == null || !probing) {
            long refused = Long.MAX_VALUE;
            for (Map.Entry<String, TreeSet<Place>> line : apart.entrySet()) {
                OperationPause pause = pauses.of(line.getKey());
                Place first = line.getValue().first();
                boolean earlier = next == null || (probing ? pause.lastRefused() < refused : first.compareTo(next) < 0);
                if (earlier && pause.room(now) > 0) {
                    next = first;
                    refused = pause.lastRefused();
                }
            }
        }
        if (next != null) {
            remove(next.waiter);
        }
        return next;
    }

    /** The number of waiting calls that the pauses of the operations allow now. */
    int ready(long now) {
        assert lock.isHeldByCurrentThread();
        int ready = open.size();
        for (Map.Entry<String, TreeSet<Place>> line : apart.entrySet()) {
            ready += Math.min(line.getValue().size(), pauses.of(line.getKey()).room(now));
        }
        return ready;
    }

    /**
     * The time at which the first call that must wait now may be sent.
     *
     * @param from the time from which the limits allow calls
     * @param room whether the limits allow calls now, so that only calls of paused operations wait
     */
    long next(long from, boolean room) {
        assert lock.isHeldByCurrentThread();
        long next = room || open.isEmpty() ? Permit.UNSENT : from;
        for (String operation : apart.keySet()) {
            OperationPause pause = pauses.of(operation);
            if (!room || pause.room(from) == 0) {
                next = Math.min(next, pause.free(from));
            }
        }
        return next;
    }
}
