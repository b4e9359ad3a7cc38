package io.github.camelsendcloud.sandbox.internal.control;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations that a person writes: {@code 2d}, {@code 90s}, {@code 1h30m} or {@code PT2H}. */
public final class Durations {

    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1),
            "d", Duration.ofDays(1), "w", Duration.ofDays(7));

    private Durations() {
    }

    /**
     * The duration in a text.
     *
     * @throws IllegalArgumentException if the text is not a duration
     */
    public static Duration parse(String text) {
        String trimmed = text.trim();
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(trimmed);
        int end = 0;
        while (part.find() && part.start() == end) {
            sum = sum.plus(UNITS.get(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
            end = part.end();
        }
        if (end > 0 && end == trimmed.length()) {
            return sum;
        }
        try {
            return Duration.parse(trimmed);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("A duration is for example 2d, 90s, 1h30m or PT2H, not \"" + text + "\"");
        }
    }
}
