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
 * A time that an item of a list has.
 *
 * @param instant what it is, if it is one of UTC
 * @param zoned   whether its zone is known: it names one, or it is written as v2 writes times, which are those of UTC
 *                (recorded, not documented). Nothing tells the zone of the others
 */
public record ServerTime(Instant instant, boolean zoned) {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']").append(DateTimeFormatter.ISO_LOCAL_TIME).appendPattern("[XXX][XX]").toFormatter();
    /** That of v2, in UTC. */
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss");

    /** Reads any of the ways in which Sendcloud writes times; {@code null} when it is none of them. */
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
