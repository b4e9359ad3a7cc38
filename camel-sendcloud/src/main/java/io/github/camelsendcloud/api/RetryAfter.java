package io.github.camelsendcloud.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Parses the {@code Retry-After} header: a number of seconds, or a date (RFC 9110, 10.2.3). */
public final class RetryAfter {

    /** The upper limit of a delay: a wrong header must not pause an account for years. */
    private static final Duration MAX_DELAY = Duration.ofHours(1);

    private RetryAfter() {
    }

    /**
     * Returns the delay that a header asks for.
     *
     * @param  header the value of the header, or {@code null}
     * @param  now    the current time, for a header with a date
     * @return        the delay, from zero to one hour; {@code null} when the header is missing or unreadable
     */
    public static Duration parse(String header, Instant now) {
        String text = header == null ? "" : header.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.length() > 9 ? MAX_DELAY : limited(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Duration delay = Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
            return delay.isNegative() ? Duration.ZERO : limited(delay);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration limited(Duration delay) {
        return delay.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay;
    }
}
