package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ChangeQuery;
import io.github.camelsendcloud.api.ServerTime;

/**
 * One reading of a list of changes, from its first page to its last. What is changed while the pages are read may be
 * missing, so the list is complete up to the time when the reading began. That time is taken from the items that are
 * listed, less the time that the reading had taken by then. The server's own time only limits it: items that claim to
 * be from the future prove nothing. For one thread.
 */
final class ListReading {

    /** A zone that is not known is at most that far ahead of UTC. */
    private static final Duration ZONES = Duration.ofHours(14);
    /** A {@code Date} header has no fractions of a second. */
    private static final Duration DATE_UNIT = Duration.ofSeconds(1);

    private final ChangeQuery feed;
    private final Instant bound;
    private final Instant serverTime;
    private final ReachedTime reached;
    private final LongSupplier nanoTime;
    private final long begun;
    private Instant proven;

    /**
     * @param bound      the list was asked for what is not from before
     * @param serverTime when the reading began, or earlier; {@code null} when the server does not tell
     * @param reached    knows what earlier readings have proven
     * @param nanoTime   the monotonic clock
     * @param begun      when the reading began, by that clock
     */
    ListReading(ChangeQuery feed, Instant bound, Instant serverTime, ReachedTime reached, LongSupplier nanoTime, long begun) {
        this.feed = feed;
        this.bound = bound;
        this.serverTime = serverTime;
        this.reached = reached;
        this.nanoTime = nanoTime;
        this.begun = begun;
    }

    /**
     * Reads an item, in the order of the list.
     *
     * @return {@code null} when it is from before the bound, which the list could not express better
     */
    ChangedItem read(JsonNode item) {
        Duration taken = Duration.ofNanos(nanoTime.getAsLong() - begun);
        ServerTime changed = feed.changed(item);
        if (changed != null) {
            Instant shown = changed.zoned() ? changed.instant() : changed.instant().minus(ZONES);
            prove(shown.minus(taken));
        }
        return ChangedItem.of(feed, item, changed, bound, serverTime == null ? null : serverTime.plus(taken).plus(DATE_UNIT));
    }

    private void prove(Instant time) {
        boolean credible = serverTime == null || !time.isAfter(serverTime);
        if (credible && (proven == null || time.isAfter(proven))) {
            proven = time;
        }
    }

    /** The last page has been read: up to which time the list is complete; {@code null} when nothing tells. */
    Instant end() {
        if (proven != null) {
            reached.prove(proven, begun);
        }
        Instant complete = reached.at(begun);
        return complete != null && serverTime != null && complete.isAfter(serverTime) ? serverTime : complete;
    }
}
