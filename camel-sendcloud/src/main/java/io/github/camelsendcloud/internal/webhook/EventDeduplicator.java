package io.github.camelsendcloud.internal.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.LRUCacheFactory;

/**
 * Knows what has been routed and what is on its way. An event counts as routed when its route has succeeded and not
 * before: whatever happens until then, it is routed again when it comes again.
 */
final class EventDeduplicator {

    private static final int PARCELS = 10_000;
    /** More than clocks differ. */
    private static final Duration FUTURE = Duration.ofDays(1);

    private final IdempotentRepository repository;
    private final Map<Long, Instant> newest;
    private final Set<Object> underWay = new HashSet<>();

    /**
     * @param repository remembers events; {@code null} for nobody
     * @param inOrder    whether the events of a parcel have an order
     */
    @SuppressWarnings("unchecked")
    EventDeduplicator(IdempotentRepository repository, boolean inOrder) {
        this.repository = repository;
        this.newest = inOrder ? LRUCacheFactory.newLRUCache(PARCELS) : null;
    }

    /**
     * A repository may take its time: only events that are about the same wait for each other.
     *
     * @return {@code null} when the event is to be routed, and to be ended then
     */
    WebhookResponse begin(IncomingEvent delivery) {
        List<Object> claims = claims(delivery);
        if (!claim(claims)) {
            // nobody knows yet what becomes of it
            return WebhookResponse.NOT_NOW;
        }
        boolean wanted = false;
        try {
            wanted = !isOutdated(delivery) && (repository == null || !repository.contains(delivery.key()));
        } finally {
            if (!wanted) {
                release(claims);
            }
        }
        return wanted ? null : WebhookResponse.OK;
    }

    /** What was begun has ended. */
    void end(IncomingEvent delivery, boolean success) {
        try {
            if (success && repository != null) {
                repository.add(delivery.key());
                repository.confirm(delivery.key());
            }
            if (success) {
                passed(delivery);
            }
        } finally {
            release(claims(delivery));
        }
    }

    private synchronized boolean claim(List<Object> claims) {
        return claims.stream().noneMatch(underWay::contains) && (claims.isEmpty() || underWay.addAll(claims));
    }

    private synchronized void release(List<Object> claims) {
        claims.forEach(underWay::remove);
    }

    private synchronized boolean isOutdated(IncomingEvent delivery) {
        Instant time = orderedTime(delivery);
        Instant last = time == null ? null : newest.get(delivery.parcelId());
        return last != null && time.isBefore(last);
    }

    private synchronized void passed(IncomingEvent delivery) {
        Instant time = orderedTime(delivery);
        if (time != null) {
            newest.merge(delivery.parcelId(), time, (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    /**
     * The time that puts an event in order; {@code null} for none. After a time in the future, all others would be old.
     */
    private Instant orderedTime(IncomingEvent delivery) {
        Instant time = newest == null || delivery.parcelId() == null ? null : delivery.timestamp();
        return time == null || time.isAfter(Instant.now().plus(FUTURE)) ? null : time;
    }

    private List<Object> claims(IncomingEvent delivery) {
        List<Object> claims = new ArrayList<>(2);
        if (repository != null) {
            claims.add(delivery.key());
        }
        if (newest != null && delivery.parcelId() != null) {
            claims.add(delivery.parcelId());
        }
        return claims;
    }
}
