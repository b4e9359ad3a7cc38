package io.github.camelsendcloud.api;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a list tells what has changed since some time.
 *
 * @param after   the query parameter of the lower bound
 * @param before  the query parameter of an upper bound that has to be given; {@code null} for none
 * @param format  how the bounds are written
 * @param changed where an item has its time; the latest when there are several
 * @param id      where an item has what tells it from others, all of it together
 * @param by      what the bounds are about
 */
public record Feed(String after, String before, Format format, BodyPath changed, List<BodyPath> id, Bound by) {

    /** Where no list may end. */
    private static final Instant FAR_FUTURE = Instant.parse("2099-12-31T00:00:00Z");

    /** What a bound is about. */
    public enum Bound {

        UPDATE,
        /** An item comes once, when it is made. */
        CREATION
    }

    /** How a bound is written. */
    public enum Format {

        /** ISO 8601 with a zone. */
        INSTANT("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Duration.ZERO),
        /**
         * A time without a zone. Which it is read in is not documented. Sendcloud's is ahead of UTC, if it is not UTC:
         * as UTC it is early enough.
         */
        LOCAL("yyyy-MM-dd HH:mm:ss", Duration.ZERO),
        /** A day, which begins up to half a day later than that of UTC in zones behind it. */
        DAY("yyyy-MM-dd", Duration.ofHours(12));

        private final DateTimeFormatter formatter;
        private final Duration margin;

        Format(String pattern, Duration margin) {
            this.formatter = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
            this.margin = margin;
        }
    }

    /** The lower bound in words of the query; what it lets through begins at that time or before. */
    public String lower(Instant time) {
        return format.formatter.format(time.minus(format.margin));
    }

    /** An upper bound that nothing lies behind. */
    public String upper() {
        return format.formatter.format(FAR_FUTURE);
    }

    /** Whether nothing from before the lower bound is to be expected. */
    public boolean isExact() {
        return format == Format.INSTANT;
    }

    /** What tells an item from others; {@code null} when it has nothing of that. */
    public String id(JsonNode item) {
        String id = this.id.stream().flatMap(path -> path.find(item).stream()).map(JsonNode::asText)
                .collect(Collectors.joining("/"));
        return id.isEmpty() ? null : id;
    }

    /** The latest time in an item; {@code null} when it has none that can be read. */
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
