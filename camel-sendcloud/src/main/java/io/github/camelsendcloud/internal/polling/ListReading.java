package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ChangeQuery;
import io.github.camelsendcloud.api.ServerTime;

/**
 * Reads a list of changes from its first page to its last. A change during the reading may be missing in the list, so
 * the list is complete up to the time when the reading began. This time is calculated from the items: the time of an
 * item, minus the time that the reading had taken before the item. The server's time is an upper limit: an item from
 * the future proves nothing. For one thread.
 */
final class ListReading {

    /** An unknown time zone is at most this far ahead of UTC. */
    private static final Duration ZONES = Duration.ofHours(14);
    /** A {@code Date} header has no fractions of a second. */
    private static final Duration DATE_UNIT = Duration.ofSeconds(1);

    private final ChangeQuery changeQuery;
    private final Instant watermark;
    private final Instant serverTime;
    private final ReachedTime reached;
    private final LongSupplier nanoTime;
    private final long begun;
    private Instant proven;

    /**
     * @param watermark  the list was requested from this time
     * @param serverTime the server's time when the reading began, or an earlier time; {@code null} when unknown
     * @param reached    the result of earlier readings
     * @param nanoTime   the monotonic clock, in nanoseconds
     * @param begun      the time of that clock when the reading began
     */
    ListReading(ChangeQuery changeQuery, Instant watermark, Instant serverTime, ReachedTime reached, LongSupplier nanoTime,
                long begun) {
        this.changeQuery = changeQuery;
        this.watermark = watermark;
        this.serverTime = serverTime;
        this.reached = reached;
        this.nanoTime = nanoTime;
        this.begun = begun;
    }

    /**
     * Reads the next item of the list.
     *
     * @return {@code null} when the item is older than the watermark and the list rounds the requested time down
     */
    ChangedItem read(JsonNode item) {
        Duration taken = Duration.ofNanos(nanoTime.getAsLong() - begun);
        ServerTime changed = changeQuery.changed(item);
        if (changed != null) {
            Instant shown = changed.zoned() ? changed.instant() : changed.instant().minus(ZONES);
            prove(shown.minus(taken));
        }
        return ChangedItem.of(
                changeQuery, item, changed, watermark, serverTime == null ? null : serverTime.plus(taken).plus(DATE_UNIT));
    }

    private void prove(Instant time) {
        boolean credible = serverTime == null || !time.isAfter(serverTime);
        if (credible && (proven == null || time.isAfter(proven))) {
            proven = time;
        }
    }

    /**
     * The last page has been read.
     *
     * @return the list is complete up to this time; {@code null} when the time is unknown
     */
    Instant end() {
        if (proven != null) {
            reached.prove(proven, begun);
        }
        Instant complete = reached.at(begun);
        return complete != null && serverTime != null && complete.isAfter(serverTime) ? serverTime : complete;
    }
}
