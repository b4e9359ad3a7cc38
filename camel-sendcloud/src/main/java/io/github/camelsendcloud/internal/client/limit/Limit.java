package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.apache.camel.util.TimeUtils;

/**
 * So many calls in any period of that length.
 *
 * @param calls  at least 1
 * @param period positive, at most a year
 */
public record Limit(int calls, Duration period) {

    private static final Duration LONGEST = Duration.ofDays(366);

    /**
     * Reads limits that all hold: {@code 100/1m,15/1s}.
     *
     * @param  text                     periods are Camel durations
     * @throws IllegalArgumentException when it makes no sense
     */
    public static List<Limit> parse(String text) {
        return Arrays.stream(text.split(",", -1)).map(Limit::one).toList();
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
            // told below, with what would be right
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no limit: write calls/period, such as 100/1m, and several with a comma between them");
    }

    @Override
    public String toString() {
        return calls + "/" + period.toMillis() + "ms";
    }
}
