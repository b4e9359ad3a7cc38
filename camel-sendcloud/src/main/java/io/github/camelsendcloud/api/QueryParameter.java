package io.github.camelsendcloud.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.List;

/**
 * A query parameter that an operation documents.
 *
 * @param name     its name
 * @param type     {@code string}, {@code integer}, {@code number}, {@code boolean}, {@code date} or {@code date-time}
 * @param list     how several values are sent
 * @param required whether the operation is refused without it
 * @param allowed  the documented values; empty when any value goes
 * @param most     the most values in one request, where the answers to several requests make one list; 0 elsewhere
 */
public record QueryParameter(
        String name, String type, ListStyle list, boolean required, List<String> allowed, int most) {

    /** How several values of one parameter are sent. */
    public enum ListStyle {
        /** One value only. */
        NONE,
        /** {@code ids=1,2,3} */
        COMMA,
        /** {@code parcels=1&parcels=2} */
        REPEAT
    }

    /** A parameter that the catalog does not know: sent as it stands, a list by repeating the name. */
    static QueryParameter unlisted(String name) {
        return new QueryParameter(name, "string", ListStyle.REPEAT, false, List.of(), 0);
    }

    /**
     * The value as text: a {@link Date} and dates of {@code java.time} in ISO 8601, as a day where the parameter is
     * one.
     *
     * @throws IllegalArgumentException when the operation documents the values and this is none of them
     */
    String format(Object value) {
        String text = text(value);
        if (!allowed.isEmpty() && !allowed.contains(text)) {
            throw new IllegalArgumentException(
                    "Query parameter '" + name + "' cannot be '" + text + "': use one of " + String.join(", ", allowed));
        }
        return text;
    }

    private String text(Object value) {
        if (value instanceof java.sql.Date day) {
            // a day of the local calendar, which has no instant
            return day.toLocalDate().toString();
        }
        if (value instanceof Date date) {
            return text(date.toInstant());
        }
        if (value instanceof LocalDateTime time && "date".equals(type)) {
            return time.toLocalDate().toString();
        }
        if (value instanceof Instant instant) {
            return "date".equals(type) ? LocalDate.ofInstant(instant, ZoneOffset.UTC).toString() : instant.toString();
        }
        if (value instanceof OffsetDateTime || value instanceof ZonedDateTime) {
            DateTimeFormatter iso = "date".equals(type)
                    ? DateTimeFormatter.ISO_LOCAL_DATE : DateTimeFormatter.ISO_OFFSET_DATE_TIME;
            return iso.format((TemporalAccessor) value);
        }
        return String.valueOf(value);
    }
}
