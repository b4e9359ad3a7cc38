package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the {@code Date} headers of a server with the monotonic clock of this machine. The state is TRUSTED or
 * DOUBTED. In DOUBTED a header has jumped: the earlier of the two times counts. A server that keeps its new time for
 * {@link #PROBATION} is trusted again. Two headers that agree may both be wrong. For one thread at a time.
 */
final class DateCheck {

    /** A new time counts after this duration. */
    static final Duration PROBATION = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(DateCheck.class);
    private static final Duration TOLERANCE = Duration.ofSeconds(10);
    /** Two clocks differ by less than one part in this number. */
    private static final int DRIFT = 1_000;
    private static final long BETWEEN_WARNINGS = Duration.ofHours(1).toNanos();

    private final String name;
    private Reading trusted;
    /** The latest reading that disagrees; {@code null} in TRUSTED. */
    private Reading doubted;
    private long doubtedSince;
    private Long warnedAt;

    /** The clock of the server showed a time between two times, when the monotonic clock showed {@code at}. */
    private record Reading(Instant earliest, Instant latest, long at) {

        Reading movedTo(long time) {
            return new Reading(earliest.plusNanos(time - at), latest.plusNanos(time - at), time);
        }

        boolean agrees(Reading before) {
            Reading expected = before.movedTo(at);
            Duration tolerance = TOLERANCE.plusNanos(Math.abs(at - before.at) / DRIFT);
            return !earliest.isAfter(expected.latest.plus(tolerance)) && !latest.isBefore(expected.earliest.minus(tolerance));
        }
    }

    /** @param name the name of the operation, for logs */
    DateCheck(String name) {
        this.name = name;
    }

    /**
     * Checks the date of a response.
     *
     * @param  date  the date of the response; {@code null} when the response has no date
     * @param  begun the time when the request was sent, by the monotonic clock in nanoseconds
     * @param  ended the time when the response arrived, by the same clock
     * @return       the time of the server when the request was sent, or an earlier time; {@code null} when no response
     *               has had a date
     */
    Instant check(Instant date, long begun, long ended) {
        Instant expected = trusted == null ? null : trusted.movedTo(begun).earliest();
        if (date == null) {
            return expected;
        }
        Reading reading = new Reading(date.minusNanos(ended - begun), date.plusSeconds(1), begun);
        if (trusted == null || reading.agrees(trusted)) {
            trust(reading);
        } else if (doubted == null || !reading.agrees(doubted)) {
            doubted = reading;
            doubtedSince = begun;
            warn(date, expected, begun);
        } else if (begun - doubtedSince >= PROBATION.toNanos()) {
            LOG.info("The Date header of {} has kept its new time for {} minutes. The header is trusted again", name,
                    PROBATION.toMinutes());
            trust(reading);
        }
        return reading == trusted || reading.earliest().isBefore(expected) ? reading.earliest() : expected;
    }

    private void trust(Reading reading) {
        trusted = reading;
        doubted = null;
    }

    private void warn(Instant date, Instant expected, long now) {
        if (warnedAt == null || now - warnedAt >= BETWEEN_WARNINGS) {
            warnedAt = now;
            LOG.warn("The Date header of {} is {}, but by the monotonic clock of this machine about {} was expected. The"
                     + " watermark does not follow this jump. No change is lost. Is the clock of a server or a proxy wrong?",
                    name, date, expected);
        }
    }
}
