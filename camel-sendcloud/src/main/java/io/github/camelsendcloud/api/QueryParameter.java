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
 * @param name      the name
 * @param type      {@code string}, {@code integer}, {@code number}, {@code boolean}, {@code date} or {@code date-time}
 * @param list      the form of several values
 * @param required  whether Sendcloud rejects a request without the parameter
 * @param allowed   the documented values; empty when any value is allowed
 * @param maxValues the maximum number of values in one request, when the responses to several requests can be joined to
 *                  one list; 0 for all other parameters
 */
public record QueryParameter(
        String name, String type, ListStyle list, boolean required, List<String> allowed, int maxValues) {

    /** The form of several values of one parameter. */
    public enum ListStyle {
        /** The parameter takes one value only. */
        NONE,
        /** {@code ids=1,2,3} */
        COMMA,
        /** {@code parcels=1&parcels=2} */
        REPEAT
    }

    /**
     * A parameter that the catalog does not list. Any value is allowed, and a list repeats the name of the parameter.
     */
    static QueryParameter unlisted(String name) {
        return new QueryParameter(name, "string", ListStyle.REPEAT, false, List.of(), 0);
    }

    /**
     * Returns the text of a value. A {@link Date} and the types of {@code java.time} become ISO 8601; the text is a day
     * when the type of the parameter is {@code date}.
     *
     * @throws IllegalArgumentException when the operation documents the allowed values, and the value is not allowed
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
            // a java.sql.Date is a day of the local calendar and has no instant
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
