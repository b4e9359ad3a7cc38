package io.github.camelsendcloud.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** The {@code Retry-After} header, as seconds or as a date (RFC 9110, 10.2.3). */
public final class RetryAfter {

    private RetryAfter() {
    }

    /**
     * @param  header the value, or {@code null}
     * @param  now    what a date is compared with
     * @return        the delay, never negative; {@code null} when there is no header or it makes no sense
     */
    public static Duration parse(String header, Instant now) {
        String text = header == null ? "" : header.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            // more digits than fit are as good as for ever
            return Duration.ofSeconds(text.length() > 9 ? 999_999_999 : Long.parseLong(text));
        }
        try {
            Duration delay = Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
            return delay.isNegative() ? Duration.ZERO : delay;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
