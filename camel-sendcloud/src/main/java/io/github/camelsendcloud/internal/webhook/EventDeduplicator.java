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
 * Drops duplicate and outdated events. An event is remembered only after its route has succeeded: an event whose route
 * failed is routed again when Sendcloud sends the event again.
 *
 * <p>
 * An event is NEW, IN PROGRESS while its route runs, and then either ROUTED or NEW again. The claims of the events in
 * progress and the newest times are guarded by the lock of the instance. This lock is never held during a call of the
 * repository.
 */
final class EventDeduplicator {

    private static final int PARCELS = 10_000;
    /** The clocks of two machines differ by less than this. */
    private static final Duration FUTURE = Duration.ofDays(1);

    private final IdempotentRepository repository;
    private final Map<Object, Instant> newest;
    private final Set<Object> inProgress = new HashSet<>();

    /**
     * @param repository remembers the routed events; {@code null} when duplicate events are routed
     * @param inOrder    whether an event is dropped that is older than a routed event of the same parcel
     */
    @SuppressWarnings("unchecked")
    EventDeduplicator(IdempotentRepository repository, boolean inOrder) {
        this.repository = repository;
        this.newest = inOrder ? LRUCacheFactory.newLRUCache(PARCELS) : null;
    }

    /**
     * Decides whether an event is routed. A slow repository delays only events with the same key or the same parcel.
     *
     * @return                  {@code null} when the event must be routed: {@link #end} must follow. Otherwise the
     *                          response to the sender
     * @throws RuntimeException when the repository fails; the event is not in progress then
     */
    WebhookResponse begin(IncomingEvent event) {
        List<Object> claims = claims(event);
        if (!claim(claims)) {
            // the result of the event in progress is still unknown
            return WebhookResponse.RETRY_LATER;
        }
        boolean route = false;
        try {
            route = !isOutdated(event) && (repository == null || !repository.contains(event.key()));
        } finally {
            if (!route) {
                release(claims);
            }
        }
        return route ? null : WebhookResponse.OK;
    }

    /**
     * The route of an event has ended.
     *
     * @throws RuntimeException when the repository fails; the event is not remembered then
     */
    void end(IncomingEvent event, boolean success) {
        try {
            if (success && repository != null) {
                repository.add(event.key());
                repository.confirm(event.key());
            }
            if (success) {
                rememberTime(event);
            }
        } finally {
            release(claims(event));
        }
    }

    private synchronized boolean claim(List<Object> claims) {
        return claims.stream().noneMatch(inProgress::contains) && (claims.isEmpty() || inProgress.addAll(claims));
    }

    private synchronized void release(List<Object> claims) {
        claims.forEach(inProgress::remove);
    }

    private synchronized boolean isOutdated(IncomingEvent event) {
        Instant time = orderedTime(event);
        Instant last = time == null ? null : newest.get(event.parcelKey());
        return last != null && time.isBefore(last);
    }

    private synchronized void rememberTime(IncomingEvent event) {
        Instant time = orderedTime(event);
        if (time != null) {
            newest.merge(event.parcelKey(), time, (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    /**
     * The time by which an event is ordered; {@code null} for no time. A time in the future is ignored, because all
     * later events would count as outdated.
     */
    private Instant orderedTime(IncomingEvent event) {
        Instant time = newest == null || event.parcelId() == null ? null : event.timestamp();
        return time == null || time.isAfter(Instant.now().plus(FUTURE)) ? null : time;
    }

    private List<Object> claims(IncomingEvent event) {
        List<Object> claims = new ArrayList<>(2);
        if (repository != null) {
            claims.add(event.key());
        }
        if (newest != null && event.parcelId() != null) {
            claims.add(event.parcelKey());
        }
        return claims;
    }
}
