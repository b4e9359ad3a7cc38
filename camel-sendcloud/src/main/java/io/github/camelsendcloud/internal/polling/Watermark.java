package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The time up to which all changes have been processed: the next list is requested from this time. The watermark
 * advances to the overlap before the time to which the lists are complete, but not past an open item. The watermark
 * moves back in {@link #setBack} only. Guarded by the lock of its {@link PollProgress}.
 */
final class Watermark {

    private final Duration overlap;
    /** The versions that are listed and not yet processed, with the times that the watermark must not pass. */
    private final ExpiringKeys open = new ExpiringKeys();
    private Instant time;
    /** All changes up to this time have been listed. */
    private Instant listed = Instant.EPOCH;

    Watermark(Duration overlap) {
        this.overlap = overlap;
    }

    /** @param start {@code null} when the watermark is still unknown */
    void set(Instant start) {
        open.clear();
        listed = Instant.EPOCH;
        time = start == null ? null : start.truncatedTo(ChronoUnit.MICROS);
    }

    /** The watermark; {@code null} when the watermark is still unknown. */
    Instant time() {
        return time;
    }

    /**
     * Moves a watermark from the future back to the overlap before the server's time.
     *
     * @return whether the watermark was later than the server's time
     */
    boolean setBack(Instant serverTime) {
        if (!time.isAfter(serverTime)) {
            return false;
        }
        time = serverTime.minus(overlap).truncatedTo(ChronoUnit.MICROS);
        return true;
    }

    /**
     * A list has been read to its end.
     *
     * @param complete the list contains all changes up to this time; {@code null} when the time is unknown
     * @param holds    all open versions, with the times that the watermark must not pass
     */
    void listed(Instant complete, Map<String, Instant> holds) {
        open.clear();
        holds.forEach(open::put);
        listed = complete != null && complete.isAfter(listed) ? complete : listed;
    }

    /** Whether a version is listed and not yet processed. */
    boolean isOpen(String version) {
        return open.get(version) != null;
    }

    /** A version has been processed. */
    void close(String version) {
        open.remove(version);
    }

    /**
     * The time until which a processed item stays known whose own time is unreliable. The item is known at least until
     * the next list: a list that contains the item again extends the time.
     */
    Instant retention() {
        return listed.isAfter(time) ? listed : time;
    }

    /** @return whether the watermark has moved */
    boolean advance() {
        Instant earliest = open.earliest();
        Instant reached = (earliest != null && earliest.isBefore(listed) ? earliest : listed).minus(overlap)
                .truncatedTo(ChronoUnit.MICROS);
        boolean moves = reached.isAfter(time);
        time = moves ? reached : time;
        return moves;
    }
}
