package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.camel.util.TimeUtils;

/**
 * The largest number of calls in any period of a given length.
 *
 * @param calls  the number of calls, at least 1
 * @param period the length of the period, more than zero and at most 366 days
 */
record Limit(int calls, Duration period) {

    private static final Duration LONGEST = Duration.ofDays(366);

    /**
     * Reads a list of limits, for example {@code 100/1m,15/1s}. A call must keep all limits of the list.
     *
     * @param  text                     calls/period, separated by commas; the periods are Camel durations
     * @throws IllegalArgumentException when the text is not a list of limits
     */
    static List<Limit> parse(String text) {
        return Arrays.stream(text.split(",", -1)).map(Limit::one).toList();
    }

    /** The limits in the form that {@link #parse} reads. */
    static String text(List<Limit> limits) {
        return limits.stream().map(Limit::toString).collect(Collectors.joining(", "));
    }

    private static Limit one(String text) {
        int slash = text.indexOf('/');
        try {
            int calls = Integer.parseInt(text.substring(0, Math.max(slash, 0)).strip());
            Duration period = Duration.ofMillis(TimeUtils.toMilliSeconds(text.substring(slash + 1).strip()));
            if (calls > 0 && period.toMillis() > 0 && period.compareTo(LONGEST) <= 0
                    && text.indexOf('/', slash + 1) < 0 && text.indexOf('-') < 0) {
                return new Limit(calls, period);
            }
        } catch (IllegalArgumentException e) {
            // the exception below describes the right form
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no limit: write calls/period, such as 100/1m, and separate several limits by commas");
    }

    @Override
    public String toString() {
        return calls + "/" + period.toMillis() + "ms";
    }
}
