package io.github.camelsendcloud.api;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a list is asked for the items that have changed since a time.
 *
 * @param after   the query parameter of the lower bound
 * @param before  the query parameter of the upper bound that the list requires; {@code null} when the list requires no
 *                upper bound
 * @param format  the text form of the bounds
 * @param changed the place of the time of change in an item; the latest time counts when an item has several
 * @param id      the places of the parts of an item's id; all parts together identify the item
 * @param kind    the kind of time that the bounds restrict
 */
public record ChangeQuery(
        String after, String before, Format format, BodyPath changed, List<BodyPath> id, ChangeKind kind) {

    /** The upper bound for all lists: later than the time of any item. */
    private static final Instant FAR_FUTURE = Instant.parse("2099-12-31T00:00:00Z");

    /** The kind of time that the bounds of a list restrict. */
    public enum ChangeKind {

        /** The bounds restrict the time of the latest change: a list has an item again after each change. */
        UPDATE,
        /** The bounds restrict the time of creation: a list has each item once. */
        CREATION
    }

    /** The text form of a bound. */
    public enum Format {

        /** ISO 8601 with a time zone. */
        INSTANT("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Duration.ZERO),
        /**
         * A time without a time zone. Sendcloud does not document the zone. The zone of Sendcloud is UTC or ahead of
         * UTC, so a bound in UTC is early enough.
         */
        LOCAL("yyyy-MM-dd HH:mm:ss", Duration.ZERO),
        /** A day. In time zones behind UTC, a day begins up to 12 hours later than in UTC. */
        DAY("yyyy-MM-dd", Duration.ofHours(12));

        private final DateTimeFormatter formatter;
        private final Duration margin;

        Format(String pattern, Duration margin) {
            this.formatter = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
            this.margin = margin;
        }
    }

    /**
     * The value of the lower bound. The list then starts at the given time or earlier.
     *
     * @param time not {@code null}
     */
    public String lowerBound(Instant time) {
        return format.formatter.format(time.minus(format.margin));
    }

    /** The value of an upper bound that is later than the time of any item. */
    public String upperBound() {
        return format.formatter.format(FAR_FUTURE);
    }

    /** Whether the list has no items from before the lower bound. */
    public boolean isExact() {
        return format == Format.INSTANT;
    }

    /** The id of an item; {@code null} when the item has no part of an id. */
    public String id(JsonNode item) {
        String id = this.id.stream().flatMap(path -> path.find(item).stream()).map(JsonNode::asText)
                .collect(Collectors.joining("/"));
        return id.isEmpty() ? null : id;
    }

    /** The latest time of change in an item; {@code null} when the item has no readable time. */
    public ServerTime changed(JsonNode item) {
        ServerTime latest = null;
        for (JsonNode text : changed.find(item)) {
            ServerTime time = ServerTime.parse(text.asText());
            if (time != null && (latest == null || time.instant().isAfter(latest.instant()))) {
                latest = time;
            }
        }
        return latest;
    }
}
