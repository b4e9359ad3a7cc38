package io.github.camelsendcloud.sandbox;

import java.util.EnumMap;
import java.util.Map;

/** Counts the requests of an account. Lock: this object. */
final class Counters {

    enum Event {
        TOKEN_REQUEST,
        TOKEN_ISSUED,
        CALL,
        UNAUTHORIZED,
        FORBIDDEN,
        RATE_LIMITED
    }

    private final Map<Event, Integer> counts = new EnumMap<>(Event.class);

    synchronized void count(Event event) {
        counts.merge(event, 1, Integer::sum);
    }

    synchronized AccountCounts counts() {
        return new AccountCounts(
                of(Event.TOKEN_REQUEST), of(Event.TOKEN_ISSUED), of(Event.CALL), of(Event.UNAUTHORIZED), of(Event.FORBIDDEN),
                of(Event.RATE_LIMITED));
    }

    synchronized void clear() {
        counts.clear();
    }

    private int of(Event event) {
        return counts.getOrDefault(event, 0);
    }
}
