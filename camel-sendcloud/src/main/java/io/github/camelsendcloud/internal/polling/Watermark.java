package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The time from which on lists are asked for: everything from before has been processed. The watermark never goes back
 * by itself, and follows the lists up to the overlap before the time to which they are complete, and before everything
 * that is open. Guarded by the lock of its {@link PollProgress}.
 */
final class Watermark {

    private final Duration overlap;
    /** Listed and not done, with the time that the watermark must not pass. */
    private final ExpiringKeys open = new ExpiringKeys();
    private Instant time;
    /** Everything up to here has been listed. */
    private Instant listed = Instant.EPOCH;

    Watermark(Duration overlap) {
        this.overlap = overlap;
    }

    /** @param start {@code null} when there is none yet */
    void set(Instant start) {
        open.clear();
        listed = Instant.EPOCH;
        time = start == null ? null : start.truncatedTo(ChronoUnit.MICROS);
    }

    /** {@code null} before there is one. */
    Instant time() {
        return time;
    }

    /**
     * Goes back to the overlap before the server's time.
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
     * @param complete up to which time it has everything; {@code null} when that is not known
     * @param holds    all that is open, with the times that must not be passed
     */
    void listed(Instant complete, Map<String, Instant> holds) {
        open.clear();
        holds.forEach(open::put);
        listed = complete != null && complete.isAfter(listed) ? complete : listed;
    }

    boolean isOpen(String version) {
        return open.get(version) != null;
    }

    void close(String version) {
        open.remove(version);
    }

    /** Until when something has to be known that may be listed whatever its time: the next list shows that again. */
    Instant lasting() {
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
