package io.github.camelsendcloud.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;

/**
 * The time of an item in a list.
 *
 * @param instant the time; a time without a known zone is read as UTC
 * @param zoned   whether the zone is known. The zone is known when the text names a zone, or has the form of API v2:
 *                times of API v2 are in UTC (recorded from the real API, not documented)
 */
public record ServerTime(Instant instant, boolean zoned) {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']").append(DateTimeFormatter.ISO_LOCAL_TIME).appendPattern("[XXX][XX]").toFormatter();
    /** The form of API v2, in UTC. */
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss");

    /** Parses a time in any form that Sendcloud uses; {@code null} for any other text. */
    static ServerTime parse(String text) {
        try {
            if (text.length() > 2 && text.charAt(2) == '-') {
                return new ServerTime(LocalDateTime.parse(text, DAY_FIRST).toInstant(ZoneOffset.UTC), true);
            }
            TemporalAccessor time = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime zoned
                    ? new ServerTime(zoned.toInstant(), true)
                    : new ServerTime(((LocalDateTime) time).toInstant(ZoneOffset.UTC), false);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
