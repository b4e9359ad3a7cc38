package io.github.camelsendcloud.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** The {@code Retry-After} header, as seconds or as a date (RFC 9110, 10.2.3). */
public final class RetryAfter {

    /** A slip in a header makes nobody wait for years. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {
    }

    /**
     * @param  header the value, or {@code null}
     * @param  now    what a date is compared with
     * @return        the delay, from zero to one hour; {@code null} when there is no header or it makes no sense
     */
    public static Duration parse(String header, Instant now) {
        String text = header == null ? "" : header.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.length() > 9 ? LONGEST : atMost(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Duration delay = Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
            return delay.isNegative() ? Duration.ZERO : atMost(delay);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration atMost(Duration delay) {
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
