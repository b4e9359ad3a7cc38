package io.github.camelsendcloud.internal.client.limit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.github.camelsendcloud.internal.client.limit.RateLimiter.Waiter;

/**
 * The calls that wait for a permit, in the order of their sequence numbers. Calls of an operation that Sendcloud has
 * refused wait in a line of their own, so that they never block calls of other operations. Guarded by the lock of its
 * {@link RateLimiter}. Adding and removing a call takes logarithmic time, a pause takes linear time.
 */
final class WaitingLine {

    /** @param number tells calls with the same sequence number apart */
    private record Place(Waiter waiter, long sequence, long number) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return sequence != other.sequence ? Long.compare(sequence, other.sequence) : Long.compare(number, other.number);
        }
    }

    private final LimitPauses pauses;
    private final Map<Waiter, Place> places = new IdentityHashMap<>();
    private final TreeSet<Place> open = new TreeSet<>();
    /** The lines of operations that are refused, by the name of the operation. No line is empty. */
    private final Map<String, TreeSet<Place>> apart = new HashMap<>();
    private long numbers;

    WaitingLine(LimitPauses pauses) {
        this.pauses = pauses;
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    int size() {
        return places.size();
    }

    void add(Waiter waiter) {
        Place place = new Place(waiter, waiter.sequence(), numbers++);
        places.put(waiter, place);
        if (pauses.of(waiter.operation()) == null) {
            open.add(place);
        } else {
            apart.computeIfAbsent(waiter.operation(), operation -> new TreeSet<>()).add(place);
        }
    }

    /** Removes a call, if the call waits. */
    void remove(Waiter waiter) {
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

    /** Whether calls of that operation wait in a line of their own. */
    boolean hasApart(String operation) {
        return apart.containsKey(operation);
    }

    /** Moves the calls of an operation into a line of their own. */
    void setApart(String operation) {
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
     * Removes the calls that do not wait for the end of their pause, in the order of their sequence numbers.
     *
     * @param operation only calls of this operation; {@code null} for all
     */
    List<Waiter> removeImpatient(String operation, long now) {
        TreeSet<Place> impatient = new TreeSet<>();
        for (Place place : places.values()) {
            Waiter waiter = place.waiter;
            if ((operation == null || operation.equals(waiter.operation()))
                    && pauses.isTooLong(waiter.operation(), waiter.patience().toNanos(), now)) {
                impatient.add(place);
            }
        }
        List<Waiter> waiters = new ArrayList<>();
        for (Place place : impatient) {
            waiters.add(place.waiter);
            remove(place.waiter);
        }
        return waiters;
    }

    /** Removes the call whose turn it is; {@code null} when no call may be made even where there is room. */
    Waiter poll(long now) {
        Place next = open.isEmpty() ? null : open.first();
        // the call that shows whether the account's pause is over is one of an operation that was not refused, if possible
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
        return next == null ? null : next.waiter;
    }

    /** How many calls may be made where there is room for all. */
    int ready(long now) {
        int ready = open.size();
        for (Map.Entry<String, TreeSet<Place>> line : apart.entrySet()) {
            ready += Math.min(line.getValue().size(), pauses.of(line.getKey()).room(now));
        }
        return ready;
    }

    /**
     * When the first call may be made that may not be made now.
     *
     * @param from when there is room
     * @param room whether there is room now, so that only paused operations wait for a time
     */
    long next(long from, boolean room) {
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
